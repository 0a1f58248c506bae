"""Brief every annotated story of a folder: what `score_stories.py` reads.

    python -m evaluation.stories STORIES_FOLDER OUT_FOLDER [--no-tables]

STORIES_FOLDER holds one folder a story with reports.jsonl. Writes OUT_FOLDER/<story>.json, as `hearsay brief --format
json` prints it. `--no-tables` empties the shipped tables of outlets, wires and governments.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import hearsay
from hearsay.render.contract import brief_dict
from hearsay.tables import Tables


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("stories", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--no-tables", action="store_true")
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    options = hearsay.Options(tables=Tables.empty()) if args.no_tables else None
    for reports in sorted(args.stories.glob("*/reports.jsonl")):
        made = hearsay.brief([reports], options)
        path = args.out / f"{reports.parent.name}.json"
        path.write_text(json.dumps(brief_dict(made), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
