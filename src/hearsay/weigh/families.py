"""Which mentions of a claim count where several reports print one text.

In: a claim in its story. Out: the mentions that count, and a reason for each that does not. All reports that print a
sentence have the same words before them, so none of them, whichever is called the original, can add what another has
not: a source counts once, and only where every printing that names him was read to give him for the claim. So a
further copy can only take away.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hearsay.model import Claim, Mention, Reason

from .printings import Words, stands_in, stands_within, words_of
from .scene import Scene

Strength = Callable[[Mention], tuple[float, ...]]
"""How surely a mention counts by itself; the greater the surer."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The mentions that support a claim, sorted out."""

    mentions: tuple[Mention, ...]
    """Those that count, in the claim's order."""
    reasons: tuple[Reason, ...]
    """Why the others do not."""


@dataclass(frozen=True, slots=True)
class _Text:
    """One sentence, with the mentions of the claim in all its printings."""

    held: Mapping[str, Sequence[Mention]]
    """By report the mentions in the sentence."""
    printed: Mapping[str, tuple[Words, ...]]
    """By report the sentences that are it there."""


def counted(claim: Claim, scene: Scene, strength: Strength) -> Counted:
    """Sort out the mentions that support the claim."""
    backing = [m for m in claim.mentions if m.polarity == "supports"]
    work = _Sorting(backing, scene, strength)
    work.silent = {m.report for m in claim.mentions} - {m.report for m in backing}
    for text in _texts(backing, scene):
        work.sort(text)
    work.restore()
    work.fold_copies()
    kept = tuple(m for m in backing if m not in work.why)
    return Counted(kept, tuple(work.why[m] for m in backing if m in work.why))


def _texts(backing: Iterable[Mention], scene: Scene) -> list[_Text]:
    """The sentences of several reports that have a mention."""
    held: dict[int, dict[str, list[Mention]]] = defaultdict(dict)
    printed = {}
    for m in backing:
        if found := scene.printings.of(m.report, m.evidence.span):
            held[found[0]].setdefault(m.report, []).append(m)
            printed[found[0]] = found[1]
    return [_Text(held[n], printed[n]) for n in sorted(held) if len(printed[n]) > 1]


