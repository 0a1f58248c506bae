"""Decisions on claims: merge, split, pin. Each takes a board and says what became of it."""

from collections.abc import Iterable, Sequence

from hearsay.model import Anchor, Confirm, Mention, Merge, Outcome, Split

from .board import Board
from .places import short
from .told import outcome, reason_for

PINNED = "user-confirm"
"""The rule of the reason that a pinned claim bears."""


def merge(decision: Merge, board: Board) -> Outcome:
    """Make the claims that the anchors name one."""
    found = [first_found(anchors, board) for anchors in decision.claims]
    piles: set[int] = set()
    mentions: list[Mention] = []
    for anchors, claim in zip(decision.claims, found, strict=True):
        here = board.piles_of(claim)
        if len(here) != 1:
            return outcome(decision, "not-applied", _missing(anchors, len(here)))
        piles |= here
        mentions.append(min(claim, key=_place))
    _note(decision, mentions, board)
    if len(piles) == 1:
        return outcome(decision, "already-so")
    board.join(piles)
    return outcome(decision, "applied")


def split(decision: Split, board: Board) -> Outcome:
    """Take mentions out of the claims in which they lie with those that they are split from."""
    taken = {m for a in decision.taken for m in board.at(a)}
    left = {m for a in decision.left for m in board.at(a)} - taken
    for anchors, mentions in ((decision.taken, taken), (decision.left, left)):
        if not mentions:
            return outcome(decision, "not-applied", _missing(anchors, 0))
    shared = board.piles_of(taken) & board.piles_of(left)
    out = [m for m in taken if board.piles_of([m]) <= shared]
    _note(decision, [*taken, *left], board)
    if not out:
        return outcome(decision, "already-so")
    board.take(out)
    return outcome(decision, "applied")


def confirm(decision: Confirm, board: Board) -> Outcome:
    """Keep the mentions together, and mark their claim as pinned."""
    mentions = {m for a in decision.claim for m in _sole(a, board)}
    if not mentions:
        return outcome(decision, "not-applied", _missing(decision.claim, 0))
    piles = board.piles_of(mentions)
    if len(piles) > 1:
        board.join(piles)
    _note(decision, mentions, board)
    return outcome(decision, "applied")


def first_found(anchors: Iterable[Anchor], board: Board) -> frozenset[Mention]:
    """The mentions that the first anchor names that can be found at all."""
    return next((m for a in anchors if (m := board.at(a))), frozenset())


def _sole(anchor: Anchor, board: Board) -> frozenset[Mention]:
    """The mentions of an anchor whose words lie in one claim only."""
    mentions = board.at(anchor)
    return mentions if len(board.piles_of(mentions)) == 1 else frozenset()


def _note(decision: Merge | Split | Confirm, mentions: Iterable[Mention], board: Board) -> None:
    ordered = sorted(mentions, key=_place)
    reason = reason_for(decision, (m.evidence for m in ordered))
    for m in ordered:
        board.note(m, reason)


def _missing(anchors: Sequence[Anchor], claims: int) -> str:
    words = short(anchors[0].text)
    if claims:
        return f"the words {words} stand in {claims} claims now, and nothing tells which was meant: decide anew"
    return f"no claim of these reports has the words {words}: give the report that they stood in, or undo it"


def _place(m: Mention) -> tuple[str, int, int, str]:
    return m.report, m.evidence.span.start, m.evidence.span.end, m.attribution or ""
