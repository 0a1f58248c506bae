"""Annotations of stories without their texts: offsets and hashes here, the words only where the texts are.

    python -m evaluation.standoff pack STORIES OUT REPORTS.jsonl ...
    python -m evaluation.standoff unpack STANDOFF OUT REPORTS.jsonl ...

STORIES holds one folder a story (reports.jsonl, gold.json). REPORTS.jsonl are the collections that the reports were
taken from, whole or cut at their end: one JSON object a line with id, outlet, published, title, text. `pack` writes one
JSON file a story in which each stretch of text, and each party's name that is one, is told by offsets in code points,
and each report by its id in its collection, its length and its SHA-256. What an annotator called a claim is left out:
it follows the texts. `unpack` makes the folders again. Exit code 2 where a text is not found.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from evaluation.gold import locate, nearest
from hearsay.model import Report, Span

Json = dict[str, Any]
_LONG = 5
"""Words from which a party's name is a stretch of the text, no name."""
Rows = dict[str, list[Json]]
"""Reports of the collections by id; a collection may use one id twice."""


class NotFoundError(Exception):
    """A report's text is in none of the collections."""


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("way", choices=("pack", "unpack"))
    ap.add_argument("stories", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("reports", type=Path, nargs="+")
    args = ap.parse_args()
    rows: Rows = defaultdict(list)
    for r in (r for path in args.reports for r in _lines(path)):
        rows[r["id"]].append(r)
    args.out.mkdir(parents=True, exist_ok=True)
    try:
        return (_pack_all if args.way == "pack" else _unpack_all)(args.stories, args.out, rows)
    except NotFoundError as e:
        print(e, file=sys.stderr)
        return 2


def _pack_all(stories: Path, out: Path, rows: Rows) -> int:
    by_opening = {r["text"][:60]: name for name, same in rows.items() for r in same}
    for folder in sorted(p.parent for p in stories.glob("*/gold.json")):
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        packed = pack(gold, list(_lines(folder / "reports.jsonl")), by_opening)
        text = json.dumps(packed, ensure_ascii=False, indent=1)
        (out / f"{folder.name}.json").write_text(text + "\n", encoding="utf-8")
    return 0


def _unpack_all(stories: Path, out: Path, rows: Rows) -> int:
    for path in sorted(stories.glob("*.json")):
        gold, reports = unpack(json.loads(path.read_text(encoding="utf-8")), rows)
        folder = out / path.stem
        folder.mkdir(exist_ok=True)
        (folder / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")
        lines = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in reports)
        (folder / "reports.jsonl").write_text(lines, encoding="utf-8")
    return 0


def pack(gold: Json, reports: Iterable[Json], by_opening: dict[str, str]) -> Json:
    """The annotation with offsets in the place of words. Raises NotFoundError."""
    texts, named = {}, []
    for r in reports:
        if r["text"][:60] not in by_opening:
            raise NotFoundError(f"{gold['story']}, {r['id']}: its text opens no report of the collections")
        texts[r["id"]] = Report(id=r["id"], text=r["text"])
        told = {k: r[k] for k in ("id", "outlet", "published")}
        named.append({**told, "of": by_opening[r["text"][:60]], "length": len(r["text"]), "sha256": _hash(r["text"])})
    contents = {a["id"]: locate(texts[a["report"]], a["content"]).span for a in gold["attributions"]}

    def near(a: Json, role: str) -> list[int] | None:
        return _pair(nearest(texts[a["report"]], a[role], contents[a["id"]]).span) if a.get(role) else None

    def stretch(report: str, spec: Any) -> list[int]:
        return _pair(locate(texts[report], spec).span)

    return {
        "story": gold["story"],
        "reports": named,
        "attributions": [
            {
                **_each(a, "chain", lambda x: {**x, "name": _hidden(x["name"], texts)}),
                "content": _pair(contents[a["id"]]),
                "source": near(a, "source"),
                "cue": near(a, "cue"),
            }
            for a in gold["attributions"]
        ],
        "claims": [
            _without(_each(c, "mentions", lambda m: _own(m, stretch)), "text", "origins") for c in gold["claims"]
        ],
        "conflicts": [_without(c, "why") for c in gold["conflicts"]],
        "timeline": [
            {**{k: t[k] for k in ("report", "start", "end")}, "evidence": stretch(t["report"], t["evidence"])}
            for t in gold["timeline"]
        ],
    }


def unpack(packed: Json, rows: Rows) -> tuple[Json, list[Json]]:
    """The annotation with its words, and the reports. Raises NotFoundError where a text is gone or has changed."""
    reports = []
    for r in packed["reports"]:
        row = next((x for x in rows.get(r["of"], ()) if _hash(x["text"][: r["length"]]) == r["sha256"]), None)
        if row is None:
            raise NotFoundError(f"{packed['story']}, {r['id']}: report {r['of']} is not there as it was annotated")
        text = row["text"][: r["length"]]
        reports.append({**{k: r[k] for k in ("id", "outlet", "published")}, "title": row["title"], "text": text})
    texts = {r["id"]: r["text"] for r in reports}

    def words(report: str, span: list[int] | None) -> list[Any] | None:
        return span and _spec(texts[report], *span)

    gold = {
        **packed,
        "attributions": [
            {
                **_each(a, "chain", lambda x: {**x, "name": _shown(x["name"], texts)}),
                **{role: words(a["report"], a[role]) for role in ("content", "source", "cue")},
            }
            for a in packed["attributions"]
        ],
        "claims": [_each(c, "mentions", lambda m: _own(m, words)) for c in packed["claims"]],
        "timeline": [{**t, "evidence": words(t["report"], t["evidence"])} for t in packed["timeline"]],
    }
    del gold["reports"]
    return gold, reports


def _hidden(name: str | None, texts: dict[str, Report]) -> Any:
    """A name; a long one that is a stretch of a report, as the report's id and two offsets."""
    if name is None or len(name.split()) < _LONG:
        return name
    found = ((r.id, r.text.find(name)) for r in texts.values())
    return next(([report, at, at + len(name)] for report, at in found if at >= 0), name)


def _shown(name: Any, texts: dict[str, str]) -> str | None:
    return texts[name[0]][name[1] : name[2]] if isinstance(name, list) else name


def _without(row: Json, *names: str) -> Json:
    return {k: v for k, v in row.items() if k not in names}


def _each(row: Json, name: str, change: Callable[[Json], Json]) -> Json:
    return {**row, name: [change(x) for x in row[name]]}


def _own(mention: Json, change: Callable[[str, Any], Any]) -> Json:
    return {**mention, "own": change(mention["report"], mention["own"])} if "own" in mention else mention


def _spec(text: str, start: int, end: int) -> list[Any]:
    """The words and which of their occurrences they are, from 0, as `evaluation.gold.locate` counts them."""
    words, n, at = text[start:end], 0, text.find(text[start:end])
    while at < start:
        n, at = n + 1, text.find(words, at + 1)
    return [words, n]


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _lines(path: Path) -> Iterator[Json]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


if __name__ == "__main__":
    sys.exit(main())
