"""What is done when reports come in: each is kept, read once, put into its story, and only that story is weighed again.

Every step is on disk before the next begins, so work that was cut goes on where it was: `catch_up` does what is due.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hearsay import pipeline
from hearsay.link.grouping import feature_of
from hearsay.model import Brief, Reading, Report, Skipped
from hearsay.model.kept import Added, Came, Change
from hearsay.read import Reader
from hearsay.render.contract import brief_dict
from hearsay.store.db import Store
from hearsay.store.reader_name import reader_name
from hearsay.tables import Tables

Progress = Callable[[int, int, str], None]
QUIET = timedelta(days=14)
"""A story to which nothing was added for so long is asleep."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who reads and weighs."""

    store: Store
    """Where everything is kept."""
    reader: Reader
    """The reader; asked only for reports that it has not read."""
    tables: Tables
    """Tables of outlets, wires and governments."""
    progress: Progress = pipeline.silent
    """Told how far long work is."""


def keep(store: Store, came_in: Iterable[tuple[Report, Came]]) -> list[Added]:
    """Put reports into the store, each on disk before the next."""
    return [store.reports.add(report, came) for report, came in came_in]


def from_files(reports: Sequence[Report], at: datetime) -> list[tuple[Report, Came]]:
    """Reports read from files, each with its place: the file's full path, and its id where one file has several."""
    several = Counter(r.path for r in reports)
    return [(r, Came(place=_place(r, several[r.path]), at=at)) for r in reports]


def catch_up(desk: Desk, at: datetime) -> list[Change]:
    """Group what waits, weigh the stories that are due. Returns what changed about their claims."""
    waiting = desk.store.briefs.waiting()
    for n, name in enumerate(waiting):
        desk.store.features.put(feature_of(desk.store.reports.get(name)), at)
        desk.progress(n + 1, len(waiting), "grouping")
    due = desk.store.briefs.due()
    changes: list[Change] = []
    for n, story in enumerate(due):
        changes += weigh(desk, story, at)
        desk.progress(n + 1, len(due), "weighing")
    return changes


def weigh(desk: Desk, story: str, at: datetime) -> list[Change]:
    """Weigh one story anew and keep what changed. What others brought in meanwhile leaves it due."""
    seen = desk.store.briefs.moment()
    brief = brief_of(desk, story, at)
    with desk.store.writing():
        changes = desk.store.claims.keep(story, brief, at)
        desk.store.briefs.keep(story, brief.story.title, brief_dict(brief), at)
        if desk.store.briefs.moment() != seen:
            desk.store.briefs.is_due(story)
    return changes


def brief_of(desk: Desk, story: str, at: datetime, *, as_read: bool = False) -> Brief:
    """The brief of a story, from the reports that stand, with what the user decided on them unless `as_read`.

    Reports that their outlets took back are left out, and told so.
    """
    reports = desk.store.reports.all(story=story)
    standing = desk.store.reports.standing(story)
    readings = [read(desk, r, at) for r in standing]
    kept = {r.id for r in standing}
    skipped = [_taken_back(r) for r in reports if r.id not in kept]
    skipped += [replace(s, mendable=False) for r in readings for s in r.skipped]
    decisions = () if as_read else desk.store.rulings.of_story(story)
    brief = pipeline.brief_of(readings, desk.reader, desk.tables, skipped, decisions)
    return replace(brief, story=replace(brief.story, id=story))


def read(desk: Desk, report: Report, at: datetime) -> Reading:
    """What the reader finds in a report of the store; each report is read once by each reader."""
    name = reader_name(desk.reader)
    found = desk.store.readings.get(report.id, name)
    if found is None:
        found = desk.reader.read(report)
        desk.store.readings.keep(found, name, at)
    return found


def send_to_sleep(store: Store, at: datetime) -> list[str]:
    """Let stories sleep to which nothing was added for long. Returns their ids."""
    quiet = [s for s in store.stories.all(state="awake") if at - s.latest > QUIET]
    for s in quiet:
        store.stories.sleep(s.id, f"Nothing came in for {QUIET.days} days.", at)
    return [s.id for s in quiet]


def _place(report: Report, in_file: int) -> str:
    if report.path == "-" or not report.path:
        return f"standard input, {report.sha256[:16]}"
    path = os.path.abspath(report.path)
    return path if in_file == 1 else f"{path}#{report.id}"


def _taken_back(report: Report) -> Skipped:
    return Skipped(what=report.path, reason="was taken back by its outlet: it counts no longer", mendable=False)
