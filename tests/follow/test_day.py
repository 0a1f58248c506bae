"""A day of news from a server whose feeds and pages change, attacks among them, and the histories that it ends with."""

import gzip
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest

from hearsay.model.kept import Change, ClaimState

from .newsroom import Newsroom, page, rss
from .trap import INNER, Trap, trap

HEAD = "Ferry sinks off Portmoor"
OPENING = "The ferry Marten sank off Portmoor on Saturday morning in heavy seas."
FLASH = "Ana Ruiz said fourteen people died when the ferry Marten sank."
ROW_BACK = "Ana Ruiz said her office has no figures yet and asks everybody for patience."
MENDED = "Ana Ruiz said four people died when the ferry Marten sank."
RIVAL = "Bo Lind said two people died when the ferry Marten sank."
FALSE = "Cy Moe said empty bottles stood beside the wheel of a drunken captain."
COPIERS = ("tribune.example", "harbour.example", "evening.example")


@pytest.fixture
def inner() -> Iterator[Trap]:
    with trap() as made:
        yield made


def say(desk: Newsroom, host: str, *paragraphs: str, title: str = HEAD, path: str = "/ferry") -> str:
    text = page(*paragraphs, title=title, outlet=host.partition(".")[0].title())
    return desk.site.say(path, text, host=host)


def feed(desk: Newsroom, host: str, *items: tuple[str, str]) -> str:
    return desk.site.say("/feed", rss(items, title=host.partition(".")[0].title()), host=host)


def history(desk: Newsroom, words: str) -> list[Change]:
    """All that happened to the one claim with these words."""
    (claim,) = {c.claim for c in claims(desk) if words in c.text}
    return desk.store.claims.history(claim)


def claims(desk: Newsroom) -> list[ClaimState]:
    return [c for s in desk.store.stories.all() for c in desk.store.claims.of_story(s.id)]


def told(changes: list[Change]) -> list[str]:
    """Each change in short: kind and status, "gone" and "back" as they are."""
    return [c.kind if c.kind in ("gone", "back") else f"{c.kind} {c.now.status}" for c in changes]


def test_a_day_ends_with_the_right_histories(desk: Newsroom) -> None:
    # the wire's flash, and three papers that reprint it word for word with its credit
    wire = say(desk, "wire.example", OPENING, FLASH)
    desk.follow(feed(desk, "wire.example", (wire, HEAD)))
    assert desk.round().round.new == 1
    for host in COPIERS:
        desk.follow(feed(desk, host, (say(desk, host, OPENING, FLASH), HEAD)))
    assert desk.later(minutes=20).round.new == 3
    (story,) = desk.store.stories.all()
    flash = history(desk, "fourteen people died")
    assert told(flash)[0] == "new single-source"
    assert (flash[0].now.reports, flash[0].now.origins.low, flash[0].now.origins.high) == (1, 1, 1)
    now = next(c for c in claims(desk) if "fourteen people died" in c.text)
    assert (now.reports, now.origins.low, now.origins.high, now.status) == (4, 1, 1, "single-source")

    # another source has another number: contested
    rival = say(desk, "coast.example", OPENING, RIVAL)
    false = say(desk, "coast.example", OPENING, FALSE, title="Captain of ferry drunk", path="/captain")
    desk.follow(feed(desk, "coast.example", (rival, HEAD), (false, "Captain of ferry drunk")))
    assert desk.later(hours=1).round.new == 2
    assert told(history(desk, "fourteen people died"))[-1] == "status contested"
    assert told(history(desk, "two people died"))[0] == "new contested"

    # the wire rows back without a word: a new version, and its words are there in the reprints only
    say(desk, "wire.example", OPENING, ROW_BACK)
    assert desk.later(hours=1).round.versions == 1
    now = next(c for c in claims(desk) if "fourteen people died" in c.text)
    assert (now.present, now.reports, now.marks) == (True, 3, ("echo",))

    # one paper corrects itself, another is told by its server to be gone, the third's feed kills the report
    say(desk, "tribune.example", OPENING, MENDED, "Correction: An earlier version of this article gave a wrong number.")
    desk.site.say("/ferry", status=410, host="harbour.example")
    feed(desk, "evening.example", (desk.site.url("/kill", "evening.example"), f"KILL: {HEAD}"))
    done = desk.later(hours=2)
    assert (done.round.versions, done.round.notices) == (1, 3)
    last = history(desk, "fourteen people died")[-1]
    assert (last.kind, sorted({"corrected", "withdrawn"} - set(last.now.marks))) == ("gone", [])
    assert told(history(desk, "four people died")) == ["new single-source"]
    assert told(history(desk, "two people died")) == ["new contested", "status single-source"]

    assert_withdrawn_in_words(desk)
    assert_quiet(desk, wire, rival, false)
    assert desk.store.stories.get(story.id).reports


