"""Reports into stories: hearsay beside TF-IDF with average link, over many thresholds.

    python -m benchmarks.grouping GOLD [GOLD ...]

GOLD is a file of JSON lines with id, title, text, published and the true story_id, which hearsay does not see. Prints
BCubed F1 of each file at each threshold, and at the one threshold that is best for all of them together. hearsay's is
the bond from which groups join (0.6 as it ships); the peer's the cosine distance up to which they do.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from unittest import mock

import numpy as np
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

import hearsay
from evaluation.grouping.bcubed import bcubed
from hearsay.link.grouping import feature_of, group, partition
from hearsay.link.grouping.partition import FLOOR

OURS = (0.45, 0.5, 0.55, 0.575, 0.6, 0.625, 0.65, 0.7, 0.75, 0.8)
THEIRS = tuple(round(float(x), 3) for x in np.arange(0.60, 0.961, 0.02))
Groups = Mapping[str, object]


def main() -> int:
    """Run both on every file."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold", type=Path, nargs="+")
    args = ap.parse_args()
    rows = [read(p) for p in args.gold]
    gold = [{r["id"]: r["story_id"] for r in found} for found in rows]
    names = [p.stem for p in args.gold]
    for p, found in zip(names, gold, strict=True):
        print(f"{p}: {len(found)} reports, {len(set(found.values()))} stories")
    show("hearsay, bond", names, table(OURS, [ours(p) for p in args.gold], gold), FLOOR)
    show("TF-IDF (sublinear), average link, cosine distance", names, table(THEIRS, [theirs(r) for r in rows], gold))
    return 0


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def ours(path: Path) -> Callable[[float], Groups]:
    """What `hearsay stories` makes of a file at a threshold."""
    features = [feature_of(r) for r in hearsay.stories([path]).ingested.reports]
    nearest = import_module("hearsay.link.grouping.place")

    def grouped(floor: float) -> Groups:
        least = 0.5 * floor * partition.USUAL
        with mock.patch.object(partition, "FLOOR", floor), mock.patch.object(nearest, "LEAST", least):
            return {r: s.id for s in group(features) for r in s.reports}

    return grouped


def theirs(rows: Sequence[Mapping[str, str]]) -> Callable[[float], Groups]:
    """The peer: cosine of sublinear TF-IDF vectors of headline and text, clustered by average link."""
    texts = [f"{r.get('title', '')}\n{r['text']}" for r in rows]
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts).toarray()

    def grouped(distance: float) -> Groups:
        model = AgglomerativeClustering(None, metric="cosine", linkage="average", distance_threshold=distance)
        return dict(zip((r["id"] for r in rows), model.fit_predict(vectors).tolist(), strict=True))

    return grouped


def table(
    thresholds: Sequence[float], ways: Sequence[Callable[[float], Groups]], gold: Sequence[Mapping[str, str]]
) -> dict[float, list[float]]:
    """Threshold → F1 of each file, in per cent."""
    return {t: [100 * bcubed(g, way(t)).f1 for way, g in zip(ways, gold, strict=True)] for t in thresholds}


def show(what: str, names: Sequence[str], found: Mapping[float, Sequence[float]], shipped: float | None = None) -> None:
    """Print a table, with the threshold that ships and the one that is best for all files together."""
    best = max(found, key=lambda t: sum(found[t]))
    print(f"\n| {what} | {' | '.join(names)} | |\n|---|{'---|' * (len(names) + 1)}")
    for t, figures in found.items():
        notes = ["as it ships"] * (t == shipped) + ["best for all"] * (t == best)
        print(f"| {t:g} | {' | '.join(f'{f:.1f}' for f in figures)} | {', '.join(notes)} |")


if __name__ == "__main__":
    sys.exit(main())
