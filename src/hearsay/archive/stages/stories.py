"""Ninth stage: a partition of the blocks → stories, by the rules of `link.grouping`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from hearsay.link.grouping import Feature, group
from hearsay.store.db.codec import decode, unsqueeze

from ..buckets import partition_of
from ..columns import rows_of
from ..contract import Place, Product, Shard, Stage
from ..rows import table

MEMBERS = pa.schema([("story", pa.string()), ("node", pa.int64()), ("day", pa.string()), ("doubt", pa.float64())])
"""Which report is in which story; `day`: of publication, empty when unknown."""


def work(shard: Shard, place: Place) -> Product:
    """Group the reports of the blocks that fall into the partition, block by block."""
    blocks = pq.read_table(place.folder / shard.inputs[0].path)
    parts = partition_of(blocks["block"].to_numpy(), place.settings.partitions, int(shard.given["shards"]))
    mine = parts == int(shard.given["partition"])
    nodes, labels = blocks["node"].to_numpy()[mine], blocks["block"].to_numpy()[mine]
    kept = rows_of(place.folder, shard.inputs[1:], nodes, ["node", "feature"])
    features = dict(zip(kept["node"].to_pylist(), kept["feature"].to_pylist(), strict=True))
    by_block: dict[int, list[int]] = defaultdict(list)
    for node, label in zip(nodes.tolist(), labels.tolist(), strict=True):
        by_block[label].append(node)
    rows = [r for label in sorted(by_block) for r in _stories({n: features[n] for n in by_block[label]})]
    rows.sort(key=lambda r: (r["story"], r["node"]))
    counts = {"reports": len(rows), "stories": len({r["story"] for r in rows}), "blocks": len(by_block)}
    return Product(tables={"members": table(MEMBERS, rows)}, counts=counts)


def _stories(kept: Mapping[int, bytes]) -> list[dict[str, Any]]:
    features = {n: decode(Feature, unsqueeze(data)) for n, data in kept.items()}
    nodes = {f.report: n for n, f in features.items()}
    days = {f.report: f.day.isoformat() if f.day else "" for f in features.values()}
    return [
        {"story": s.id, "node": nodes[m.report], "day": days[m.report], "doubt": round(m.doubt, 4)}
        for s in group(features.values())
        for m in s.members
    ]


STAGE = Stage(name="stories", work=work, rooms=("hearsay.link", "hearsay.model", "hearsay.tables", "hearsay.store"))