class _Sorting:
    """The work on one claim. `why` gets a reason for each mention that does not count."""

    def __init__(self, backing: Sequence[Mention], scene: Scene, strength: Strength) -> None:
        self.backing = backing
        self.scene = scene
        self.strength = strength
        self.why: dict[Mention, Reason] = {}
        self.silent: set[str] = set()
        """Reports that have the claim, and do not support it anywhere."""
        self._shared: set[Mention] = set()
        self._disputed: list[_Text] = []
        self._reports_of = Counter(root for root, _ in {(self._root(m), m.report) for m in backing})

    def sort(self, text: _Text) -> None:
        """Let one printing of each source stand, and none of a source that a printing does not bear out."""
        text = self._once(text)
        rivals = {m: self._rivals(m, text) for ms in text.held.values() for m in ms}
        against = {m: r for m, rs in rivals.items() if (r := self._against(m, rs, text))}
        self.why.update({m: self._otherwise(m, r) for m, r in against.items()})
        self._disputed += [text] if against else []
        left = [m for m in rivals if m not in against]
        self._shared.update(m for m in left if rivals[m])
        while left:
            stands = self._least(left)
            same = {x: m for x in left for m in stands if x not in stands and self._is_printed(x, m, rivals)}
            self.why.update({x: self._reprinted(x, m.report) for x, m in same.items()})
            left = [x for x in left if x not in same and x not in stands]

    def restore(self) -> None:
        """A claim that nobody would be left behind keeps the reading that gives it fewest, of one printing."""
        left = [m for m in self.backing if m not in self.why]
        if any(m.attribution for m in left):
            return
        told = [t for t in self._disputed if any(m.attribution for ms in t.held.values() for m in ms)]
        readings = [ms for t in told or ([] if left else self._disputed) for ms in self._readings(t)]
        if not readings:
            return
        least = min(readings, key=self._fewness)
        for m in least:
            self.why.pop(m, None)
        for m in left if told else ():
            if m not in least:
                self.why[m] = self._own_words(m)

    def _readings(self, text: _Text) -> list[list[Mention]]:
        """What each printing has; none where one of them only denies the claim, or keeps silent on it."""
        if self.silent & set(text.printed):
            return []
        return [[m for m in ms if m.attribution] or list(ms) for ms in text.held.values()]

    def _least(self, ms: Sequence[Mention]) -> list[Mention]:
        """Those of the one report whose sources count least surely."""
        held: dict[str, list[Mention]] = defaultdict(list)
        for m in ms:
            held[m.report].append(m)
        return min(held.values(), key=self._fewness)

    def _is_printed(self, a: Mention, b: Mention, rivals: Mapping[Mention, Sequence[str]]) -> bool:
        """Whether one of two mentions is a printing of the other."""
        return (a.report in rivals[b] or b.report in rivals[a]) and self._is_same(a, b)

    def fold_copies(self) -> None:
        """What stands in no other printing adds nobody whom the original names, where that supports the claim."""
        holders = {m.report for m in self.backing if m not in self.why or self.why[m].rule == "copy_adds_nobody"}
        for m in self.backing:
            if m in self.why or m in self._shared:
                continue
            original = self.scene.original_of(m)
            if original and original != m.report and original in holders:
                self.why[m] = self._reprinted(m, original)

    def _once(self, text: _Text) -> _Text:
        """The text without the printings that were read just as another: however many there are, they are one."""
        sources = list({self._called(m): m for ms in text.held.values() for m in ms}.values())
        alike: dict[object, list[str]] = defaultdict(list)
        for r in sorted(text.printed, key=lambda r: (r in self.scene.whole, r)):
            held = tuple((words_of(m.evidence.text), self._root(m), self.strength(m)) for m in text.held.get(r, ()))
            alike[text.printed[r], held, tuple(self.scene.credits_in(m, r) for m in sources)].append(r)
        for first, *others in alike.values():
            self._shared.update(text.held.get(first, ()) if others else ())
            for m in (m for r in others for m in text.held.get(r, ())):
                self.why[m] = self._reprinted(m, first)
        firsts = {rs[0] for rs in alike.values()}
        left = {r: ms for r, ms in text.held.items() if r in firsts}
        return _Text(left, {r: text.printed[r] for r in firsts})

    def _rivals(self, m: Mention, text: _Text) -> list[str]:
        """The other reports that print the words of a mention and know its source."""
        words = words_of(m.evidence.text)
        return [
            r
            for r in sorted(text.printed)
            if r != m.report
            and self.scene.credits_in(m, r)
            and any(stands_within(words, sentence) for sentence in text.printed[r])
        ]

    def _against(self, m: Mention, rivals: Iterable[str], text: _Text) -> str | None:
        """A rival that does not have the mention; an outlet's own voice is borne out by any that supports the claim."""
        return next(
            (r for r in rivals if not any(not m.attribution or self._is_same(x, m) for x in text.held.get(r, ()))), None
        )

    def _is_same(self, a: Mention, b: Mention) -> bool:
        """Whether two mentions of one text have one source: one party, one name, or nobody that is named."""
        if not (a.attribution and b.attribution):
            return a.attribution == b.attribution
        if self._root(a) == self._root(b):
            return True
        x, y = words_of(self._called(a)), words_of(self._called(b))
        return x == y or bool(x and y and stands_in(x, y))

    def _root(self, m: Mention) -> str:
        a = self.scene.attributions.get(m.attribution or "")
        if a is None:
            return ""
        party = self.scene.at.get((a.id, len(a.chain) - 1))
        return self.scene.root(party.id) if party else a.id

    def _called(self, m: Mention) -> str:
        """What the end of a mention's chain is called, else the words for its source."""
        a = self.scene.attributions.get(m.attribution or "")
        return (a.chain[-1].name or " ".join(e.text for e in a.source)) if a else ""

    def _fewness(self, ms: Sequence[Mention]) -> tuple[object, ...]:
        """The least stands for all: fewest sources, those that most reports have, the least sure, what is no copy."""
        roots = {self._root(m) for m in ms if m.attribution}
        known = -min((self._reports_of[r] for r in roots), default=0)
        sure = sorted(map(self.strength, ms), reverse=True)
        is_copy = self.scene.original_of(ms[0]) is not None
        return len(roots), known, sure, is_copy, ms[0].report, ms[0].evidence

    def _reprinted(self, m: Mention, other: str) -> Reason:
        a, b = self.scene.outlet(m.report), self.scene.outlet(other)
        told = f"{a} reprints {b}" if self.scene.original_of(m) == other else f"{a} and {b} print one text"
        return Reason(rule="copy_adds_nobody", text=f"{told}: no further origin.", evidence=(m.evidence,))

    def _otherwise(self, m: Mention, other: str) -> Reason:
        a, b = self.scene.outlet(m.report), self.scene.outlet(other)
        who = self._called(m)
        said = f"have {who} say this" if who else "say this"
        text = f"{a} and {b} print the same words, and only {a} was read to {said}: not counted."
        return Reason(rule="read_otherwise", text=text, evidence=(m.evidence,))

    def _own_words(self, m: Mention) -> Reason:
        a = self.scene.outlet(m.report)
        text = f"{a} says it in its own words, and others may name somebody for it: no further origin."
        return Reason(rule="read_otherwise", text=text, evidence=(m.evidence,))
