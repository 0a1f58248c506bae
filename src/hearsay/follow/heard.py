"""Reports into the store, and what their outlets say about them: corrected, killed, withdrawn, back again."""

from datetime import datetime

from hearsay.fetch import redacted
from hearsay.ingest.notices import Word, word_of_edit, word_of_headline
from hearsay.model import Report
from hearsay.model.kept import TAKEN_BACK, Added, Came, Notice, NoticeKind, PageState

from .intake import Intake

_COUNTED = {"new": "new", "version": "versions"}


def keep(intake: Intake, report: Report, came: Came) -> Added:
    """Put a report in, with what it says about itself or an earlier one. All of it is on disk, or nothing."""
    reports = intake.store.reports
    with intake.store.writing():
        there = reports.at_place(came.place)
        before = reports.get(there) if there else None
        added = reports.add(report, came)
        if added.status == "new":
            _of_an_earlier_one(intake, report, came)
        elif before is not None:
            _of_itself(intake, before, report, added, came)
    if counted := _COUNTED.get(added.status):
        intake.tally.counts[counted] += 1
    return added


def take_back(intake: Intake, place: str, notice: Notice) -> None:
    """A report is gone from its place, or its wire takes it back. One that was taken back already stays so."""
    name = intake.store.reports.at_place(place)
    if name and not _is_taken_back(intake, name):
        note(intake, name, notice)


def take_back_by_headline(intake: Intake, item: PageState) -> bool:
    """Do what a feed's item says by its headline ("KILL: Ferry sinks"). Whether it is such a notice."""
    word = word_of_headline(item.title)
    if word is None or word.kind not in TAKEN_BACK:
        return False
    name = _meant(intake, word, item.feed, "") if word.of else None
    if name is None:
        intake.tally.tell(item.url, f"takes back “{word.of or 'a report'}”, which is not in the store")
    elif not _is_taken_back(intake, name):
        note(intake, name, _notice(word, intake.now(), item.url))
    return True


def note(intake: Intake, name: str, notice: Notice) -> None:
    """Keep what an outlet did with a report."""
    intake.store.reports.note(name, notice)
    intake.tally.counts["notices"] += 1


def _of_itself(intake: Intake, before: Report, now: Report, added: Added, came: Came) -> None:
    """An edit may correct or take back its report; one that was gone may stand there again."""
    notices = intake.store.reports.notices(added.id)
    last = notices[-1] if notices else None
    gone = last is not None and last.kind in TAKEN_BACK
    word = word_of_edit(before, now) if added.status == "version" else None
    if word and not (gone and word.kind in TAKEN_BACK):
        note(intake, added.id, _notice(word, came.at, added.id))
    elif gone and word is None and last and _own(intake, last, added.id, came.place) and not _says_gone(now):
        why = "It stands at its address again."
        note(intake, added.id, Notice(kind="restored", at=came.at, why=why, source=came.place))


def _of_an_earlier_one(intake: Intake, report: Report, came: Came) -> None:
    word = word_of_headline(report.title)
    if word and word.of and (name := _meant(intake, word, came.feed, report.outlet)):
        note(intake, name, _notice(word, came.at, came.place))


def _meant(intake: Intake, word: Word, feed: str, outlet: str) -> str | None:
    """The report of the headline, as its page or as its feed has it."""
    name = intake.store.feeds.report_titled(word.of, redacted(feed), outlet)
    place = None if name else intake.store.feeds.place_titled(word.of, feed)
    return intake.store.reports.at_place(place) if place else name


def _notice(word: Word, at: datetime, source: str) -> Notice:
    kind: NoticeKind = word.kind
    return Notice(kind=kind, at=at, why=f"Its outlet says: “{word.why}”", source=source)


def _own(intake: Intake, last: Notice, name: str, place: str) -> bool:
    """Whether it was the report's own place that said it was gone: a wire's kill is not undone by a page that stays."""
    versions = {v.report for v in intake.store.reports.versions(name)}
    return last.source == place or last.source in versions


def _says_gone(report: Report) -> bool:
    word = word_of_edit(Report(id="", text=""), report)
    return word is not None and word.kind in TAKEN_BACK


def _is_taken_back(intake: Intake, name: str) -> bool:
    notices = intake.store.reports.notices(name)
    return bool(notices) and notices[-1].kind in TAKEN_BACK
