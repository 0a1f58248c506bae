"""What a feed holds, whatever its form: RSS, Atom or JSON Feed."""

import html
import re
from dataclasses import dataclass
from typing import Literal

from hearsay.model import Moment, Skipped
from hearsay.model.ids import make_id

FeedKind = Literal["rss", "atom", "json"]
MAX_ITEMS = 5000
"""Items that are taken from one feed."""
_TAG = re.compile(r"<[^<>]{0,500}>")
_LONGEST_LINE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One item as its feed tells it."""

    key: str
    """What the feed knows it by: guid, id, else its address. Never empty."""
    link: str = ""
    """Address of its page as it stands in the feed, perhaps relative; empty where there is none."""
    title: str = ""
    """Headline, without markup."""
    summary: str = ""
    """Short text as HTML."""
    content: str = ""
    """Whole text as HTML, where the feed carries it."""
    author: str = ""
    """Byline."""
    published: Moment | None = None
    """When it was first published."""
    updated: str = ""
    """The feed's word on its last change, as it stands there."""

    @property
    def version(self) -> str:
        """Hash of all that the feed says of it: another one means that something was changed."""
        return make_id("i", [self.link, self.title, self.summary, self.content, self.author, self.updated])


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that was read."""

    kind: FeedKind
    """Its form."""
    title: str = ""
    """Its own title."""
    minutes: int = 0
    """How long it says that it may be kept before it is asked again, in minutes; 0 where it does not."""
    items: tuple[FeedItem, ...] = ()
    """In the feed's order."""
    gone: tuple[str, ...] = ()
    """Keys of items that it says were deleted (RFC 6721)."""
    skipped: tuple[Skipped, ...] = ()
    """Items that could not be taken, with the reason."""


def one_line(words: object) -> str:
    """A headline, name or title without markup and line breaks; anything but a text or number gives nothing."""
    if not isinstance(words, str | int | float) or isinstance(words, bool):
        return ""
    plain = html.unescape(_TAG.sub(" ", html.unescape(str(words)[:_LONGEST_LINE])))
    return " ".join(_TAG.sub(" ", plain).split())
