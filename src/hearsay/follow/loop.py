"""Round after round: ask, keep, weigh what came, tell what changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from hearsay import newsroom
from hearsay.fetch import Fetcher
from hearsay.model import Skipped
from hearsay.model.kept import Change

from .alerts import SILENT, Alarm, ready, sound
from .intake import Intake, Round, Tally
from .robots import keep_rules
from .rounds import go_round

_LONGEST_NAP_S = 60.0
_SHORTEST_NAP_S = 1.0
_TIDY = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Who asks, who reads, who is told."""

    intake: Intake
    """Where reports come in."""
    fetcher: Fetcher
    """Asks the network."""
    desk: newsroom.Desk
    """Reads and weighs."""
    alarm: Alarm = SILENT
    """Where alerts go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a round came to, and what changed by it."""

    round: Round
    """What was asked and what came."""
    changes: tuple[Change, ...]
    """What became different about claims."""
    faults: tuple[Skipped, ...]
    """Alerts that could not be given."""


def once(watch: Watch, *, tidy: bool = True) -> Done:
    """One round; `tidy`: stories that are quiet for long are sent to sleep. Raises StoreError when something cannot be
    kept."""
    ready(watch.intake.store, watch.alarm)
    progress = watch.desk.progress
    done = go_round(replace(watch.intake, tally=Tally()), watch.fetcher, progress)
    keep_rules(watch.intake.store, watch.fetcher.robots.kept())
    changes = newsroom.catch_up(watch.desk, watch.intake.now())
    faults = sound(watch.intake.store, watch.alarm, watch.intake.now()) if watch.alarm.is_on else []
    if tidy:
        newsroom.send_to_sleep(watch.intake.store, watch.intake.now())
    return Done(round=done, changes=tuple(changes), faults=tuple(faults))


def forever(watch: Watch) -> Iterator[Done]:
    """Rounds as things fall due, those in which something was asked. Raises Stopped when the clock is stopped."""
    tidied = None
    while True:
        turn = watch.intake.store.feeds.next_turn(watch.intake.now())
        wait = turn - watch.intake.now() if turn is not None else timedelta(days=1)
        if wait <= timedelta(0):
            now = watch.intake.now()
            tidy = tidied is None or now - tidied > _TIDY
            tidied = now if tidy else tidied
            yield once(watch, tidy=tidy)
        nap = min(max(wait.total_seconds(), _SHORTEST_NAP_S), _LONGEST_NAP_S)
        watch.intake.clock.sleep(nap)
