"""Third stage: pairs of a partition → which text is a copy of which, by containment.

As in `link.copies`: the original is an agency's text, else the earlier, else the longer one; a copy is whole where 60 %
of the shorter text's runs stand in the other. Here the shares are estimates from sketches.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from hearsay.link.copies import LEAST, WHOLE

from ..buckets import Pairs
from ..columns import rows_of
from ..contract import Place, Product, Shard, Stage
from ..pairing import read_pairs
from ..signature import containment

COPIES = pa.schema(
    [
        ("later", pa.int64()),
        ("first", pa.int64()),
        ("share", pa.float64()),
        ("containment", pa.float64()),
        ("judged", pa.int32()),
        ("exact", pa.bool_()),
        ("one_house", pa.bool_()),
    ]
)
"""One row for each copy, with the original that has most of it; `share`: of the copy's runs in the original;
`containment`: of the shorter text's; `judged`: runs that this was judged by; `one_house`: one outlet has both."""


def work(shard: Shard, place: Place) -> Product:
    """Judge the pairs of a partition."""
    partition = int(shard.given["partition"])
    texts = [p for p in shard.inputs if p.path.startswith("texts/")]
    pairs = read_pairs(place.folder, [p for p in shard.inputs if p.path.startswith("pairs/")], partition)
    nodes = np.unique(np.concatenate([pairs.later, pairs.first]))
    known = _Known(rows_of(place.folder, texts, nodes, ["node", "outlet", "sha256", "rank", "bound", "sketch"]))
    rows = _best(pairs, known)
    counts = {"compared": len(pairs.later), "copies": len(rows), "exact": sum(r["exact"] for r in rows)}
    return Product(tables={"copies": pa.Table.from_pylist(rows, schema=COPIES)}, counts=counts)


class _Known:
    """What is known of the nodes of a partition."""

    def __init__(self, table: pa.Table) -> None:
        self.place = {n: i for i, n in enumerate(table["node"].to_pylist())}
        self.outlet = table["outlet"].to_pylist()
        self.sha256 = table["sha256"].to_pylist()
        self.rank = table["rank"].to_pylist()
        self._bound = table["bound"].to_pylist()
        lists = table["sketch"].combine_chunks() if len(table) else pa.array([], pa.list_(pa.uint32()))
        self._values = lists.flatten().to_numpy()
        self._edges = np.r_[0, np.cumsum(lists.value_lengths().to_numpy())] if len(lists) else np.zeros(1, np.int64)

    def sketch(self, i: int) -> tuple[Any, int]:
        return self._values[self._edges[i] : self._edges[i + 1]], self._bound[i]


def _best(pairs: Pairs, known: _Known) -> list[dict[str, Any]]:
    """For each copy the original that has most of it; of equals the first by rank and number."""
    best: dict[int, tuple[tuple[float, int, int], dict[str, Any]]] = {}
    for later, first in zip(pairs.later.tolist(), pairs.first.tolist(), strict=True):
        row = _judge(later, first, known)
        if row is None:
            continue
        order = (-row["share"], known.rank[known.place[first]], first)
        if later not in best or order < best[later][0]:
            best[later] = (order, row)
    return [row for _, (_, row) in sorted(best.items())]


def _judge(later: int, first: int, known: _Known) -> dict[str, Any] | None:
    i, j = known.place[later], known.place[first]
    exact = known.sha256[i] == known.sha256[j]
    share, other, judged = (1.0, 1.0, LEAST) if exact else containment(known.sketch(i), known.sketch(j))
    if not exact and (judged < LEAST or max(share, other) < WHOLE):
        return None
    return {
        "later": later,
        "first": first,
        "share": round(share, 4),
        "containment": round(max(share, other), 4),
        "judged": judged,
        "exact": exact,
        "one_house": bool(known.outlet[i]) and known.outlet[i] == known.outlet[j],
    }


STAGE = Stage(name="copies", work=work, rooms=("hearsay.link",))
