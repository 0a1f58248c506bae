"""Run `weigh` alone on the gold readings, parties and claims of annotated stories, for the story scorer.

    python -m evaluation.weigh_only STORIES OUT

Who speaks for whom is not annotated; `link` finds it, as in the program. Writes OUT/<story>.json. Of these briefs only
the figures for bounds, corroborated, status, conflict and timeline mean anything: attributions and claims are the gold
ones. What the whole program reaches is measured by `evaluation.stories`.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

from evaluation.gold import story
from hearsay.link.voices import speak_for
from hearsay.model import Story
from hearsay.render.contract import brief_dict
from hearsay.tables import Tables
from hearsay.weigh import weigh


def annotated(folder: Path, tables: Tables) -> Story:
    """The gold story of a folder, with who speaks for whom."""
    gold = story(folder)
    parties = speak_for(gold.parties, [r.report for r in gold.readings], tables)
    return replace(gold, parties=tuple(parties))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    tables = Tables.shipped()
    args.out.mkdir(parents=True, exist_ok=True)
    for folder in sorted(p for p in args.stories.iterdir() if (p / "gold.json").is_file()):
        made = brief_dict(weigh(annotated(folder, tables)))
        (args.out / f"{folder.name}.json").write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
