"""How often feeds and pages are asked. All of it are settings; pure."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hearsay.fetch import back_off

NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""The turn of what is not asked again."""
GIVE_UP = 8
"""Failures in a row after which a page that never answered is let go."""
NOT_FOUND = 5
"""Answers "not found" in a row after which a report counts as withdrawn."""
_SOONEST = timedelta(minutes=30)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How often, and how much at once."""

    every: timedelta = timedelta(minutes=15)
    """Least time between two looks at a feed; one that asks for longer (ttl, sy:updatePeriod) has it."""
    watch: timedelta = timedelta(days=3)
    """How long a page is looked at again for edits and withdrawals after it last changed; zero: not at all."""
    live_every: timedelta = timedelta(minutes=5)
    """Time between two looks at a live blog that changed within the last hours."""
    live_for: timedelta = timedelta(hours=6)
    """How long after its last change a live blog counts as live."""
    threads: int = 8
    """Hosts that are spoken to at a time."""
    per_host: int | None = None
    """Most requests to one host in a round, the rest waits for the next; None: no limit."""
    everything: bool = False
    """Whether all is asked now, due or not; hosts that asked to be left alone still are."""

    def after_feed(self, at: datetime, minutes: int) -> datetime:
        """The next look at a feed that answered, and says that it may be kept for so many minutes."""
        return at + max(self.every, timedelta(minutes=minutes))

    def after_failure(self, at: datetime, failures: int, retry_s: float = 0.0) -> datetime:
        """The next look at what failed so often in a row: later each time, a day at most; as late as the host asks."""
        wait = back_off(failures, max(self.every.total_seconds(), 60.0), _DAY.total_seconds(), 0.5)
        return at + timedelta(seconds=max(wait, retry_s))

    def after_page(self, at: datetime, changed_at: datetime, live: bool) -> datetime:
        """The next look at a page that answered: half as long as it has been still, half an hour to a day.

        NEVER where it has been still for as long as pages are watched.
        """
        still = at - changed_at
        if live and still < self.live_for:
            return at + self.live_every
        wait = min(max(still / 2, _SOONEST), _DAY)
        return at + wait if still + wait <= self.watch else NEVER


DEFAULT_TERMS = Terms()
"""As documented."""
