"""What the store keeps beside reports and readings: where they came from, stories over time, and what changed.

Every time here is in UTC and given by the caller: the store has no clock of its own.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from .brief import Origins, Status

AddedAs = Literal["new", "version", "known", "forgotten"]
NoticeKind = Literal["corrected", "killed", "withdrawn", "restored"]
PlacedBy = Literal["rule", "user"]
StoryState = Literal["awake", "asleep", "merged"]
ChangeKind = Literal["new", "status", "origins", "marks", "gone", "back"]
TAKEN_BACK: tuple[NoticeKind, ...] = ("killed", "withdrawn")
"""Notices after which a report counts no longer, until it is restored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """Where and when a report came in."""

    place: str
    """Its address or file, with what tells it apart there (an entry's key, a line). What stands at the same place
    later with other words is a new version. Never empty."""
    at: datetime
    """When it was fetched or read."""
    feed: str = ""
    """Address of the feed, or the folder, that led to it; empty when it was given directly."""
    etag: str = ""
    """The server's ETag, as sent."""
    last_modified: str = ""
    """The server's Last-Modified, as sent."""
    raw_sha256: str = ""
    """Hash of the bytes before ingest, 64 hex digits; empty when unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a report that was added."""

    id: str
    """Its id in the store; empty for what was forgotten."""
    status: AddedAs
    """`new`: nothing was known at its place; `version`: other words stood there; `known`: it is there already;
    `forgotten`: the user had it forgotten, and it is not taken in again."""
    previous: str | None = None
    """Id of the version that it follows; None for a new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What an outlet did with a report after it was published."""

    kind: NoticeKind
    """`killed`: a wire told its clients not to use it; `withdrawn`: it is gone from its place."""
    at: datetime
    """When it was noticed."""
    why: str
    """One plain sentence."""
    source: str = ""
    """Address of, or id of the report with, the notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What is known of an address that is asked again and again: a page, or a feed."""

    url: str
    """The address."""
    etag: str = ""
    """To be sent back as If-None-Match."""
    last_modified: str = ""
    """To be sent back as If-Modified-Since."""
    checked_at: datetime | None = None
    """When it was last asked; None: never."""
    changed_at: datetime | None = None
    """When it last gave something new."""
    next_at: datetime | None = None
    """Not to be asked again before; None: at once."""
    failures: int = 0
    """Failures in a row."""
    error: str = ""
    """The last failure, as a plain sentence; empty after a success."""
    sha256: str = ""
    """Hash of the bytes that it last gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState(Fetched):
    """A feed, page or folder that the user follows."""

    kind: str = ""
    """rss, atom, json, live, page or folder; empty until it was first read."""
    title: str = ""
    """Its own title."""
    outlet: str = ""
    """Outlet of its items where they do not name one."""
    group: str = ""
    """The user's heading for it, as in OPML."""
    paused: bool = False
    """Whether it is left alone for now."""
    added_at: datetime | None = None
    """Since when it is followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState(Fetched):
    """What a feed or folder led to: an item of it, a page, a file."""

    feed: str = ""
    """Address of the feed, or the folder, that led to it first."""
    place: str = ""
    """Where its report stands in the store, empty before it was taken in and for a live blog, which has many; for an
    item, the address of its page."""
    entries: tuple[str, ...] = ()
    """Keys of a live blog's entries when it last answered; empty for other pages."""
    title: str = ""
    """Headline as the feed gives it."""
    published: str = ""
    """When it was published as the feed gives it, ISO."""
    author: str = ""
    """Byline as the feed gives it."""
    content: str = ""
    """Its text as the feed gives it, as HTML, until the page was had."""
    first_at: datetime | None = None
    """When it was first met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRecord:
    """A story as it stands in the store."""

    id: str
    """Stays the same while reports come and go."""
    title: str
    """Its headline as last weighed; else its first report's."""
    state: StoryState
    """`asleep`: nothing came in for long; `merged`: it is a part of `into`."""
    began: datetime
    """When its first report came in."""
    latest: datetime
    """When its latest report or version came in."""
    reports: tuple[str, ...]
    """Ids of its reports, each in its latest version, in order of arrival."""
    into: str | None = None
    """The story that it was merged into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Why a report belongs to a story."""

    report: str
    """Id of the report; its later versions follow it."""
    story: str
    """Id of the story."""
    by: PlacedBy
    """A rule, or the user, whose word no rule breaks."""
    at: datetime
    """When."""
    reasons: tuple[str, ...]
    """Plain sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimState:
    """A claim of a story as it stood from one moment on."""

    claim: str
    """Id that stays the same while mentions come and go."""
    story: str
    """Id of the story."""
    at: datetime
    """From when on."""
    text: str
    """The words that state it best, verbatim; empty once forgotten."""
    status: Status
    """As weighed."""
    origins: Origins
    """As weighed."""
    marks: tuple[str, ...]
    """As weighed."""
    reports: int
    """How many reports mention it."""
    present: bool
    """Whether any report still says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that became different about a claim."""

    number: int
    """Counts all changes of the store; later is greater, whatever the clock said."""
    kind: ChangeKind
    """What changed most: `gone` when no report says it any more, `back` when one does again."""
    now: ClaimState
    """As it is from then on."""
    before: ClaimState | None
    """As it was; None for a new one."""
    reason: str
    """One plain sentence: what brought the change."""
    report: str | None = None
    """Id of the report that brought it, where one did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is looked for among claims. What is empty or None is not asked for; all that is given must fit."""

    words: str = ""
    """Words of the claim, in any order; "in quotation marks" just so; wor* any that begin so."""
    speaker: str = ""
    """Words of the name of a party that it rests on or that denies it."""
    relay: str = ""
    """Words of the name of a party or outlet that passed it on."""
    status: tuple[Status, ...] = ()
    """Any of these."""
    origins: tuple[int, int | None] | None = None
    """The lower bound is at least the first, and at most the second where there is one."""
    since: datetime | None = None
    """It changed at this moment or later."""
    until: datetime | None = None
    """It was first seen before this moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One hit."""

    state: ClaimState
    """The claim as it stands now."""
    title: str
    """Title of its story."""
    speakers: tuple[str, ...]
    """Whom it rests on, and who denies it."""
    relays: tuple[str, ...]
    """Through whom it came: relays, and the outlets of its reports."""
    first_seen: datetime
    """When it was first weighed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundReport:
    """One report with the words looked for."""

    report: str
    """Its id."""
    title: str
    """Its headline."""
    outlet: str
    """Its outlet."""
    place: str
    """Where it came from."""
    at: datetime
    """When it came in."""
    snippet: str
    """The words around the first place where they stand."""
