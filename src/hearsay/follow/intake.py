"""What a round works with, and what it comes to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from hearsay.fetch import Clock, redacted
from hearsay.ingest import ReadSource, read_source
from hearsay.model import Skipped
from hearsay.store.db import Store

from .terms import DEFAULT_TERMS, Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round over everything that was due came to."""

    feeds: int = 0
    """Feeds and folders that were asked."""
    pages: int = 0
    """Pages that were asked."""
    unchanged: int = 0
    """Feeds and pages that had nothing new."""
    failed: int = 0
    """Feeds and pages that could not be had."""
    new: int = 0
    """Reports that came in."""
    versions: int = 0
    """Reports that were edited."""
    notices: int = 0
    """Corrections, kills, withdrawals and returns that were noted."""
    waiting: int = 0
    """Pages that were left for the next round."""
    told: tuple[Skipped, ...] = ()
    """What could not be had or read, and what was done otherwise than asked."""


@dataclass(slots=True)
class Tally:
    """Counts while a round goes on."""

    counts: Counter[str] = field(default_factory=Counter)
    """By the names of the fields of `Round`."""
    told: list[Skipped] = field(default_factory=list)
    """As in `Round`."""

    def tell(self, what: str, reason: str, *, mendable: bool = False) -> None:
        """Have the user told, without what is secret in an address."""
        shown = redacted(what) if what.startswith(("http://", "https://")) else what
        self.told.append(Skipped(what=shown, reason=reason, mendable=mendable))

    def left_out(self, skipped: Iterable[Skipped]) -> None:
        """Have the user told what strangers sent that cannot be taken: nothing that they could mend."""
        self.told += (replace(s, mendable=False) for s in skipped)

    def round(self) -> Round:
        """The sum."""
        return Round(**self.counts, told=tuple(self.told))


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Where reports come in: the store, the clock, the parser."""

    store: Store
    """Where all is kept."""
    clock: Clock
    """Tells the time."""
    read: ReadSource = read_source
    """Parses what came: in this process unless another way is given."""
    terms: Terms = DEFAULT_TERMS
    """How often."""
    tally: Tally = field(default_factory=Tally)
    """Counts of the round in progress."""

    def now(self) -> datetime:
        """The present moment."""
        return self.clock.now()
