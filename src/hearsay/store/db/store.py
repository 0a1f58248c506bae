"""The facade: one open store with its shelves."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from .alerts import Alerts
from .briefs import Briefs
from .claims import Claims
from .connection import Connection, Opening
from .feeds import Feeds
from .listing import Listing
from .migrate import migrate
from .readings import Readings
from .reports import Reports
from .rulings import Rulings
from .search import Search
from .stories import Stories

if TYPE_CHECKING:
    from .features import Features


class Store:
    """An open store. Not for several threads at once: open one for each."""

    reports: Reports
    """Reports with their versions, and what their outlets did with them."""
    readings: Readings
    """What was read in them."""
    stories: Stories
    """Which belong together, and why."""
    briefs: Briefs
    """What they amount to, and which are to be weighed anew."""
    claims: Claims
    """How their claims stood over time."""
    rulings: Rulings
    """What the user decided."""
    search: Search
    """Finds claims and reports."""
    feeds: Feeds
    """What is followed."""
    listing: Listing
    """Lists what is kept, a page at a time."""
    alerts: Alerts
    """What the user wants to be told of."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.reports = Reports(connection)
        self.readings = Readings(connection, self.reports)
        self.stories = Stories(connection, self.reports)
        self.briefs = Briefs(connection)
        self.claims = Claims(connection, self.reports)
        self.rulings = Rulings(connection)
        self.search = Search(connection)
        self.feeds = Feeds(connection)
        self.listing = Listing(connection)
        self.alerts = Alerts(connection, self.claims, self.feeds)

    @cached_property
    def features(self) -> Features:
        """By what reports are grouped."""
        from .features import Features  # brings numpy, which looking things up does not need

        return Features(self.connection, self.reports, self.stories)

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False, read_only: bool = False) -> Store:
        """Open a store, and bring a file of an older form up to date.

        Raises StoreError when it is not there (and `create` is not set), is no store, was written by a newer hearsay,
        or cannot be read or written; each says what to do.
        """
        return cls.opened(Path(path), Opening(create=create, read_only=read_only))

    @classmethod
    def opened(cls, path: Path, how: Opening) -> Store:
        """The same, with more to choose."""
        connection = Connection(path, how)
        try:
            migrate(connection)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.connection.path

    def writing(self) -> AbstractContextManager[None]:
        """One transaction over several calls: all of it is on disk when the block ends, or nothing."""
        return self.connection.writing()

    def viewing(self) -> AbstractContextManager[None]:
        """Everything read inside is of one moment."""
        return self.connection.viewing()
