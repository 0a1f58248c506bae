"""First stage: a range of an input file → its reports as text, what was left out, and keys to find copies by.

What is no English report goes here, and so does what the same outlet published in the same words before: early, and
counted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from hearsay import pipeline
from hearsay.ingest import IngestPolicy, ReadSource, Source, read_source
from hearsay.link.copies import credited_wires
from hearsay.model import Report, Skipped
from hearsay.sandbox import Sandbox
from hearsay.tables import Tables

from ..contract import Place, Product, Settings, Shard, Stage
from ..inputs import Item, Lost, Tally, items
from ..postings import by_partition
from ..rows import TEXTS, entries_of, node_of, rank_of, table
from ..signature import Signature, signatures

LOST = pa.schema([("place", pa.string()), ("given", pa.string()), ("reason", pa.string()), ("kind", pa.string())])
"""`kind`: damaged (bytes are broken), refused (no report), note (of a report something was left out)."""
_WORDS = ("text", "title", "outlet", "author")
_BATCH = 256
_NOT_ENGLISH = "is not in English"


@dataclass(slots=True)
class _Taken:
    reports: list[Report] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    lost: list[dict[str, str]] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    seen: set[tuple[str, str]] = field(default_factory=set)


def work(shard: Shard, place: Place) -> Product:
    """Take in the reports of a range."""
    taken = _Taken()
    name, settings = str(shard.given["name"]), place.settings
    for found in items(Path(shard.inputs[0].path), shard.given, taken.tally):
        where = f"{name}@{found.offset}"
        if isinstance(found, Lost):
            taken.tally.counts["damaged records"] += 1
            _lose(taken, where, ("", found.reason, "damaged"))
            continue
        taken.tally.counts["records"] += 1
        _take(found, where, settings, taken)
    return _product(shard, taken, settings)


def _take(item: Item, where: str, settings: Settings, taken: _Taken) -> None:
    policy = IngestPolicy(outlet=settings.outlet or None)
    source = Source(name=item.given or where, data=item.data, kind=item.kind)
    found = pipeline.take_in([source], policy, parser_of(settings))
    for s in found.skipped:
        is_note = bool(found.reports)
        kind = "notes" if is_note else "not English" if s.reason.startswith(_NOT_ENGLISH) else "no report"
        taken.tally.counts[kind] += 1
        _lose(taken, where, (item.given, _short(s), "note" if is_note else "refused"))
    for report in map(_sound, found.reports):
        key = (report.outlet, report.sha256)
        if key in taken.seen:
            taken.tally.counts["same outlet, same words"] += 1
            continue
        taken.seen.add(key)
        taken.reports.append(replace(report, id=_id(where, report), path=item.given or where))
        taken.places.append(where)


def _sound(report: Report) -> Report:
    """Parquet holds UTF-8: halves of surrogate pairs, which no text means, become question marks, one for one."""
    fields = {k: v.encode("utf-8", "replace").decode() for k in _WORDS if not (v := getattr(report, k)).isascii()}
    return replace(report, **fields) if fields else report


def _id(where: str, report: Report) -> str:
    """Place and words, in so many digits that among billions no two are the same."""
    return "r" + hashlib.sha256(f"{where}\x1f{report.sha256}".encode()).hexdigest()[:20]


def _short(s: Skipped) -> str:
    return s.reason[:300]


def _lose(taken: _Taken, where: str, told: tuple[str, str, str]) -> None:
    taken.lost.append({"place": where, "given": told[0], "reason": told[1], "kind": told[2]})


def parser_of(settings: Settings) -> ReadSource:
    """How pages are parsed: in this process, or in a limited one that this process keeps."""
    return _sandbox().read if settings.fenced else read_source


@cache
def _sandbox() -> Sandbox:
    return Sandbox()


def _product(shard: Shard, taken: _Taken, settings: Settings) -> Product:
    tables = Tables.shipped()
    rows: list[dict[str, Any]] = []
    nodes: list[int] = []
    found: list[Signature] = []
    for batch in _batches(taken.reports):
        found += signatures(batch)
    for n, (report, s) in enumerate(zip(taken.reports, found, strict=True)):
        nodes.append(node_of(shard.number, n))
        rows.append(_row(report, nodes[-1], (taken.places[n], s), tables))
    ranks = np.array([r["rank"] for r in rows], np.uint64)
    keys, groups = by_partition([s.keys for s in found], (np.array(nodes, np.int64), ranks), settings.partitions)
    counts = {**taken.tally.counts, "texts": len(rows), "words": sum(r["words"] for r in rows)}
    return Product(
        tables={"texts": table(TEXTS, rows), "keys": keys, "lost": table(LOST, taken.lost)},
        counts=counts,
        groups={"keys": groups},
    )


def _batches(reports: list[Report]) -> Iterator[list[Report]]:
    for i in range(0, len(reports), _BATCH):
        yield reports[i : i + _BATCH]


def _row(report: Report, node: int, known: tuple[str, Signature], tables: Tables) -> dict[str, Any]:
    where, s = known
    words = len(report.text.split())
    wires = sorted(credited_wires(report, tables))
    is_wire = bool(report.outlet) and tables.outlet(report.outlet) in tables.wires
    return {
        "node": node,
        "id": report.id,
        "place": where,
        "given": report.path,
        "outlet": report.outlet,
        "outlet_from": report.outlet_from,
        "published": report.published.iso() if report.published else "",
        "published_from": report.published_from,
        "title": report.title,
        "author": report.author,
        "words": words,
        "chars": len(report.text),
        "sha256": report.sha256,
        "rank": rank_of(report.published, words, is_wire=is_wire),
        "wires": wires,
        "bound": s.bound,
        "sketch": s.sketch,
        "entries": entries_of(report),
        "notes": list(report.notes),
        "text": report.text,
    }


STAGE = Stage(
    name="texts",
    work=work,
    rooms=("hearsay.model", "hearsay.ingest", "hearsay.tables", "hearsay.link", "hearsay.sandbox", "hearsay.pipeline"),
    packages=("numpy", "pyarrow", "fastwarc", "trafilatura", "htmldate", "lxml", "py3langid"),
)
