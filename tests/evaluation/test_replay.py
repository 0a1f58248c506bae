"""The replay of a day in small: the second run asks with conditions only, and the command would tell if it did not."""

import sys

import pytest

import hearsay.api
from evaluation.replay import __main__ as replay
from evaluation.replay.news import feed_of, items_of
from hearsay.ingest.feed import Feed
from hearsay.ingest.feeds import read_feed
from tests.cli.fake import FakeReader


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearsay.api, "_shipped_reader", lambda outlets: FakeReader())
    monkeypatch.setattr(sys, "argv", ["replay", "--feeds", "3", "--items", "5"])


def test_news_are_the_same_for_the_same_seed_and_feeds_can_be_read() -> None:
    items = list(items_of(3, 12, 7))
    assert items == list(items_of(3, 12, 7))
    assert items != list(items_of(3, 12, 8))
    assert {i.feed for i in items} == {0, 1, 2}
    mine = [i for i in items if i.feed == 1]
    feed = read_feed(feed_of(mine, 80), "feed")
    assert isinstance(feed, Feed)
    assert [i.title for i in feed.items] == [i.title for i in mine]


def test_a_second_run_finds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert replay.main() == 0
    told = capsys.readouterr().out
    assert "8 requests: 3 /feed conditional 304, 5 page conditional 304" in told
    assert "5 read" in told
    assert "0 read" in told


def test_a_run_that_asks_without_conditions_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "known_rules", lambda store: [])
    assert replay.main() == 1  # robots.txt is asked for again
