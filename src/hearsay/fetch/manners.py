"""How hosts are treated: one request after the other with pauses, and left alone for longer while they fail."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

Jitter = Callable[[], float]
"""Gives a number from 0 to 1, so that many who failed at one moment do not come back at one moment."""
LONGEST_RETRY_S = 86_400.0
"""No Retry-After counts for more than a day."""
_FIRST_S, _LONGEST_S = 5.0, 3600.0


def back_off(failures: int, first_s: float, longest_s: float, jitter: float) -> float:
    """Seconds to wait after so many failures in a row: doubled each time, and spread by a quarter up or down."""
    if failures < 1:
        return 0.0
    plain: float = min(longest_s, first_s * 2.0 ** min(failures - 1, 30))
    return plain * (0.75 + 0.5 * jitter)


def retry_after(header: str, now: datetime) -> float:
    """Seconds that a Retry-After header asks for (a number or a date); 0 where it says nothing that is understood."""
    words = header.strip()
    if words.isascii() and words.isdigit():
        return min(float(words[:9]), LONGEST_RETRY_S)
    try:
        at = parsedate_to_datetime(words)
    except (ValueError, IndexError):
        return 0.0
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max(0.0, (at - now).total_seconds()), LONGEST_RETRY_S)


@dataclass(slots=True)
class _Host:
    pause_s: float
    next_at: datetime
    closed_until: datetime
    failures: int = 0


class Manners:
    """What is known of each host in this run. May be used by several threads at once."""

    def __init__(self, pause_s: float, longest_s: float, jitter: Jitter) -> None:
        self._pause_s, self._longest_s, self._jitter = pause_s, longest_s, jitter
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def slow_down(self, host: str, pause_s: float, now: datetime) -> None:
        """The host wants at least so long between two requests."""
        with self._lock:
            known = self._of(host, now)
            known.pause_s = max(known.pause_s, pause_s)

    def turn(self, host: str, now: datetime) -> float:
        """Seconds until the next turn with a host, which is taken; where it is too long to wait for it, it is not."""
        with self._lock:
            known = self._of(host, now)
            at = max(known.next_at, known.closed_until, now)
            wait = (at - now).total_seconds()
            if wait <= self._longest_s:
                known.next_at = at + timedelta(seconds=known.pause_s)
            return wait

    def failed(self, host: str, now: datetime, retry_s: float = 0.0) -> None:
        """The host did not answer as it should: leave it alone, for `retry_s` where it says so."""
        with self._lock:
            known = self._of(host, now)
            known.failures += 1
            wait = max(retry_s, back_off(known.failures, _FIRST_S, _LONGEST_S, self._jitter()))
            known.closed_until = max(known.closed_until, now + timedelta(seconds=wait))

    def answered(self, host: str, now: datetime) -> None:
        """The host answered."""
        with self._lock:
            self._of(host, now).failures = 0

    def _of(self, host: str, now: datetime) -> _Host:
        return self._hosts.setdefault(host, _Host(self._pause_s, now, now))
