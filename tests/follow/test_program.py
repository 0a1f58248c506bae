"""`hearsay follow` as a process: over real sockets, with the guard as users have it."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hearsay.cli.main import main
from tests.fetch.site import Site, serving

from .newsroom import page, rss
from .trap import INNER, Trap, trap

HOST = "127.0.0.1"
OPENING = "A ferry sank off Portmoor on Saturday morning in heavy seas."
SAID = "Ana Ruiz said twelve people died in the water off Portmoor."
RIVAL = "Bo Lind said two people died in the water off Portmoor."
Run = Callable[..., subprocess.CompletedProcess[str]]
Typed = Callable[..., Result]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


@pytest.fixture
def inner() -> Iterator[Trap]:
    with trap() as made:
        yield made


def program(tmp_path: Path, *args: object) -> list[str]:
    return [sys.executable, "-m", "tests.cli.program", "follow", *map(str, args), "--store", str(tmp_path / "desk")]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def start(*args: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(program(tmp_path, *args), capture_output=True, text=True, timeout=60, check=False)

    return start


@pytest.fixture
def typed(tmp_path: Path) -> Typed:
    """In this process: nothing is fetched."""
    return lambda *args: CliRunner().invoke(main, ["follow", *args, "--store", str(tmp_path / "desk")])


def serve(site: Site, *paragraphs: str, path: str = "/ferry") -> str:
    text = page(*paragraphs, title="Ferry sinks off Portmoor", outlet=f"Coast{path}")
    return site.say(path, text, host=HOST, ETag=f'"{abs(hash(paragraphs))}"')


def test_the_guard_is_shut_until_a_host_is_named(site: Site, inner: Trap, run: Run, typed: Typed) -> None:
    article = serve(site, OPENING, SAID)
    items = [(article, "Ferry"), (f"http://{INNER}:{inner.port}/x", "Inner"), (f"http://localhost:{site.port}/y", "L")]
    feed = site.say("/feed", rss(items), host=HOST, ETag='"1"')
    assert typed("add", feed, "--allow-private", HOST).exit_code == 0
    shut = run("run", "--once", "--pause", "0")
    assert (shut.returncode, site.seen) == (2, [])
    assert f"--allow-private {HOST}:{site.port} opens it" in shut.stderr
    open_to_one = run(
        "run", "--once", "--all", "--pause", "0", "--allow-private", f"{HOST}:{site.port}", "--format", "jsonl"
    )
    done = json.loads(open_to_one.stdout)
    assert (done["new"], done["failed"], inner.knocks, open_to_one.returncode) == (1, 2, 0, 2)
    assert [t["mendable"] for t in done["told"]] == [True, True]
    assert {s.host for s in site.seen} == {HOST}
    again = run("run", "--once", "--all", "--pause", "0", "--allow-private", HOST)
    assert "1 feed and 1 page asked (2 unchanged, 0 failed): 0 new reports" in again.stdout
    assert [s.headers.get("if-none-match") for s in site.asked()[-2:]] != [None, None]


def test_on_and_on_until_stopped(site: Site, tmp_path: Path, run: Run, typed: Typed) -> None:
    file = tmp_path / "alerts.atom"
    feed = site.say("/feed", rss([(serve(site, OPENING, SAID), "Ferry")]), host=HOST)
    typed("add", feed, "--allow-private", HOST)
    opened = ("--allow-private", f"{HOST}:{site.port}", "--pause", "0")
    args = program(tmp_path, "run", *opened, "--alerts", file)
    with subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout
        first = running.stdout.readline()
        assert "1 new report," in first
        running.send_signal(signal.SIGTERM)
        _, told = running.communicate(timeout=20)
    assert (running.returncode, told) == (0, "")
    other = site.say("/feed2", rss([(serve(site, OPENING, RIVAL, path="/b"), "Ferry")]), host=HOST)
    typed("add", other, "--allow-private", HOST)
    done = run("run", "--once", *opened, "--alerts", file)
    assert (done.returncode, "contested" in done.stdout, "contested" in file.read_text()) == (0, True, True)


def test_sigterm_ends_a_round_that_waits_for_a_host(site: Site, tmp_path: Path, typed: Typed) -> None:
    items = [(serve(site, OPENING, SAID, path=f"/{n}"), "Ferry") for n in range(3)]
    typed("add", site.say("/feed", rss(items), host=HOST), "--allow-private", HOST)
    args = program(tmp_path, "run", "--once", "--allow-private", HOST, "--pause", "30")
    with subprocess.Popen(args, stderr=subprocess.PIPE, text=True) as running:
        until = time.monotonic() + 20
        while not site.asked("/feed") and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(0.2)
        running.send_signal(signal.SIGTERM)
        _, told = running.communicate(timeout=15)
    assert (running.returncode, told) == (0, "")


def test_ctrl_c_ends_at_once_and_the_next_run_goes_on(site: Site, tmp_path: Path, run: Run, typed: Typed) -> None:
    article = serve(site, OPENING, SAID)
    site.raw("/slow", lambda c: site.ended.wait(30) and None, host=HOST)
    typed(
        "add",
        site.say("/feed", rss([(site.url("/slow", HOST), "Slow"), (article, "Ferry")]), host=HOST),
        "--allow-private",
        HOST,
    )
    opened = ("--allow-private", HOST, "--pause", "0")
    with subprocess.Popen(program(tmp_path, "run", "--once", *opened), stderr=subprocess.PIPE, text=True) as running:
        until = time.monotonic() + 20
        while not site.asked("/slow") and time.monotonic() < until:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=20)
    assert (running.returncode, told.strip()) == (130, "hearsay: stopped")
    site.say("/slow", "<p>Quick now.</p>", host=HOST)
    done = json.loads(run("run", "--once", *opened, "--format", "jsonl").stdout)
    assert (done["feeds"], done["new"]) == (0, 2)


def test_lists_are_shown_and_given_out(typed: Typed, tmp_path: Path) -> None:
    assert typed("list").exit_code == 2
    added = typed("add", "https://ann:hunter2@coast.example/feed", "--group", "Coast")
    assert added.stdout == "1 added; `hearsay follow run` asks them\n"
    shown = typed("list")
    assert ("hunter2" in shown.stdout, "not asked yet" in shown.stdout) == (False, True)
    (row,) = json.loads(typed("list", "--format", "json").stdout)
    assert (row["url"], row["group"], row["paused"]) == ("https://***@coast.example/feed", "Coast", False)
    assert "hunter2" not in typed("export").stdout
    assert "hunter2" in typed("export", "--with-secrets").stdout
    assert typed("remove", "https://ann:hunter2@coast.example/feed").stdout == "1 removed\n"
    nothing = typed("run", "--once")
    assert (nothing.exit_code, "nothing is followed" in nothing.stderr) == (2, True)
    assert (tmp_path / "desk").is_file()
