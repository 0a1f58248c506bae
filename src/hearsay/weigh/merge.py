"""What makes two ends always one party, in the lower bound and in the upper.

In: the ends of a claim. Out: `Voice`s, the parties behind it, each with its ends, and a reason for every merge. Each
rule answers for two ends with a plain sentence or None; its docstring is its public documentation.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import LCSseq

from hearsay.link.unite import Union
from hearsay.model import Reason, Span

from .carriers import are_same_words
from .ends import End
from .scene import Scene

Rule = Callable[[End, End, Scene], str | None]

_JOINT = re.compile(
    r"\bjoint(?:ly)?\b|\bin\s+(?:a|their)\s+(?:\w+\s+)?(?:statement|letter|communiqu[eé]|declaration)\b", re.I
)
_COUNTED = re.compile(
    r"(?:the\s+|these\s+|at\s+least\s+)?(two|three|four|five|six|seven|eight|nine|[2-9])\s+(?!of\b)", re.I
)
_NUMBERS = {w: n for n, w in enumerate("two three four five six seven eight nine".split(), 2)}
_COPIED, _REWORDED = 0.8, 0.6
"""Share of the shorter one's words that stand in the same order in both, from which attributed words and an outlet's
own sentence count as taken from one text. An outlet may reword a reprinted sentence; words credited to somebody must
be nearly the same."""
_FEWEST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Voice:
    """One party behind a claim, with everything that rests on it."""

    ends: tuple[End, ...]
    """Its ends, in order of report and text."""

    @property
    def lead(self) -> End:
        """The end that shows best who it is."""
        return min(self.ends, key=lambda e: (not e.certain, not e.described))

    @property
    def certain(self) -> bool:
        """Whether it surely counts by itself."""
        return any(e.certain for e in self.ends)

    @property
    def described(self) -> bool:
        """Whether it is named or described at all."""
        return any(e.described for e in self.ends)

    @property
    def parties(self) -> int:
        """How many parties it is at least: "two officials" are two."""
        return max(_counted(e) for e in self.ends)


def voices_of(ends: Sequence[End], scene: Scene) -> tuple[tuple[Voice, ...], tuple[Reason, ...]]:
    """Join the ends that are always one party. Certain voices come first, then by name and place."""
    ends = sorted(ends, key=place)
    union: Union[int] = Union(len(ends))
    for i, j in combinations(range(len(ends)), 2):
        a, b = ends[i], ends[j]
        if union.root(i) == union.root(j) or _holds_apart(ends, union, (i, j), scene):
            continue
        for rule in RULES:
            if text := rule(a, b, scene):
                union.join(i, j, _reason(rule.__name__, text, a, b))
                break
    groups = list(union.sets().values())
    voices = [Voice(tuple(ends[i] for i in items)) for items in groups]
    reasons = [r for items in groups for r in union.reasons(items) if r.text]
    ordered = sorted(voices, key=lambda v: (not v.certain, not v.described, v.lead.name or "", place(v.ends[0])))
    return tuple(ordered), tuple(reasons)


def _holds_apart(ends: Sequence[End], union: Union[int], pair: tuple[int, int], scene: Scene) -> bool:
    """Whether joining two ends would bring together parties that are known to be two."""
    if not scene.has_apart:
        return False
    sides = [[ends[k] for k in range(len(ends)) if union.root(k) == union.root(i)] for i in pair]
    return any(scene.are_apart(a.party, b.party) for a in sides[0] for b in sides[1])


def place(e: End) -> tuple[str, Span, str, tuple[str, ...]]:
    """Where an end stands: an order that does not depend on how the reports were given."""
    return e.report, e.mention.evidence.span, e.party, e.relays


def one_line(a: End, b: End, scene: Scene) -> str | None:
    """The same party; a spokesman and the principal; a body and its head; a state agency and its government; an outlet
    and its journalists."""
    if a.root != b.root:
        return None
    if a.party == b.party:
        return f"{who(a)} is one party in both."
    top = scene.parties.get(a.root)
    return f"{who(a)} and {who(b)} speak with one voice{f': {top.name}' if top and top.name else ''}."


def joint_statement(a: End, b: End, scene: Scene) -> str | None:
    """Two sources that one report gives for the same words of a joint statement."""
    if not (are_same_words(a.mention, b.mention) and _JOINT.search(scene.telling(a.mention))):
        return None
    return f"{who(a)} and {who(b)} say it in one statement."


def member_of_group(a: End, b: End, scene: Scene) -> str | None:
    """A group and the member that the same words name as its voice ("allies, among them the leader, said")."""
    if a.kind == "unknown" or b.kind == "unknown" or not are_same_words(a.mention, b.mention):
        return None
    first, second = (scene.source(e.mention) for e in (a, b))
    if first and second and first != second and (first.holds(second) or second.holds(first)):
        return f"{who(a)} and {who(b)} are named together, one as part of the other."
    return None


def same_description(a: End, b: End, scene: Scene) -> str | None:
    """The same description twice in one report."""
    if a.report != b.report or a.certain or b.certain or a.kind != b.kind or not a.name or not b.name:
        return None
    same = _key(a.name) == _key(b.name)
    return f"{scene.outlet(a.report)} describes both as “{a.name}”." if same else None


def copied_words(a: End, b: End, scene: Scene) -> str | None:
    """Nearly the same sentence in two reports, credited to nobody that can be told apart: one text, taken over."""
    if a.report == b.report or a.own != b.own or (not a.own and not _alike(a, b)):
        return None
    x, y = (_words(e.mention.evidence.text) for e in (a, b))
    shared = LCSseq.similarity(x, y)
    if shared < _FEWEST_WORDS or shared < (_REWORDED if a.own else _COPIED) * min(len(x), len(y)):
        return None
    return f"{scene.outlet(a.report)} and {scene.outlet(b.report)} use nearly the same words: one source at most."


RULES: tuple[Rule, ...] = (one_line, joint_statement, member_of_group, same_description, copied_words)
"""In order; the first that answers gives the reason."""


def who(e: End) -> str:
    """The end's name as sentences give it."""
    return e.name or "an unknown source"


def _alike(a: End, b: End) -> bool:
    uncertain = not a.certain and not b.certain and a.kind == b.kind and a.kind in ("unnamed", "unknown")
    return uncertain and _key(a.name or "") == _key(b.name or "")


def _counted(e: End) -> int:
    m = _COUNTED.match(e.name or "") if e.kind == "unnamed" else None
    return (_NUMBERS.get(m[1].lower()) or int(m[1])) if m else 1


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _key(name: str) -> str:
    return re.sub(r"^(?:the|a|an|some|one)\s+", "", " ".join(name.casefold().split()))


def _reason(rule: str, text: str, *ends: End) -> Reason:
    return Reason(rule=rule, text=text, evidence=tuple(dict.fromkeys(e.mention.evidence for e in ends)))
