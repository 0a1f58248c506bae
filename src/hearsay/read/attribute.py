"""Scores of cues and roles → attributions as spans of words.

In: the windows' outputs. Out: `Found` attributions in report word indices: cue, source, content, relays, type, stance.
Each cue is read in the window where it stands farthest from an edge; every content is tied to its cue by construction.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hearsay.model import AttributionType, Stance

from .labels import CUES, ROLES, STANCES, TYPES
from .network import Floats, Network
from .pieces import Window

Words = tuple[int, int]
"""Half-open range of word indices."""


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as the network found it, in word indices of the report."""

    cue: tuple[Words, ...]
    """The cue; empty where a source stands for it (headline, signed post)."""
    source: tuple[Words, ...]
    """The source; empty where none is given."""
    content: tuple[Words, ...]
    """The content's parts, in text order."""
    relay: tuple[Words, ...]
    """Parties named as having carried the words."""
    type: AttributionType
    """Statement or attitude."""
    stance: Stance
    """The source's stance."""
    doubt: float
    """One minus the product of the cue's, source's and content's probability."""

    @property
    def anchor(self) -> int:
        """The word at which it stands in the text: of its cue, else its source."""
        return (self.cue or self.source or self.content)[0][0]


@dataclass(frozen=True, slots=True)
class DecodePolicy:
    """Thresholds on the network's probabilities, chosen on the dev passages of voa_attributions."""

    cue: float = 0.8
    """Least probability of being in a cue."""
    role: float = 0.5
    """Least probability of a role for a word."""
    last_resort: float = 0.15
    """Where no word reaches `role`, a content of this probability is taken rather than none."""
    bridge: int = 2
    """Words without a role that may lie inside one part (a comma, a bracket)."""


def runs(words: set[int]) -> tuple[Words, ...]:
    """The words as spans in text order."""
    out: list[Words] = []
    for i in sorted(words):
        if out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return tuple(out)


def find(
    network: Network, windows: Sequence[Window], outputs: Sequence[dict[str, Floats]], policy: DecodePolicy
) -> list[Found]:
    """Decode all windows; attributions come in the order of their cues."""
    out: list[Found] = []
    for window, scores in zip(windows, outputs, strict=True):
        cues = [c for c in _cues(scores["cue"], policy) if window.keep[0] <= c[0] + window.first_word < window.keep[1]]
        if cues:
            answers = network.roles(scores, [c[:2] for c in cues])
            probabilities = _softmax(answers[0])
            kinds, stances = _softmax(answers[1]), _softmax(answers[2])
            for i, cue in enumerate(cues):
                found = _attribution(cue, probabilities[i], (kinds[i], stances[i]), window.first_word, policy)
                if found:
                    out.append(found)
    return out


def _softmax(x: Floats) -> Floats:
    y = np.exp(x - x.max(axis=-1, keepdims=True))
    result: Floats = y / y.sum(axis=-1, keepdims=True)
    return result


def _cues(scores: Floats, policy: DecodePolicy) -> list[tuple[int, int, bool, float]]:
    """Cues of a window: (start, end, whether a true cue and no anchor, probability)."""
    p = _softmax(scores)
    inside = 1.0 - p[:, 0] > policy.cue
    first = p[:, CUES.index("B-cue")] + p[:, CUES.index("B-anchor")]
    anchor = p[:, CUES.index("B-anchor")] + p[:, CUES.index("I-anchor")]
    out = []
    i, n = 0, len(p)
    while i < n:
        if not inside[i]:
            i += 1
            continue
        j = i + 1
        while j < n and inside[j] and first[j] < 0.5 * (1.0 - p[j, 0]):
            j += 1
        out.append((i, j, bool(anchor[i] <= 0.5 * (1 - p[i, 0])), float(np.mean(1.0 - p[i:j, 0]))))
        i = j
    return out


def _attribution(
    cue: tuple[int, int, bool, float], roles: Floats, heads: tuple[Floats, Floats], offset: int, policy: DecodePolicy
) -> Found | None:
    start, end, is_cue, cue_probability = cue
    of_content, of_source = _role(roles, "content"), _role(roles, "source")
    content = _contents(of_content, (start, end), policy)
    if not content:
        return None
    source = _best(_parts(of_source, _begins(roles, "source"), policy), of_source)
    if not is_cue and not source:
        source = ((start, end),)
    kinds, stances = heads
    probability = cue_probability * _certainty(content, of_content)
    if source and is_cue:
        probability *= _certainty(source, of_source)
    return Found(
        cue=_moved([(start, end)], offset) if is_cue else (),
        source=_moved(source, offset),
        content=_moved(content, offset),
        relay=_moved(_parts(_role(roles, "relay"), _begins(roles, "relay"), policy), offset),
        type=TYPES[int(kinds.argmax())],
        stance=STANCES[int(stances.argmax())],
        doubt=round(1.0 - float(probability), 3),
    )


def _moved(spans: Sequence[Words], offset: int) -> tuple[Words, ...]:
    return tuple((a + offset, b + offset) for a, b in spans)


def _role(roles: Floats, name: str) -> Floats:
    result: Floats = roles[:, ROLES.index(f"B-{name}")] + roles[:, ROLES.index(f"I-{name}")]
    return result


def _begins(roles: Floats, name: str) -> Floats:
    result: Floats = roles[:, ROLES.index(f"B-{name}")]
    return result


def _parts(p: Floats, begin: Floats, policy: DecodePolicy) -> list[Words]:
    """Runs of words that are likelier in the role than not; what is likelier to begin a part does."""
    out: list[Words] = []
    for i in np.flatnonzero(p > policy.role).tolist():
        if out and i == out[-1][1] and not begin[i] > 0.5:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return out


def _contents(p: Floats, cue: Words, policy: DecodePolicy) -> list[Words]:
    """The same of the content; short breaks are bridged, except over the cue."""
    chosen = np.flatnonzero(p > policy.role)
    if not len(chosen) and p.max() > policy.last_resort:
        chosen = np.flatnonzero(p > 0.6 * p.max())
    out: list[Words] = []
    for i in chosen.tolist():
        near = out and i - out[-1][1] <= policy.bridge
        over_cue = out and out[-1][1] <= cue[0] < i
        if near and not over_cue:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return _without_crumbs(out)


def _without_crumbs(parts: list[Words]) -> list[Words]:
    """Leave out parts of one or two words beside a long one: they are slips at the edge of something else."""
    longest = max((b - a for a, b in parts), default=0)
    return [(a, b) for a, b in parts if b - a > 2 or longest <= 4]


def _best(parts: list[Words], p: Floats) -> tuple[Words, ...]:
    if not parts:
        return ()
    return (max(parts, key=lambda s: float(p[s[0] : s[1]].sum())),)


def _certainty(parts: Sequence[Words], p: Floats) -> float:
    inside = [p[a:b] for a, b in parts]
    return float(np.mean(inside[0] if len(inside) == 1 else np.concatenate(inside)))
