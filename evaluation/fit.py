"""Fit the ledger's weights to annotated stories, and show how a story does with weights fitted without it.

    python -m evaluation.fit STORIES ... [--strength 0.3] [--join 0.25]

STORIES are folders that hold one folder a story (reports.jsonl, gold.json). Every pair of wordings of a story that
both stand in annotated claims is a row: one claim or not. Each story counts alike, once with its gold attributions and
once as the reader reads it. The model is scikit-learn's logistic regression (`pip install -r requirements-bench.txt`);
pairs that one finding alone keeps apart are left out. Prints the weights as they would stand in `hearsay.link.ledger`,
and for each story precision, recall and F1 (%) over pairs of wordings put into one claim: with the weights in force and
with weights fitted on all other stories. Nothing is written.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation import gold
from hearsay import api
from hearsay.link import claims, ledger
from hearsay.link.cluster import cluster
from hearsay.link.compare import COMPARISONS, Pairs
from hearsay.link.forms import Form
from hearsay.link.parties import parties_of
from hearsay.model import Reading

Floats = NDArray[np.float64]
KINDS = tuple(ledger.WEIGHTS)
_UNKNOWN = 0.02


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The compared pairs of one story."""

    pairs: list[tuple[int, int]]
    """Indexes of the two wordings."""
    values: Floats
    """What each kind of evidence says, shape (pairs, kinds)."""
    apart: NDArray[np.bool_]
    """Whether one finding alone keeps them apart."""
    siblings: frozenset[tuple[int, int]]
    """Pairs cut from one sentence."""
    told: list[frozenset[str]]
    """For each wording the annotated claims that it stands in."""

    @property
    def labelled(self) -> NDArray[np.bool_]:
        """Which pairs have both wordings in an annotated claim."""
        return np.array([bool(self.told[i]) and bool(self.told[j]) for i, j in self.pairs])

    @property
    def same(self) -> NDArray[np.bool_]:
        """Which pairs stand in one annotated claim."""
        return np.array([bool(self.told[i] & self.told[j]) for i, j in self.pairs])


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("stories", nargs="+", type=Path)
    ap.add_argument("--strength", type=float, default=0.3, help="inverse of the penalty on large weights")
    ap.add_argument("--join", type=float, default=claims.JOIN, help="mean probability from which clusters join")
    args = ap.parse_args()
    folders = sorted(p.parent for root in args.stories for p in root.glob("*/gold.json"))
    rows = {f.name: (rows_of(f, gold.readings(f)), rows_of(f, _read(f))) for f in folders}
    weights, prior = fit([r for pair in rows.values() for r in pair], args.strength)
    print(f"PRIOR = {prior:.1f}")
    print("".join(f'    "{k}": {w:.1f},\n' for k, w in zip(KINDS, weights, strict=True)))
    print(f"{'story':24}{'in force':>22}{'fitted without it':>22}")
    for name, (_, read) in rows.items():
        others = fit([r for n, pair in rows.items() if n != name for r in pair], args.strength)
        force = np.array([ledger.WEIGHTS[k] for k in KINDS]), ledger.PRIOR
        both = (_shown(score(read, w, p, args.join)) for w, p in (force, others))
        print(f"{name:24}" + "".join(f"{s:>22}" for s in both))


def _read(folder: Path) -> list[Reading]:
    options = api.Options()
    reader = api._reader(options)
    return [reader.read(r) for r in api._ingest([folder / "reports.jsonl"], options).reports]


def rows_of(folder: Path, readings: Sequence[Reading]) -> Rows:
    """Compare the wordings of a story, and find the annotated claims that each stands in."""
    options = api.Options()
    tables = api._tables(options)
    forms, scene, pairs = claims.compared(readings, parties_of(readings, tables), api._reader(options).vectors, tables)
    left, right = np.array(pairs, np.int64).reshape(-1, 2).T
    values, apart = np.zeros((len(pairs), len(KINDS))), np.zeros(len(pairs), np.bool_)
    for _, compare in COMPARISONS:
        for c in compare(Pairs(forms, left, right), scene):
            values[c.at, KINDS.index(c.kind)] += c.values
            apart[c.at] |= c.apart
    return Rows(pairs, values, apart, claims.siblings(forms), _told(folder, forms))


def _told(folder: Path, forms: Sequence[Form]) -> list[frozenset[str]]:
    """The claims with a mention that overlaps the wording by half of the shorter one or more."""
    mentions = [(c.id, m.report, m.evidence.span) for c in gold.story(folder).claims for m in c.mentions]
    out = []
    for f in forms:
        places = [(p.evidence.report, p.evidence.span) for p in f.pieces]
        out.append(
            frozenset(
                claim
                for claim, report, s in mentions
                for r, t in places
                if r == report and (min(s.end, t.end) - max(s.start, t.start)) * 2 >= min(len(s), len(t))
            )
        )
    return out


def fit(rows: Sequence[Rows], strength: float) -> tuple[Floats, float]:
    """Weights and prior, every story counting alike."""
    from sklearn.linear_model import LogisticRegression

    values, same, worth = [], [], []
    for r in rows:
        used = r.labelled & ~r.apart
        values.append(r.values[used])
        same.append(r.same[used])
        worth.append(np.full(int(used.sum()), 1000.0 / max(1, int(used.sum()))))
    model = LogisticRegression(C=strength, max_iter=3000)
    model.fit(np.vstack(values), np.concatenate(same), sample_weight=np.concatenate(worth))
    return model.coef_[0], float(model.intercept_[0])


def score(r: Rows, weights: Floats, prior: float, join: float) -> tuple[float, float, float]:
    """Precision, recall and F1 over labelled pairs of wordings that are put into one claim."""
    likely = 1.0 / (1.0 + np.exp(-(prior + r.values @ weights)))
    apart = frozenset(p for p, a, q in zip(r.pairs, r.apart, likely, strict=True) if a or q < ledger.DIFFERENT)
    known: Mapping[tuple[int, int], float] = dict(zip(r.pairs, likely.tolist(), strict=True))
    groups = cluster(len(r.told), known, apart | r.siblings, join, _UNKNOWN)
    home = {i: n for n, group in enumerate(groups) for i in group}
    joined = np.array([home[i] == home[j] for i, j in r.pairs]) & r.labelled
    right, said, there = int((joined & r.same).sum()), int(joined.sum()), int((r.same & r.labelled).sum())
    precision, recall = right / max(1, said), right / max(1, there)
    return precision, recall, 2 * right / max(1, said + there)


def _shown(figures: tuple[float, float, float]) -> str:
    return " ".join(f"{100 * x:5.1f}" for x in figures)


if __name__ == "__main__":
    main()
