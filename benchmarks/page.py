"""How fast the page answers: a store of invented reports, asked at a steady rate.

    python -m benchmarks.page --reports 20000 --rate 20 --seconds 60

Reports are made from a few sentences with names and numbers put in, and lie in stories of four without being compared:
what is measured is the page, not the reading or the grouping. The page runs in a process of its own; then each kind of
page is made again here, without the network, for the processor time that it takes.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import httpx2
from starlette.requests import Request
from starlette.routing import compile_path

from hearsay.model import Brief, Report
from hearsay.model.kept import Came
from hearsay.newsroom import Desk, brief_of
from hearsay.pipeline import silent
from hearsay.render.contract import brief_dict
from hearsay.serve.app import PAGES
from hearsay.serve.asking import Asking
from hearsay.serve.settings import Settings
from hearsay.serve.shelf import Shelf
from hearsay.store.db import Store
from hearsay.tables import Tables
from tests.serve.stock import NOW, PatternReader, report

_DRAFTS = 60
"""Stories that are weighed."""
_NAMES = [
    f"{a} {b}" for a in "Ana Bo Cora Dan Eva Finn Gro Hal".split() for b in "Ruiz Lind Vale Moor Holt Sorn".split()
]
_THINGS = "wall bridge ferry market school tower station harbour tunnel clinic reservoir depot".split()
_TOWNS = [f"{a}{b}" for a in "Or Ker Len Mar Tol Ves".split() for b in "va ra dal mouth berg stead".split()]
_OUTLETS = ["Orva Daily", "Kerra Post", "Sound FM", "Lenn Echo", "Coast Wire", "Valley Mail"]
_WORDS = (
    "the crew the council the river late early nobody again stone winter water report night morning road light".split()
)


def story(n: int, dice: random.Random) -> Iterator[Report]:
    """Four reports of one event, which share three claims."""
    thing, town = dice.choice(_THINGS), dice.choice(_TOWNS)
    who, other = dice.sample(_NAMES, 2)
    number = dice.randrange(3, 90)
    shared = (
        f"{who} said the {thing} of {town} broke in {number} places.",
        f"{other} denied that the {thing} of {town} broke in {number} places.",
        f"The {thing} at {town} closed on Monday.",
    )
    for i, outlet in enumerate(dice.sample(_OUTLETS, 4)):
        own = (f"{dice.choice(_NAMES)} said {' '.join(dice.choices(_WORDS, k=12))} {n * 10 + j}." for j in range(6))
        text = "\n\n".join([*dice.sample(shared, 2), *own])
        yield report(f"b{n}-{i}", (outlet, 1 + n % 28, f"{thing.title()} of {town}: {number} places {n}", text))


def stock(place: Path, reports: int) -> None:
    """Fill a store: some stories are weighed, the others have their words and another place and headline."""
    dice, desk_of = random.Random(7), partial(Desk, reader=PatternReader(), tables=Tables.shipped(), progress=silent)
    drafts: list[tuple[tuple[Report, ...], Brief]] = []
    with Store.open(place, create=True) as store:
        for n in range(reports // 4):
            at = NOW - timedelta(minutes=reports - n)
            with store.writing():
                if n < _DRAFTS:
                    told = tuple(story(n, dice))
                    name, ids = _put(store, told, at)
                    made = brief_of(desk_of(store), name, at)
                    drafts.append((tuple(replace(r, id=i) for r, i in zip(told, ids, strict=True)), made))
                else:
                    drafted, draft = drafts[n % _DRAFTS]
                    told = tuple(replace(r, path=f"{n}-{i}", title=f"{r.title} {n}") for i, r in enumerate(drafted))
                    name, ids = _put(store, told, at)
                    as_ = {draft.story.id: name, **dict(zip((r.id for r in drafted), ids, strict=True))}
                    made = replace(_renamed(draft, as_), story=replace(_renamed(draft.story, as_), title=told[0].title))
                store.claims.keep(name, made, at)
                store.briefs.keep(name, made.story.title, brief_dict(made), at)
            if n % 100 == 0:
                print(f"\r{n * 4} of {reports} reports", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def _put(store: Store, told: Sequence[Report], at: datetime) -> tuple[str, list[str]]:
    """Put reports into a story of their own. Returns its id and theirs."""
    ids, name = [], None
    for r in told:
        ids.append(store.reports.add(r, Came(place=r.path, at=at)).id)
        name = store.stories.place(ids[-1], name, ["invented"], at)
    store.connection.run("DELETE FROM waiting")
    return str(name), ids


def _renamed(value: Any, ids: Mapping[str, str]) -> Any:
    """A value with other ids of reports in it."""
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, tuple):
        return tuple(_renamed(v, ids) for v in value)
    if isinstance(value, Report) or not is_dataclass(value) or isinstance(value, type):
        return replace(value, id=ids[value.id]) if isinstance(value, Report) else value
    return replace(value, **{f.name: _renamed(getattr(value, f.name), ids) for f in fields(value) if f.init})


def addresses(client: httpx2.Client) -> dict[str, list[str]]:
    """What is asked for, by kind of page."""
    lists = ["/"]
    for _ in range(6):
        more = re.search(r'href="(/\?before=\d+)"', client.get(lists[-1]).text)
        lists.append(more[1] if more else "/")
    stories = [s for page in lists for s in re.findall(r'href="(/stories/\w+)"', client.get(page).text)]
    claims = [c for s in stories[::4] for c in re.findall(r'href="(/stories/\w+/claims/\w+)"', client.get(s).text)[:3]]
    reports = [
        r for s in stories[::8] for r in re.findall(r'href="(/stories/\w+/reports/\w+)"', client.get(s).text)[:2]
    ]
    searches = [f"/search?q={w}" for w in (*_THINGS, *_TOWNS)] + [f"/search?speaker={n}" for n in _NAMES[:12]]
    return {
        "list": lists,
        "story": stories,
        "claim": claims,
        "report": reports,
        "search": searches,
        "changes": ["/changes"],
    }


def ask(url: str, kinds: Mapping[str, Sequence[str]], rate: float, seconds: float) -> dict[str, list[float]]:
    """Ask at a steady rate, whatever earlier answers take. Returns seconds by kind of page."""
    took: dict[str, list[float]] = defaultdict(list)
    with httpx2.Client(base_url=url, timeout=30) as client:
        dice, threads, start = random.Random(11), [], time.monotonic()

        def one(kind: str, path: str) -> None:
            began = time.monotonic()
            answer = client.get(path)
            assert answer.status_code == 200, (path, answer.status_code)
            took[kind].append(time.monotonic() - began)

        for n in count():
            due = start + n / rate
            if due > start + seconds:
                break
            time.sleep(max(0.0, due - time.monotonic()))
            kind = dice.choice(list(kinds))
            threads.append(threading.Thread(target=one, args=(kind, dice.choice(kinds[kind]))))
            threads[-1].start()
        for t in threads:
            t.join()
    return took


def main() -> None:
    """Make the store, serve it, ask, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--rate", type=float, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--store", type=Path, help="Where the store is kept between runs.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = given.store or Path(folder) / "page.hearsay"
        if not place.exists():
            stock(place, given.reports)
        began = time.monotonic()
        command = [sys.executable, "-m", "hearsay.cli.main", "serve", "--port", "0", "--store", str(place)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None
                url = process.stdout.readline().split()[3]
                httpx2.get(url)
                print(
                    f"first page {time.monotonic() - began:.2f} s after start, {_processor(process.pid):.2f} s of it"
                    f" processor time; {place.stat().st_size >> 20} MiB"
                )
                with httpx2.Client(base_url=url, timeout=30) as client:
                    kinds = addresses(client)
                before = _processor(process.pid)
                took = ask(url, kinds, given.rate, given.seconds)
                spent = _processor(process.pid) - before
                told(took)
                print(f"{spent / sum(map(len, took.values())) * 1000:.1f} ms of processor time a request")
            finally:
                process.terminate()
        for kind, paths in kinds.items():
            print(f"{kind:8} {alone(place, paths):.1f} ms of processor time a page without the network")


def alone(place: Path, paths: Sequence[str], times: int = 120) -> float:
    """Milliseconds of processor time to make one of these pages in this process, on average."""
    shelf = Shelf(Settings(store=place, now=lambda: NOW, hosts=frozenset()))
    dice, spent = random.Random(3), 0.0
    for n in range(times + 1):
        path, _, query = dice.choice(paths).partition("?")
        page, params = next((p, m) for p, m in ((page, _match(a, path)) for a, page in PAGES) if m is not None)
        scope = {"type": "http", "path": path, "query_string": query.encode(), "headers": [], "path_params": params}
        began = time.thread_time()
        with shelf.reading() as store:
            page(Asking.of(Request(scope), shelf, store))
        spent += time.thread_time() - began if n else 0.0  # templates are made ready by the first
    shelf.close()
    return spent / times * 1000


def _match(address: str, path: str) -> dict[str, str] | None:
    found = compile_path(address)[0].match(path)
    return found.groupdict() if found else None


def _processor(process: int) -> float:
    """Seconds of processor time that a process has taken (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def told(took: dict[str, list[float]]) -> None:
    """Print the figures."""
    for kind, found in sorted(took.items()):
        ordered = sorted(found)
        p50, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * p))] * 1000 for p in (0.5, 0.99))
        most = ordered[-1] * 1000
        print(f"{kind:8} {len(ordered):5} requests  p50 {p50:6.1f} ms  p99 {p99:6.1f} ms  most {most:6.1f} ms")


if __name__ == "__main__":
    main()
