"""Draft → Report: outlet and published time each from the metadata, else the argument, else the text; entries found.

A draft whose text is empty, too long or not English becomes a Skipped.
"""

from dataclasses import dataclass, replace

from hearsay.model import FieldSource, Moment, Report, Skipped

from .draft import Draft
from .entries import find_entries, find_posts
from .language import other_language
from .outlets import outlet_in_text
from .published import published_in_text, undecided_date
from .source import IngestPolicy

_LANGUAGES = dict(
    pair.split(":")
    for pair in """ar:Arabic de:German es:Spanish fa:Persian fr:French he:Hebrew hi:Hindi id:Indonesian it:Italian
    ja:Japanese ko:Korean nl:Dutch pl:Polish pt:Portuguese ru:Russian sv:Swedish tr:Turkish uk:Ukrainian ur:Urdu
    vi:Vietnamese zh:Chinese""".split()
)
"""Names of the languages that messages name; of the others they only say that they are not English."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of all reports whose metadata are silent."""

    outlet: str = ""
    """Name of the outlet."""
    published: Moment | None = None
    """Published time."""


def refuse(draft: Draft, policy: IngestPolicy) -> Skipped | None:
    """Why a draft is no report; None where it is one."""
    if not draft.text.strip():
        return Skipped(what=draft.where, reason="has no text: nothing to read")
    if len(draft.text) > policy.max_text_chars:
        size = f"{len(draft.text)} characters, the limit is {policy.max_text_chars}"
        reason = f"is too long: {size}; split it or raise the limit"
        return Skipped(what=draft.where, reason=reason)
    other = other_language(draft.text, policy.min_words_for_language)
    if other is None:
        return None
    looks = f" (it looks {_LANGUAGES[other]})" if other in _LANGUAGES else ""
    return Skipped(what=draft.where, reason=f"is not in English{looks}: hearsay reads English only, give a translation")


def settle(draft: Draft, name: str, given: Given) -> Report:
    """The report of a draft, under the id `name`."""
    outlet, outlet_from = _outlet(draft, given)
    published, published_from = _published(draft, given)
    report = Report(
        id=name,
        text=draft.text,
        title=draft.title,
        outlet=outlet,
        outlet_from=outlet_from,
        published=published,
        published_from=published_from,
        author=draft.author,
        path=draft.source,
        notes=draft.notes,
    )
    report = report if published else _by_its_posts(report)
    entries = draft.entries or find_entries(report)
    if draft.entries:
        entries = tuple(sorted((*entries, *find_posts(report)), key=lambda e: (e.span.start, -e.span.end)))
    return replace(report, entries=entries, notes=(*report.notes, *_remarks(draft, given, report)))


def _outlet(draft: Draft, given: Given) -> tuple[str, FieldSource]:
    if draft.outlet:
        return draft.outlet, "metadata"
    if given.outlet:
        return given.outlet, "argument"
    found = outlet_in_text(draft.text)
    return (found, "text") if found else ("", "unknown")


def _published(draft: Draft, given: Given) -> tuple[Moment | None, FieldSource]:
    if draft.published:
        return draft.published, "metadata"
    if given.published:
        return given.published, "argument"
    found = published_in_text(draft.text)
    return (found, "text") if found else (None, "unknown")


def _by_its_posts(report: Report) -> Report:
    """A report without a date that holds dated posts is no older than the last of them."""
    dated = [e.at for e in find_posts(report) if e.at]
    if not dated:
        return report
    latest = max(dated, key=lambda m: (m.day, m.minute or 0))
    note = f"it says nowhere when it was published: taken for {latest.iso()}, the day of the last post in it"
    return replace(report, published=latest, published_from="text", notes=(*report.notes, note))


def _remarks(draft: Draft, given: Given, report: Report) -> list[str]:
    """What the user should know of the outlet and the published time."""
    remarks = []
    if draft.id and draft.id != report.id:
        remarks.append(f'its id "{draft.id}" was taken by another report: it is called "{report.id}" here')
    if draft.outlet and given.outlet and draft.outlet != given.outlet:
        remarks.append(f'its metadata name the outlet "{draft.outlet}": the argument "{given.outlet}" was not used')
    if draft.published and given.published and draft.published.day != given.published.day:
        remarks.append(f"its metadata say it was published {draft.published.iso()}: the argument was not used")
    if report.published is None and (why := undecided_date(report.text)):
        remarks.append(f"{why}: give the published date to have its days resolved")
    return remarks
