"""The claims of a story as piles of mentions, which decisions move about.

Only at the end are claims made of the piles, from what the story said of them before, so that the order of decisions
that have nothing to do with each other does not show.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from hearsay.link.ids import make_id
from hearsay.model import Anchor, Claim, Mention, Reason, Span, Story

from .places import Places, nearest

_TOGETHER = ("user-merge", "user-confirm")
"""Rules of the reasons that say that the user put mentions together."""


class Board:
    """Piles of mentions, each with the reasons that decisions left on it."""

    def __init__(self, story: Story) -> None:
        self._places = Places(r.report for r in story.readings)
        self._order = {r.report.id: n for n, r in enumerate(story.readings)}
        self._before = {m: c for c in story.claims for m in c.mentions}
        self._pile = {m: n for n, c in enumerate(story.claims) for m in c.mentions}
        self._claims = story.claims
        self._reasons: list[tuple[Mention, Reason]] = []
        self._next = len(story.claims)
        self._by_report: dict[str, list[Mention]] = defaultdict(list)
        for m in self._pile:
            self._by_report[m.report].append(m)

    def at(self, anchor: Anchor) -> frozenset[Mention]:
        """Every mention that an anchor may name; several sources may stand for the same words."""
        found: set[Mention] = set()
        for e in self._places.find(anchor):
            spans: list[Span] = [m.evidence.span for m in self._by_report[e.report]]
            span = nearest(e.span, spans)
            found |= {m for m in self._by_report[e.report] if m.evidence.span == span}
        return frozenset(found)

    def piles_of(self, mentions: Iterable[Mention]) -> frozenset[int]:
        """The piles in which mentions lie."""
        return frozenset(self._pile[m] for m in mentions)

    def in_pile(self, pile: int) -> frozenset[Mention]:
        """All mentions of a pile."""
        return frozenset(m for m, n in self._pile.items() if n == pile)

    def join(self, piles: Collection[int]) -> None:
        """Make piles one."""
        first = min(piles)
        self._pile.update({m: first for m, n in self._pile.items() if n in piles})

    def take(self, mentions: Iterable[Mention]) -> None:
        """Lay mentions on a pile of their own."""
        self._pile.update(dict.fromkeys(mentions, self._next))
        self._next += 1

    def add(self, mention: Mention, pile: int) -> None:
        """Lay a mention that was not read in any report on a pile."""
        self._pile[mention] = pile

    def note(self, mention: Mention, reason: Reason) -> None:
        """Leave a reason on the pile that will hold a mention in the end."""
        self._reasons.append((mention, reason))

    def claims(self) -> tuple[Claim, ...]:
        """The claims as they lie now: those that nothing touched as they were."""
        piles: dict[int, list[Mention]] = defaultdict(list)
        for m, n in self._pile.items():
            piles[n].append(m)
        made = [self._claim(sorted(pile, key=self._place)) for pile in piles.values()]
        moved = {m: c.id for c in made for m in c.mentions}
        claims = [_settled(self._with_maybe(c, moved)) for c in made]
        return tuple(sorted(claims, key=lambda c: (c.mentions[0].report, c.mentions[0].evidence, c.id)))

    def _place(self, m: Mention) -> tuple[str, Span, str]:
        return m.report, m.evidence.span, m.attribution or ""

    def _claim(self, pile: Sequence[Mention]) -> Claim:
        here = set(pile)
        left = dict.fromkeys(r for m, r in self._reasons if m in here)
        reasons = tuple(sorted(left, key=lambda r: (r.rule, r.text, r.evidence)))
        origins = dict.fromkeys(self._before[m] for m in pile if m in self._before)
        whole = next(iter(origins)) if len(origins) == 1 else None
        if whole and set(whole.mentions) == here:
            return replace(whole, reasons=(*whole.reasons, *reasons))
        main = min(origins, key=lambda c: (-len(here & set(c.mentions)), self._place(c.mentions[0]), c.id))
        return replace(
            main,
            id=self._id(pile, whole),
            text=_text(main, pile),
            mentions=tuple(pile),
            reasons=(*_kept(origins, pile), *reasons),
        )

    def _id(self, pile: Sequence[Mention], whole: Claim | None) -> str:
        """The id that `link` would give; own checks have no part in it, so that a check does not rename a claim."""
        read = [m for m in pile if m in self._before]
        if whole and len(read) == len(whole.mentions):
            return whole.id
        places = (f"{m.report}:{m.evidence.span.start}:{m.evidence.span.end}:{m.attribution or ''}" for m in read)
        return make_id("c", places)

    def _with_maybe(self, claim: Claim, moved: dict[Mention, str]) -> Claim:
        """Suggestions that the claims had of which it is made, by the ids that these have now."""
        suggested = {n for m in claim.mentions if m in self._before for n in self._before[m].maybe}
        ids = {moved[c.mentions[0]] for c in self._claims if c.id in suggested} - {claim.id}
        return replace(claim, maybe=tuple(sorted(ids)))


def _settled(claim: Claim) -> Claim:
    """The claim without doubts that its mentions say the same, where the user has put them together."""
    if not any(r.rule in _TOGETHER for r in claim.reasons):
        return claim
    return replace(claim, mentions=tuple(replace(m, core="") for m in claim.mentions))


def _text(main: Claim, pile: Sequence[Mention]) -> str:
    """The words that stated it best before, where these still belong to it; else the longest that do."""
    words = [m.evidence.text for m in pile]
    return main.text if main.text in words else max(words, key=lambda w: (len(w), w))


def _kept(origins: Iterable[Claim], pile: Sequence[Mention]) -> list[Reason]:
    """The reasons that are still about mentions of the pile alone."""
    here = {m.evidence for m in pile}
    return list(dict.fromkeys(r for c in origins for r in c.reasons if set(r.evidence) <= here))
