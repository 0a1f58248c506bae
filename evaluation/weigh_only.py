"""Run `weigh` alone on the gold readings, parties and claims of annotated stories, for the story scorer.

    python -m evaluation.weigh_only STORIES OUT

Writes OUT/<story>.json. Of these briefs only the figures for bounds, corroborated, status, conflict and timeline mean
anything: attributions and claims are the gold ones. What the whole program reaches is measured by `evaluation.stories`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from evaluation.gold import story
from hearsay.render.contract import brief_dict
from hearsay.weigh import weigh


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for folder in sorted(p for p in args.stories.iterdir() if (p / "gold.json").is_file()):
        made = brief_dict(weigh(story(folder)))
        (args.out / f"{folder.name}.json").write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
