"""What each stage has to do, from what the stages before it made. Reads markers and small columns, changes nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow.parquet as pq

from .commit import Marker
from .contract import Part, Place, Shard, Stage
from .manifest import Input, shards_of
from .rows import node_of
from .stages import blocks, claims, copies, crossings, edges, fates, pairs, readings, stories, texts

Done = Mapping[str, Sequence[Marker]]
"""Stage → the markers of its shards, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a plan is made from."""

    place: Place
    inputs: tuple[Input, ...]
    done: Done

    @property
    def shards(self) -> int:
        """Shards of texts: a partition of nodes is a range of them."""
        return len(self.done["texts"])

    def parts(self, stage: str, table: str) -> tuple[Part, ...]:
        """The files of a table, in order of the shards."""
        return tuple(m.part(table) for m in self.done[stage])


Planner = Callable[[Known], list[Shard]]


def _texts(known: Known) -> list[Shard]:
    return shards_of(known.inputs, known.place.settings)


def _partitions(stage: str, *tables: tuple[str, str]) -> Planner:
    """One shard for each partition, each reading its part of all these tables."""

    def plan(known: Known) -> list[Shard]:
        parts = tuple(p for t in tables for p in known.parts(*t))
        shards = known.shards
        return [
            Shard(stage=stage, number=n, inputs=parts, given={"partition": n, "shards": shards})
            for n in range(known.place.settings.partitions)
        ]

    return plan


def _whole(stage: str, *tables: tuple[str, str]) -> Planner:
    def plan(known: Known) -> list[Shard]:
        return [Shard(stage=stage, number=0, inputs=tuple(p for t in tables for p in known.parts(*t)))]

    return plan


def _readings(known: Known) -> list[Shard]:
    """Slices of the texts; the rows that are not read are named, so that other copies elsewhere change no slice."""
    fate = pq.read_table(known.place.folder / known.parts("fates", "fates")[0].path, columns=["node", "fate"])
    nodes = fate["node"].to_numpy()[np.array([f != "near" for f in fate["fate"].to_pylist()], np.bool_)]
    made: list[Shard] = []
    for shard, marker in enumerate(known.done["texts"]):
        a, b = np.searchsorted(nodes, (node_of(shard, 0), node_of(shard + 1, 0)))
        skip = (nodes[a:b] - node_of(shard, 0)).tolist()
        rows, size = marker.files["texts"]["rows"], known.place.settings.read_rows
        for start in range(0, rows, size):
            end = min(start + size, rows)
            given = {"start": start, "end": end, "skip": [s for s in skip if start <= s < end], "texts": shard}
            made.append(Shard(stage="readings", number=len(made), inputs=(marker.part("texts"),), given=given))
    return made


def _claims(known: Known) -> list[Shard]:
    """Stories in order of their first day, so that a shard's readings lie close together."""
    members = [pq.read_table(known.place.folder / p.path) for p in known.parts("stories", "members")]
    copied = _copied(known)
    by_story: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for t in members:
        for story, node, day in zip(*(t[c].to_pylist() for c in ("story", "node", "day")), strict=True):
            by_story[story].append((day or "9999", node))
    ordered = sorted((sorted(found), story) for story, found in by_story.items())
    least = known.place.settings.least_reports
    every = [_story(story, [n for _, n in found], copied, known) for found, story in ordered]
    whole = [s for s in every if len(s["nodes"]) + sum(s["copies"]) >= least]
    size = known.place.settings.weigh_stories
    slices = [whole[i : i + size] for i in range(0, len(whole), size)]
    places = _slices(known)
    return [_claims_shard(n, s, known, places) for n, s in enumerate(slices)]


def _story(name: str, nodes: list[int], copied: Counter[int], known: Known) -> dict[str, Any]:
    kept = nodes[: known.place.settings.most_reports]
    return {"id": name, "nodes": kept, "copies": [copied[n] for n in kept], "left_out": len(nodes) - len(kept)}


def _copied(known: Known) -> Counter[int]:
    fate = pq.read_table(known.place.folder / known.parts("fates", "fates")[0].path, columns=["original", "fate"])
    rows = zip(fate["original"].to_pylist(), fate["fate"].to_pylist(), strict=True)
    return Counter(n for n, f in rows if f == "copy")


def _claims_shard(
    number: int, found: Sequence[Mapping[str, Any]], known: Known, slices: Mapping[tuple[int, int], int]
) -> Shard:
    """The shard's inputs are those files alone in which its reports stand."""
    nodes = sorted(n for s in found for n in s["nodes"])
    texts_of = sorted({n >> 32 for n in nodes})
    parts = [known.done["texts"][s].part("texts") for s in texts_of]
    size = known.place.settings.read_rows
    places = {(n >> 32, (n & 0xFFFFFFFF) // size) for n in nodes}
    parts += [known.done["readings"][slices[p]].part("readings") for p in sorted(places)]
    return Shard(stage="claims", number=number, inputs=tuple(parts), given={"stories": list(found)})


def _slices(known: Known) -> dict[tuple[int, int], int]:
    """(Shard of texts, slice in it) → shard of readings, numbered as `_readings` does."""
    size = known.place.settings.read_rows
    pairs_ = [(s, i) for s, m in enumerate(known.done["texts"]) for i in range(-(-m.files["texts"]["rows"] // size))]
    return {p: n for n, p in enumerate(pairs_)}


STAGES: tuple[tuple[Stage, Planner], ...] = (
    (texts.STAGE, _texts),
    (pairs.STAGE, _partitions("pairs", ("texts", "keys"))),
    (copies.STAGE, _partitions("copies", ("texts", "texts"), ("pairs", "pairs"))),
    (fates.STAGE, _whole("fates", ("copies", "copies"))),
    (readings.STAGE, _readings),
    (crossings.STAGE, _partitions("crossings", ("readings", "meetings"))),
    (edges.STAGE, _partitions("edges", ("crossings", "pairs"))),
    (blocks.STAGE, _whole("blocks", ("readings", "readings"), ("edges", "edges"))),
    (stories.STAGE, _partitions("stories", ("blocks", "blocks"), ("readings", "readings"))),
    (claims.STAGE, _claims),
)
"""The stages in order, each with what plans it."""
BY_NAME = {stage.name: stage for stage, _ in STAGES}
