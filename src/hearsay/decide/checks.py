"""Own checks → reports of the user's desk, each with one attribution.

So an own check is weighed like any other telling: whoever answered is its origin, and who answered twice, or has said
it in the papers already, is still one. No rule of weighing knows of it.
"""

from collections.abc import Sequence
from dataclasses import replace

from hearsay.link.ids import make_id
from hearsay.link.parties import parties_of
from hearsay.model import Attribution, Link, Mention, Named, Outcome, OwnCheck, Reading, Report, Stance, Story
from hearsay.tables import Tables

from .board import Board
from .claims import first_found
from .places import short
from .told import outcome, reason_for


def with_checks(story: Story, checks: Sequence[OwnCheck], tables: Tables) -> Story:
    """Add a reading for each check to the story. Who is who is settled anew, for who answered may be in the reports."""
    if not checks:
        return story
    readings = (*story.readings, *map(reading_of, checks))
    return replace(story, readings=readings, parties=parties_of(readings, tables, story.copies))


def attach(check: OwnCheck, board: Board) -> Outcome:
    """Lay what a check found on the claim that it was about."""
    piles = board.piles_of(first_found(check.claim, board))
    words = short(check.claim[0].text)
    if len(piles) != 1:
        many = f"the words {words} stand in {len(piles)} claims now, and nothing tells which was meant: decide anew"
        none = f"no claim of these reports has the words {words}: give the report that they stood in, or undo it"
        return outcome(check, "not-applied", many if piles else none)
    (told,) = reading_of(check).attributions
    found = Mention(report=told.report, evidence=told.content[0], attribution=told.id, polarity=check.polarity)
    board.add(found, next(iter(piles)))
    board.note(found, reason_for(check, told.content, f"{check.done.iso().replace('T', ' ')}, {check.how}"))
    return outcome(check, "applied")


def reading_of(check: OwnCheck) -> Reading:
    """The report that a check makes, as it would be read: who answered, what they did, the words of the claim."""
    who = check.asked or Named(name=check.desk, kind="organisation")
    cue = _cue(check)
    head = f"{check.done.iso().replace('T', ' ')}, {check.how}."
    source, words = " ".join(who.name.split()), check.claim[0].text
    text = f"{head}\n{source} {cue}: {words}"
    report = Report(
        id=f"check-{check.id}",
        text=text,
        outlet=check.desk,
        outlet_from="decision",
        published=check.done,
        published_from="decision",
        notes=(f"own check: {check.how}",),
    )
    at = len(head) + 1
    told_by = report.cite(at, at + len(source))
    said = report.cite(at + len(source) + 1, at + len(source) + 1 + len(cue))
    content = report.cite(len(text) - len(words), len(text))
    link = Link(name=source, kind=who.kind, role="origin", evidence=(told_by,))
    attribution = Attribution(
        id=make_id("a", [report.id, "own-check"]),
        report=report.id,
        source=(told_by,),
        cue=(said,),
        content=(content,),
        chain=(link,),
        stance=_stance(check),
    )
    return Reading(report=report, attributions=(attribution,))


def _cue(check: OwnCheck) -> str:
    if check.polarity == "denies":
        return "denied" if check.asked else "found otherwise"
    return "confirmed" if check.asked else "found"


def _stance(check: OwnCheck) -> Stance:
    if check.polarity == "denies":
        return "denies"
    return "confirms" if check.asked else "asserts"
