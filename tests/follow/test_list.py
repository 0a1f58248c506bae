"""What is followed: put on the list, taken off it, given out."""

import re
from pathlib import Path

import pytest

from hearsay.errors import InputError
from hearsay.follow import Listing, exported, follow, unfollow
from hearsay.ingest.opml import read_opml

from .newsroom import Newsroom

OPML = """<?xml version="1.0"?><opml version="2.0"><body><outline text="Coast">
<outline type="rss" text="Coast Daily" xmlUrl="https://coast.example/feed"/>
<outline type="rss" text="Broken" xmlUrl="file:///etc/passwd"/><outline type="rss" text="No address"/>
</outline><outline text="Tribune" xmlUrl="https://tribune.example/rss"/></body></opml>"""


def test_a_list_goes_in_and_out(desk: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "list.opml"
    path.write_text(OPML, encoding="utf-8")
    kept = follow(desk.store, [str(path)], desk.clock.now())
    assert [(f.url, f.title, f.group) for f in kept.added] == [
        ("https://coast.example/feed", "Coast Daily", "Coast"),
        ("https://tribune.example/rss", "Tribune", ""),
    ]
    assert len(kept.skipped) == 2
    out, left_out = exported(desk.store)
    again, skipped = read_opml(out.encode(), "out")
    assert ({(o.url, o.title, o.group) for o in again}, skipped, left_out) == (
        {(f.url, f.title, f.group) for f in kept.added},
        (),
        (),
    )


def test_what_is_followed_already_keeps_its_state(desk: Newsroom) -> None:
    feed = desk.site.say("/feed", "<rss><channel><title>Coast</title></channel></rss>", host="coast.example")
    desk.follow(feed)
    desk.round()
    kept = follow(desk.store, [feed], desk.clock.now(), Listing(group="New"))
    (state,) = desk.store.feeds.all()
    assert (len(kept.known), state.group, state.title, state.checked_at is not None) == (1, "New", "Coast", True)


@pytest.mark.parametrize(
    "what", ["ftp://a.example/feed", "http://", "https:///feed", "nowhere", "http://a b.example/", "javascript://x", ""]
)
def test_what_cannot_be_followed_is_refused(desk: Newsroom, what: str) -> None:
    with pytest.raises(InputError):
        desk.follow(what)
    assert desk.store.feeds.all() == []


@pytest.mark.parametrize(
    ("what", "opens"),
    [
        ("http://127.0.0.1:8000/feed", "127.0.0.1:8000"),
        ("http://localhost/feed", "localhost:80"),
        ("https://news.LOCALHOST./feed", "news.localhost:443"),
        ("https://192.168.1.4/rss", "192.168.1.4:443"),
        ("http://2130706433/", "2130706433:80"),
        ("http://[::1]:8000/", "[::1]:8000"),
        ("http://user:word@10.0.0.7/", "10.0.0.7:80"),
    ],
)
def test_an_address_in_a_private_network_is_refused_when_it_is_put_on_the_list(
    desk: Newsroom, what: str, opens: str
) -> None:
    with pytest.raises(InputError, match=re.escape(f"--allow-private {opens},")) as told:
        desk.follow(what)
    assert "word" not in str(told.value)
    assert desk.store.feeds.all() == []
    desk.follow(what, allow_private=frozenset((opens,)))
    desk.follow(what, allow_private=frozenset((opens.rpartition(":")[0].upper(),)))
    assert [f.url for f in desk.store.feeds.all()] == [what]


def test_a_list_with_private_addresses_is_taken_without_them(desk: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "list.opml"
    path.write_text(OPML.replace("file:///etc/passwd", "http://192.168.0.9/feed"), encoding="utf-8")
    kept = follow(desk.store, [str(path)], desk.clock.now())
    assert len(kept.added) == 2
    assert any("a private network" in s.reason and "192.168.0.9:80" in s.reason for s in kept.skipped)
    opened = follow(desk.store, [str(path)], desk.clock.now(), Listing(allow_private=frozenset(("192.168.0.9",))))
    assert [f.url for f in opened.added] == ["http://192.168.0.9/feed"]


def test_a_file_that_is_no_list_is_refused(desk: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("https://a.example/feed")
    with pytest.raises(InputError, match="no OPML file"):
        desk.follow(tmp_path / "a.txt")


def test_taken_off_the_list(desk: Newsroom, tmp_path: Path) -> None:
    desk.follow("https://a.example/feed", tmp_path)
    unfollow(desk.store, "https://a.example/feed")
    unfollow(desk.store, str(tmp_path))
    assert desk.store.feeds.all() == []
    with pytest.raises(InputError, match="is not followed"):
        unfollow(desk.store, "https://ann:hunter2@a.example/feed")


def test_secrets_leave_only_when_asked_for(desk: Newsroom, tmp_path: Path) -> None:
    desk.follow("https://ann:hunter2@a.example/feed", "https://b.example/feed?token=hunter3", tmp_path)
    out, left_out = exported(desk.store)
    told = out + "".join(s.what + s.reason for s in left_out)
    assert ("hunter" in told, len(left_out)) == (False, 3)
    out, left_out = exported(desk.store, secrets=True)
    assert ("hunter2" in out, "hunter3" in out, len(left_out)) == (True, True, 1)
