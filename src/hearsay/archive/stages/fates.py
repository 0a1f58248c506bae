"""Fourth stage, one shard: copies → what becomes of each of them. What need not be read again is not read again."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from ..contract import Place, Product, Shard, Stage
from ..signature import LEAST

READ_ONCE = 0.95
"""Share of a text's runs that must stand in another for it not to be read: what is left is a byline or a place."""
JUDGED = LEAST // 4
"""Runs of the sketch by which that must be judged, unless the texts are the same."""
FATES = pa.schema([("node", pa.int64()), ("original", pa.int64()), ("share", pa.float64()), ("fate", pa.string())])
"""`fate`: `duplicate` (the outlet's own text again: dropped), `copy` (another outlet's text: counted, not read again),
`near` (a whole copy with words of its own: read)."""
Ints = NDArray[np.int64]


def work(shard: Shard, place: Place) -> Product:
    """Follow copies of copies to the first original."""
    table = pa.concat_tables([pq.read_table(place.folder / p.path) for p in shard.inputs])
    table = table.take(pa.array(np.argsort(table["later"].to_numpy(), kind="stable")))
    later, first = table["later"].to_numpy(), table["first"].to_numpy()
    share, exact = table["share"].to_numpy(), table["exact"].to_numpy(zero_copy_only=False)
    again = exact | ((share >= READ_ONCE) & (table["judged"].to_numpy() >= JUDGED))
    house = table["one_house"].to_numpy(zero_copy_only=False)
    original = _roots(later, first, again)
    fate = np.where(again, np.where(house, "duplicate", "copy"), "near")
    made = pa.table([later, original, share, pa.array(fate.tolist(), pa.string())], schema=FATES)
    counts = {name: int((fate == name).sum()) for name in ("duplicate", "copy", "near")}
    return Product(tables={"fates": made}, counts=counts)


def _roots(later: Ints, first: Ints, again: NDArray[np.bool_]) -> Ints:
    """For each copy the text that is read in its stead, or that it is near to.

    Originals have a lower rank than their copies, so following them comes to an end. The root of a component is the one
    member that is no copy itself.
    """
    names, where = np.unique(np.concatenate([later, first]), return_inverse=True)
    child, parent = where[: len(later)], where[len(later) :]
    up = np.arange(len(names))
    up[child[again]] = parent[again]
    while not np.array_equal(up[up], up):
        up = up[up]
    return names[up[parent]]


STAGE = Stage(name="fates", work=work, rooms=())
