"""Fifth stage: some texts → readings, which agencies stand behind how much of each, and keys to find stories by.

The dear one: the model runs here, once for each text that is no copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from hearsay.link import feature_of
from hearsay.link.copies import credited_wires
from hearsay.model import Reading, Report
from hearsay.store.db.codec import encode, squeeze
from hearsay.tables import Tables

from ..contract import Place, Product, Shard, Stage
from ..knowledge import reader_of, tables_of
from ..meeting import meeting_keys
from ..postings import by_partition
from ..rows import READING, reports_of, table

READINGS = pa.schema(
    [
        ("node", pa.int64()),
        ("attributions", pa.int32()),
        ("statements", pa.int32()),
        ("feature", pa.binary()),
        ("reading", pa.binary()),
    ]
)
"""`reading` and `feature`: deflated JSON (`hearsay.store.db.codec`), the reading without its report."""
BEHIND = pa.schema([("node", pa.int64()), ("agency", pa.string()), ("chars", pa.int32()), ("how", pa.string())])
"""Characters of a text that go back to an agency; agency "" is all agencies together, each character once. `how`:
`credit` (the text as a whole is the agency's) or `chain` (it relays or tells these words)."""


def work(shard: Shard, place: Place) -> Product:
    """Read the texts of a range of rows, but for those to be skipped."""
    settings = place.settings
    rows = _rows(shard, place)
    reports = reports_of(rows)
    reader, tables = reader_of(settings), tables_of(settings)
    readings: list[dict[str, Any]] = []
    behind: list[dict[str, Any]] = []
    keys = []
    refused = 0
    for row, report in zip(rows, reports, strict=True):
        reading = reader.read(report)
        refused += len(reading.skipped)
        feature = feature_of(report)
        keys.append(meeting_keys(feature))
        readings.append(_reading_row(row["node"], reading, squeeze(encode(feature))))
        behind += _behind(row["node"], reading, row["wires"], tables)
    nodes = np.array([r["node"] for r in rows], np.int64)
    days = np.array([r.published.day.toordinal() if r.published else 0 for r in reports], np.uint64)
    postings, groups = by_partition(keys, (nodes, days), settings.partitions)
    counts = {
        "read": len(rows),
        "words": sum(len(r.text.split()) for r in reports),
        "attributions": sum(r["attributions"] for r in readings),
        "statements": sum(r["statements"] for r in readings),
        "refused by the reader": refused,
        "skipped": len(shard.given["skip"]),
    }
    tables_made = {"readings": table(READINGS, readings), "behind": table(BEHIND, behind), "meetings": postings}
    return Product(tables=tables_made, counts=counts, groups={"meetings": groups})


def _rows(shard: Shard, place: Place) -> list[dict[str, Any]]:
    start, end = int(shard.given["start"]), int(shard.given["end"])
    skip = frozenset(shard.given["skip"])
    file = pq.ParquetFile(place.folder / shard.inputs[0].path)
    at, found = 0, []
    for group in range(file.num_row_groups):
        n = file.metadata.row_group(group).num_rows
        if at < end and at + n > start:
            rows = file.read_row_group(group, [*READING, "wires"]).to_pylist()
            found += [r for i, r in enumerate(rows, at) if start <= i < end and i not in skip]
        at += n
    return found


def _reading_row(node: int, reading: Reading, feature: bytes) -> dict[str, Any]:
    return {
        "node": node,
        "attributions": len(reading.attributions),
        "statements": len(reading.statements),
        "feature": feature,
        "reading": squeeze(encode(reading)[1:]),
    }


def _behind(node: int, reading: Reading, wires: Iterable[str], tables: Tables) -> Iterator[dict[str, Any]]:
    """What goes back to agencies: all of a text that is credited to one, else the contents that came through one."""
    report = reading.report
    credited = _credited(report, wires, tables)
    if credited:
        for agency in credited:
            yield _part(node, agency, len(report.text), "credit")
        yield _part(node, "", len(report.text), "credit")
        return
    spans: dict[str, list[tuple[int, int]]] = {}
    for a in reading.attributions:
        through = {n for link in a.chain if link.name and (n := tables.outlet(link.name)) in tables.wires and n}
        for agency in through:
            spans.setdefault(agency, []).extend((e.span.start, e.span.end) for e in a.content)
    for agency, found in sorted(spans.items()):
        yield _part(node, agency, _covered(found), "chain")
    if spans:
        yield _part(node, "", _covered([s for found in spans.values() for s in found]), "chain")


def _credited(report: Report, wires: Iterable[str], tables: Tables) -> list[str]:
    return sorted({*wires, *credited_wires(report, tables)})


def _part(node: int, agency: str, chars: int, how: str) -> dict[str, Any]:
    return {"node": node, "agency": agency, "chars": chars, "how": how}


def _covered(spans: Sequence[tuple[int, int]]) -> int:
    """Characters in the spans, each once."""
    total, reached = 0, 0
    for a, b in sorted(spans):
        total += max(0, b - max(a, reached))
        reached = max(reached, b)
    return total


STAGE = Stage(
    name="readings",
    work=work,
    rooms=("hearsay.model", "hearsay.read", "hearsay.tables", "hearsay.link", "hearsay.store"),
    packages=("numpy", "pyarrow", "onnxruntime", "tokenizers"),
    reads=True,
)
