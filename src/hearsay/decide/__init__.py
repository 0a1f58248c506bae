"""Readings and Story, with what the user decided about them: corrections before linking, rulings after it.

In: values and decisions. Out: values changed so, each with a reason that names the user, and an outcome for every
decision. Nothing here knows where decisions are kept, nor how claims are weighed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hearsay.model import (
    Brief,
    Confirm,
    Correct,
    Decision,
    Different,
    Merge,
    Outcome,
    OwnCheck,
    Reading,
    Same,
    Skipped,
    Split,
    Story,
    WeighedClaim,
)
from hearsay.tables import Tables

from .board import Board
from .checks import attach, with_checks
from .claims import PINNED, confirm, merge, split
from .correct import correct
from .force import in_force
from .parties import rule_parties
from .told import kind_of

__all__ = ["Ruled", "corrected", "in_force", "kind_of", "left_out", "marked", "rule"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A story on which decisions were applied."""

    story: Story
    """The story as the user has it."""
    outcomes: tuple[Outcome, ...]
    """What became of each decision on claims and parties."""


def corrected(
    readings: Sequence[Reading], decisions: Sequence[Decision]
) -> tuple[tuple[Reading, ...], tuple[Outcome, ...]]:
    """Apply the corrections among the decisions to readings; other kinds are left for `rule`."""
    return correct(readings, [d for d in decisions if isinstance(d, Correct)])


def rule(story: Story, decisions: Sequence[Decision], tables: Tables) -> Ruled:
    """Apply decisions on claims and parties in the order in which they were made, then lay own checks on claims.

    A check goes where the words that it was about lie in the end. Reports of checks whose claim is not found are not
    in the story.
    """
    board = Board(story)
    outcomes = [o for d in decisions if (o := _rule_claims(d, board))]
    checks = [d for d in decisions if isinstance(d, OwnCheck)]
    checked = [attach(d, board) for d in checks]
    applied = [d for d, o in zip(checks, checked, strict=True) if o.state == "applied"]
    _note_corrections(story, board)
    ruled = with_checks(replace(story, claims=board.claims()), applied, tables)
    ruled, on_parties = rule_parties(ruled, [d for d in decisions if isinstance(d, Same | Different)])
    return Ruled(story=ruled, outcomes=(*outcomes, *checked, *on_parties))


def marked(brief: Brief, decisions: Sequence[Decision], outcomes: Sequence[Outcome]) -> Brief:
    """Add the outcomes, in the order of the decisions, and the marks `pinned` and `own-check`; pinned claims first."""
    by_id = {o.decision.id: o for o in outcomes}
    ordered = tuple(by_id[d.id] for d in decisions if d.id in by_id)
    checks = {r.report.id for r in brief.story.readings if r.report.is_own_check}
    claims = tuple(_marked(c, checks) for c in brief.claims)
    return replace(
        brief,
        claims=tuple(sorted(claims, key=lambda c: "pinned" not in c.marks)),
        skipped=(*brief.skipped, *left_out(ordered)),
        decisions=ordered,
    )


def left_out(outcomes: Sequence[Outcome]) -> tuple[Skipped, ...]:
    """The decisions that found nothing to apply to, with the reason."""
    return tuple(_skipped(o) for o in outcomes if o.state == "not-applied")


def _rule_claims(d: Decision, board: Board) -> Outcome | None:
    if isinstance(d, Merge):
        return merge(d, board)
    if isinstance(d, Split):
        return split(d, board)
    return confirm(d, board) if isinstance(d, Confirm) else None


def _note_corrections(story: Story, board: Board) -> None:
    """A claim says so where one of its tellings was corrected."""
    told = {a.id: a.reasons for r in story.readings for a in r.attributions if a.reasons}
    for c in story.claims:
        for m in c.mentions:
            for reason in told.get(m.attribution or "", ()):
                board.note(m, reason)


def _marked(c: WeighedClaim, checks: set[str]) -> WeighedClaim:
    added = {"pinned"} if any(r.rule == PINNED for r in c.claim.reasons) else set()
    added |= {"own-check"} if any(m.report in checks for m in c.claim.mentions) else set()
    return replace(c, marks=tuple(sorted({*c.marks, *added}))) if added else c


def _skipped(o: Outcome) -> Skipped:
    return Skipped(what=f"decision {o.decision.id} ({kind_of(o.decision)})", reason=o.note, mendable=False)
