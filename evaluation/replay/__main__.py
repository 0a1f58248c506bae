"""Replay a day of following: so many feeds and items with pages, invented, from a server on this computer.

    python -m evaluation.replay                          # 500 feeds, 10,000 items
    python -m evaluation.replay --feeds 20 --items 200
    python -m evaluation.replay --no-reading             # fetches and takes in only

The first run finds everything new: it fetches, takes in, reads, groups and weighs. The second asks all feeds and pages
again. Both go over real sockets through the guard, with the manners that users have (a second between two requests to
a host, robots.txt of each host). Exit code 1 where the second run sends a request without conditions, takes anything in
or reads anything. The server is a process of its own and counts in no figure but the time.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hearsay import api, newsroom
from hearsay.fetch import Fetcher, FetchPolicy, SystemClock
from hearsay.fetch.addresses import IPAddress, literal
from hearsay.follow import Intake, Terms, follow, known_rules
from hearsay.follow.robots import keep_rules
from hearsay.follow.rounds import go_round
from hearsay.ingest.opml import Outline, write_opml
from hearsay.sandbox import Sandbox
from hearsay.store.db import Store

from .news import host_of


@dataclass(frozen=True, slots=True)
class Server:
    """The running server."""

    port: int
    """Where it listens."""
    has: dict[str, int]
    """What it has: feeds, items, words, bytes."""

    def counts(self) -> dict[str, int]:
        """What it was asked since the last look."""
        ask = urllib.request.Request(f"http://127.0.0.1:{self.port}/counts", headers={"Host": "counts"})
        with urllib.request.urlopen(ask) as answer:
            found: dict[str, int] = json.loads(answer.read())
        return dict(sorted(found.items()))


def main() -> int:
    """Run twice, print, judge."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--feeds", type=int, default=500)
    ap.add_argument("--items", type=int, default=10_000)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--threads", type=int, default=8)
    ap.add_argument("--no-reading", action="store_true", help="leave out reading, grouping and weighing")
    given = ap.parse_args()
    with _serving(given) as server, TemporaryDirectory() as folder:
        has = server.has
        print(f"{has['feeds']} feeds, {has['items']} items, {has['words'] / has['items']:.0f} words a page,", end=" ")
        print(f"{has['bytes'] / has['items'] / 1000:.1f} kB a page; {_machine()}")
        path = Path(folder) / "desk.hearsay"
        _subscribe(path, given.feeds, server.port)
        _run("first run", path, given, server)
        return 0 if _run("second run", path, given, server) else 1


def _run(name: str, path: Path, given: argparse.Namespace, server: Server) -> bool:
    """One run, as a new process would have it. Returns whether it found nothing new and asked with conditions only."""
    began = _Mark.now()
    with Store.open(path) as store:
        clock = SystemClock()
        policy = FetchPolicy(allow_private=frozenset(host_of(n) for n in range(given.feeds)))
        fetcher = Fetcher(clock=clock, policy=policy, resolve=_loopback, rules=known_rules(store))
        sandbox = Sandbox()
        terms = Terms(threads=given.threads, everything=True)
        intake = Intake(store=store, clock=clock, read=sandbox.read, terms=terms)
        desk = api.desk(store, api.Options(progress=_progress))
        reads = _readings(store)
        done = go_round(intake, fetcher, _progress)
        keep_rules(store, fetcher.robots.kept())
        sandbox.close()
        fetched = _Mark.now()
        counts = server.counts()
        plain = sum(n for what, n in counts.items() if " plain " in what)
        print(f"{name}, fetched and taken in: {fetched.since(began)}")
        print(f"  {done.new} new reports, {done.versions} versions, {done.unchanged} unchanged, {done.failed} failed")
        print(
            f"  {sum(counts.values())} requests: {', '.join(f'{n} {what}' for what, n in counts.items())}", flush=True
        )
        if not given.no_reading:
            changes = newsroom.catch_up(desk, clock.now())
            print(f"{name}, read, grouped and weighed: {_Mark.now().since(fetched)}")
            print(f"  {_readings(store) - reads} read, {len(store.stories.all())} stories, {len(changes)} changes")
        read = _readings(store) - reads
    size = sum(f.stat().st_size for f in path.parent.iterdir())
    print(f"  the store has {size / 1e6:.0f} MB", flush=True)
    return not plain and not read and not done.new and not done.versions


@dataclass(frozen=True, slots=True)
class _Mark:
    """A moment, and what was used until then."""

    at: float
    busy: float
    parser: float

    @classmethod
    def now(cls) -> _Mark:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return cls(time.monotonic(), time.process_time(), used.ru_utime + used.ru_stime)

    def since(self, before: _Mark) -> str:
        """Time, processor and memory in words."""
        busy, parser = self.busy - before.busy, self.parser - before.parser
        peaks = (resource.getrusage(w).ru_maxrss / 1000 for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        told = f"{self.at - before.at:.0f} s; processor {busy:.0f} s and {parser:.0f} s in the parser;"
        return "{} most memory so far {:.0f} MB, parser {:.0f} MB".format(told, *peaks)


@contextmanager
def _serving(given: argparse.Namespace) -> Iterator[Server]:
    numbers = [f"--{n}={getattr(given, n)}" for n in ("feeds", "items", "seed")]
    args = [sys.executable, "-m", "evaluation.replay.site", *numbers]
    with subprocess.Popen(args, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        told = json.loads(process.stdout.readline())
        try:
            yield Server(told.pop("port"), told)
        finally:
            process.stdin.close()


def _subscribe(path: Path, feeds: int, port: int) -> None:
    """Follow all feeds by an OPML file, as a user would."""
    listed = path.with_suffix(".opml")
    listed.write_text(write_opml([Outline(url=f"http://{host_of(n)}:{port}/feed") for n in range(feeds)], "Replay"))
    with Store.open(path, create=True) as store:
        follow(store, [str(listed)], SystemClock().now())


def _loopback(host: str, seconds: float) -> list[IPAddress]:
    """All invented hosts lie on this computer."""
    found = literal("127.0.0.1")
    return [found] if found and host.endswith(".example") else []


def _readings(store: Store) -> int:
    count: int = store.connection.value("SELECT count(*) FROM readings")
    return count


def _progress(done: int, total: int, what: str) -> None:
    if sys.stderr.isatty() or done % 1000 == 0:
        print(f"\r{what} {done}/{total}", end="" if sys.stderr.isatty() else "\n", file=sys.stderr, flush=True)


def _machine() -> str:
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores, load {load:.1f} before"


if __name__ == "__main__":
    sys.exit(main())
