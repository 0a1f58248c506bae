"""Last stage: some stories → their claims, weighed: how many origins, which status, who stands behind it.

Copies that were not read count where their original does: they add reports and outlets, never an origin.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from hearsay import pipeline
from hearsay.model import Brief, Reading, WeighedClaim
from hearsay.read import Reader
from hearsay.store.db.codec import decode, encode, unsqueeze
from hearsay.tables import Tables

from ..columns import rows_of
from ..contract import Place, Product, Shard, Stage
from ..knowledge import reader_of, tables_of
from ..rows import READING, reports_of, table

CLAIMS = pa.schema(
    [
        ("story", pa.string()),
        ("claim", pa.string()),
        ("text", pa.string()),
        ("kind", pa.string()),
        ("status", pa.string()),
        ("low", pa.int32()),
        ("high", pa.int32()),
        ("paths", pa.int32()),
        ("all_through", pa.string()),
        ("reports", pa.int32()),
        ("outlets", pa.int32()),
        ("copies", pa.int32()),
        ("parties", pa.list_(pa.string())),
        ("marks", pa.list_(pa.string())),
        ("node", pa.int64()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("first_seen", pa.string()),
    ]
)
"""`node`, `start`, `end`: where the claim's own words stand; `reports`, `outlets`: among those read; `copies`: reports
that reprint one of these."""
TITLES = pa.schema(
    [
        ("story", pa.string()),
        ("title", pa.string()),
        ("reports", pa.int32()),
        ("left_out", pa.int32()),
        ("copies", pa.int32()),
        ("claims", pa.int32()),
        ("conflicts", pa.int32()),
        ("first_day", pa.string()),
        ("last_day", pa.string()),
    ]
)
"""`left_out`: reports beyond the most that are weighed."""


def work(shard: Shard, place: Place) -> Product:
    """Weigh stories: each is given as its id, its nodes in order of time, and the number of copies of each node."""
    stories: Sequence[Mapping[str, Any]] = shard.given["stories"]
    nodes = np.unique(np.array([n for s in stories for n in s["nodes"]], np.int64))
    readings = _readings(shard, place, nodes)
    reader, tables = reader_of(place.settings), tables_of(place.settings)
    claims: list[dict[str, Any]] = []
    titles: list[dict[str, Any]] = []
    for story in stories:
        _weigh(story, readings, (reader, tables), (claims, titles))
    counts = {
        "stories": len(titles),
        "claims": len(claims),
        "left out of great stories": sum(t["left_out"] for t in titles),
    }
    return Product(tables={"claims": table(CLAIMS, claims), "titles": table(TITLES, titles)}, counts=counts)


def _readings(shard: Shard, place: Place, nodes: np.ndarray[Any, np.dtype[np.int64]]) -> dict[int, Reading]:
    texts = rows_of(place.folder, [p for p in shard.inputs if p.path.startswith("texts/")], nodes, READING)
    read = [p for p in shard.inputs if p.path.startswith("readings/")]
    kept = rows_of(place.folder, read, nodes, ["node", "reading"])
    data = dict(zip(kept["node"].to_pylist(), kept["reading"].to_pylist(), strict=True))
    rows = texts.to_pylist()
    return {
        row["node"]: decode(Reading, [encode(report), *unsqueeze(data[row["node"]])], report)
        for row, report in zip(rows, reports_of(rows), strict=True)
    }


def _weigh(
    story: Mapping[str, Any],
    readings: Mapping[int, Reading],
    known: tuple[Reader, Tables],
    into: tuple[list[dict[str, Any]], list[dict[str, Any]]],
) -> None:
    nodes: list[int] = story["nodes"]
    brief = pipeline.brief_of([readings[n] for n in nodes], *known)
    ids = {readings[n].report.id: n for n in nodes}
    copies = dict(zip(nodes, story["copies"], strict=True))
    rows = [_claim(story["id"], c, ids, copies) for c in brief.claims]
    dates = {readings[n].report.id: p.iso() for n in nodes if (p := readings[n].report.published)}
    for row, c in zip(rows, brief.claims, strict=True):
        row["first_seen"] = dates.get(c.first_seen or "", "")
    into[0].extend(rows)
    into[1].append(_title(story, brief, sorted(d[:10] for d in dates.values())))


def _claim(story: str, c: WeighedClaim, ids: Mapping[str, int], copies: Mapping[int, int]) -> dict[str, Any]:
    every = [m.evidence for m in c.claim.mentions]
    words = next((e for e in every if e.text == c.claim.text), every[0])
    told = {ids[m.report] for m in c.claim.mentions}
    return {
        "story": story,
        "claim": c.claim.id,
        "text": c.claim.text,
        "kind": c.claim.kind,
        "status": c.status,
        "low": c.origins.low,
        "high": c.origins.high,
        "paths": c.origins.paths,
        "all_through": c.origins.all_through or "",
        "reports": c.reports,
        "outlets": c.outlets,
        "copies": sum(copies[n] for n in told),
        "parties": list(c.origins.parties),
        "marks": list(c.marks),
        "node": ids[words.report],
        "start": words.span.start,
        "end": words.span.end,
    }


def _title(story: Mapping[str, Any], brief: Brief, days: Sequence[str]) -> dict[str, Any]:
    return {
        "story": story["id"],
        "title": brief.story.title,
        "reports": len(story["nodes"]),
        "left_out": story["left_out"],
        "copies": sum(story["copies"]),
        "claims": len(brief.claims),
        "conflicts": len(brief.conflicts),
        "first_day": days[0] if days else "",
        "last_day": days[-1] if days else "",
    }


STAGE = Stage(
    name="claims",
    work=work,
    rooms=("hearsay.model", "hearsay.read", "hearsay.link", "hearsay.weigh", "hearsay.decide", "hearsay.tables",
           "hearsay.store", "hearsay.pipeline"),
    packages=("numpy", "pyarrow", "onnxruntime", "tokenizers", "rapidfuzz"),
    reads=True,
)  # fmt: skip
