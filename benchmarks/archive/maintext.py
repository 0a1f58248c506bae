"""Main text of web pages: hearsay's way, trafilatura as shipped, resiliparse; quality on labelled pages, and speed.

    python -m benchmarks.archive.maintext [--pages 220] [--bytes 100000] [--words 600] [--json]

Every page is an invented report in one of eleven layouts, so its text is known to the word. Quality is the F1 of words
(as multisets) per page, averaged; `worst layout` is the lowest average of a layout. Speed is pages a processor second,
one process, one thread. `with metadata` tells whether title, outlet and date come out too.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import islice

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from benchmarks.measured import Row, release, show
from hearsay.ingest import DEFAULT_POLICY, Draft
from hearsay.ingest.decode import decode
from hearsay.ingest.page import draft_of_page

from .invented import Size, stories
from .pages import LAYOUTS, WebPage, page_of

Extract = Callable[[bytes], str]
_WORD = re.compile(r"\w+")


def main() -> None:
    """Make the pages, run each extractor over them, print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--pages", type=int, default=220)
    ap.add_argument("--bytes", type=int, default=100_000)
    ap.add_argument("--words", type=int, default=600)
    ap.add_argument("--layouts", action="store_true", help="one row for each layout too")
    ap.add_argument("--json", action="store_true")
    args = ap.parse_args()
    pages = labelled(args.pages, args.bytes, args.words)
    rows: list[Row] = []
    for name, extract, meta in _ways():
        rows += _rows(name, extract, meta, pages, args.layouts)
    mean = sum(len(p.html) for p in pages) // len(pages)
    show(rows, args.json, {"pages": len(pages), "bytes a page": mean})


def labelled(n: int, size: int, words: int) -> list[WebPage]:
    """Pages in all layouts by turns."""
    names = sorted(LAYOUTS)
    reports = islice((r for s in stories(7, Size(words=words)) for r in s.reports), n)
    return [page_of(r, size=size, layout=names[i % len(names)]) for i, r in enumerate(reports)]


def _ways() -> list[tuple[str, Extract, str]]:
    name, other = release("trafilatura"), release("resiliparse")
    return [
        ("hearsay (ingest)", _ours, "yes"),
        (f"{name}, as shipped", _as_shipped, "yes"),
        (f"{name}, fast, text alone", _fast, "no"),
        (f"{other}, main content", _resiliparse, "no"),
    ]


def _ours(data: bytes) -> str:
    decoded = decode(data)
    found = draft_of_page(decoded, "page", DEFAULT_POLICY) if decoded else None
    return found.text if isinstance(found, Draft) else ""


def _as_shipped(data: bytes) -> str:
    found = trafilatura.bare_extraction(data, with_metadata=True)
    return (found.text or "") if found else ""


def _fast(data: bytes) -> str:
    return trafilatura.extract(data, fast=True, include_comments=False, include_tables=False) or ""


def _resiliparse(data: bytes) -> str:
    return str(extract_plain_text(data.decode(), main_content=True, alt_texts=False, list_bullets=False))


def _rows(name: str, extract: Extract, meta: str, pages: Sequence[WebPage], each: bool) -> list[Row]:
    encoded = [p.html.encode() for p in pages]
    extract(encoded[0])
    began = time.process_time()
    found = [extract(data) for data in encoded]
    seconds = time.process_time() - began
    scores: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for p, text in zip(pages, found, strict=True):
        scores[p.layout].append(_score(p.text, text))
    every = [s for by in scores.values() for s in by]
    worst = min(scores, key=lambda k: _mean(scores[k], 2))
    row: Row = {
        "extractor": name,
        "with metadata": meta,
        "pages/s": len(pages) / seconds,
        "P %": 100 * _mean(every, 0),
        "R %": 100 * _mean(every, 1),
        "F1 %": 100 * _mean(every, 2),
        "worst layout": worst,
        "its F1 %": 100 * _mean(scores[worst], 2),
    }
    more: list[Row] = [
        {"extractor": f"  {k}", "F1 %": 100 * _mean(v, 2), "P %": 100 * _mean(v, 0), "R %": 100 * _mean(v, 1)}
        for k, v in sorted(scores.items())
    ]
    return [row, *(more if each else [])]


def _score(gold: Sequence[str], text: str) -> tuple[float, float, float]:
    wanted, got = (Counter(_WORD.findall(t.lower())) for t in (" ".join(gold), text))
    both = sum((wanted & got).values())
    precision, recall = both / (got.total() or 1), both / (wanted.total() or 1)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def _mean(rows: Sequence[tuple[float, float, float]], at: int) -> float:
    return sum(r[at] for r in rows) / len(rows)


if __name__ == "__main__":
    main()