def assert_withdrawn_in_words(desk: Newsroom) -> None:
    # a false report is withdrawn in so many words
    say(desk, "coast.example", "This article has been withdrawn.", title="Captain of ferry drunk", path="/captain")
    desk.later(hours=3)
    gone = history(desk, "drunken captain")[-1]
    assert (gone.kind, gone.now.marks, "has been withdrawn" in gone.reason) == ("gone", ("withdrawn",), True)


def assert_quiet(desk: Newsroom, wire: str, rival: str, false: str) -> None:
    # nothing is lost, and a last round finds nothing new
    versions = {desk.plain(u): len(desk.store.reports.versions(desk.at(u))) for u in (wire, rival, false)}
    assert versions == {"wire.example/ferry": 2, "coast.example/ferry": 1, "coast.example/captain": 2}
    desk.reads.clear()
    quiet = desk.later(hours=2)
    assert (quiet.round.new, quiet.round.versions, quiet.round.notices, quiet.changes) == (0, 0, 0, ())
    assert desk.reads == []


@pytest.mark.parametrize("how", ["page", "feed", "robots", "redirect", "feed redirect", "link in feed"])
def test_nothing_leads_inside(desk: Newsroom, inner: Trap, how: str) -> None:
    """The hosts that are opened for the test lie on loopback; these do not bear their names."""
    desk.names.table |= {"inner.example": [INNER], "mixed.example": ["1.1.1.1", INNER]}
    url = f"http://{INNER}:{inner.port}/secrets"
    if how == "page":
        names = [f"http://{n}.example:{inner.port}/" for n in ("inner", "mixed")]
        desk.follow(url, *names, allow_private=frozenset((INNER,)))  # meant when listed, not in this run
    elif how == "feed":
        desk.follow(feed(desk, "coast.example", (url, "A"), (f"http://inner.example:{inner.port}/b", "B")))
    elif how == "link in feed":
        items = [(f"http://[::ffff:{INNER}]:{inner.port}/", "A"), (f"http://2130706434:{inner.port}/", "B")]
        desk.follow(feed(desk, "coast.example", *items))
    elif how == "robots":
        desk.site.say("/robots.txt", status=302, host="coast.example", Location=url)
        desk.follow(feed(desk, "coast.example", (say(desk, "coast.example", OPENING, FLASH), HEAD)))
    elif how == "redirect":
        moved = desk.site.say("/moved", status=302, host="coast.example", Location=url)
        desk.follow(feed(desk, "coast.example", (moved, HEAD)))
    else:
        desk.follow(desk.site.say("/old", status=301, host="coast.example", Location=url))
    done = desk.round()
    desk.round(everything=True)
    assert inner.knocks == 0
    assert done.round.failed >= 1
    assert all("nothing was sent" in t.reason or "nothing there is fetched" in t.reason for t in done.round.told)
    assert (desk.reports(), [f.url.startswith(f"http://{INNER}") for f in desk.store.feeds.all()].count(True)) == (
        {},
        how == "page",
    )


def test_the_trap_would_tell(inner: Trap) -> None:
    with socket.create_connection((INNER, inner.port)):
        pass
    assert inner.knocks == 1


def test_a_slow_drip_and_a_bomb_cost_their_own_outlet_only(desk: Newsroom) -> None:
    def drip(connection: socket.socket) -> None:
        with suppress(OSError):
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>")
            while not desk.site.ended.wait(0.05):
                connection.sendall(b"x")

    desk.policy = replace(desk.policy, deadline_s=1.0)
    slow = desk.site.raw("/slow", drip, host="tribune.example")
    bomb = desk.site.say("/bomb", gzip.compress(bytes(70_000_000)), host="harbour.example", Content_Encoding="gzip")
    desk.follow(feed(desk, "tribune.example", (slow, "Slow")), feed(desk, "harbour.example", (bomb, "Bomb")))
    desk.follow(feed(desk, "coast.example", (say(desk, "coast.example", OPENING, FLASH), HEAD)))
    began = time.monotonic()
    done = desk.round()
    assert time.monotonic() - began < 10
    assert (done.round.new, done.round.failed, list(desk.reports())) == (1, 2, ["coast.example/ferry"])
    assert sorted(desk.plain(t.what) for t in done.round.told) == ["harbour.example/bomb", "tribune.example/slow"]
    state = desk.store.feeds.page(slow)
    assert state
    assert state.next_at
    assert state.next_at > desk.clock.now()


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><title>&a;</title></channel></rss>',
        '<!DOCTYPE r SYSTEM "http://127.0.0.2/x.dtd" [<!ENTITY % b "c">]><rss/>',
        "<rss>" + "<a>" * 5000,
        "\x00\x01\x02" * 500,
    ],
)
def test_a_feed_that_attacks_its_parser_costs_itself_only(desk: Newsroom, text: str) -> None:
    bad = desk.site.say("/feed", text, host="tribune.example")
    desk.follow(bad, feed(desk, "coast.example", (say(desk, "coast.example", OPENING, FLASH), HEAD)))
    done = desk.round()
    assert ([desk.plain(t.what) for t in done.round.told], done.round.new) == (["tribune.example/feed"], 1)
