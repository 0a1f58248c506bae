"""What is followed is put on the list, taken off it, and given out as OPML."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from hearsay.errors import InputError
from hearsay.fetch import host_of, redacted, why_closed
from hearsay.fetch.opened import hosts_opened
from hearsay.fetch.url import has_secrets
from hearsay.ingest.opml import Outline, is_opml, read_opml, write_opml
from hearsay.model import Skipped
from hearsay.model.kept import FeedState
from hearsay.store.db import Store

from .links import is_web

_LARGEST = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What the user says of all that is put on the list at once."""

    outlet: str = ""
    """Outlet of reports that do not name theirs."""
    group: str = ""
    """Heading in the list and in OPML."""
    allow_private: frozenset[str] = frozenset()
    """Hosts in private networks that are meant, "host" or "host:port"."""


PLAIN = Listing()
"""Nothing is said."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of putting feeds on the list."""

    added: tuple[FeedState, ...]
    """Followed from now on."""
    known: tuple[FeedState, ...]
    """Followed already; a paused one goes on."""
    skipped: tuple[Skipped, ...]
    """What could not be put on it."""


def follow(store: Store, what: Iterable[str], at: datetime, said: Listing = PLAIN) -> Kept:
    """Follow addresses (feeds or pages), the feeds of OPML files, and folders of ninjs files. Nothing is fetched yet.

    Raises InputError where something is none of these, or an address that no run would ask: one that names a private
    network and that the user did not open. Of an OPML file such addresses are skipped.
    """
    opened = hosts_opened(said.allow_private)
    outlet, group = said.outlet, said.group
    wanted, skipped = list[FeedState](), list[Skipped]()
    for name in what:
        found, left_out = _wanted(name.strip(), opened)
        wanted += [replace(f, outlet=outlet or f.outlet, group=group or f.group, added_at=at) for f in found]
        skipped += left_out
    added, known = list[FeedState](), list[FeedState]()
    with store.writing():
        for feed in wanted:
            there = store.feeds.get(feed.url)
            if there is None:
                added.append(feed)
            else:
                told = replace(there, outlet=outlet or there.outlet, group=group or there.group)
                feed = replace(told, paused=False, next_at=None if there.paused else there.next_at)  # noqa: PLW2901
                known.append(feed)
            store.feeds.keep(feed)
    return Kept(tuple(added), tuple(known), tuple(skipped))


def unfollow(store: Store, name: str) -> None:
    """Take a feed or folder off the list; its reports stay. Raises InputError where it is not followed."""
    candidates = (name, str(Path(name).absolute()))
    if not any(store.feeds.drop(c) for c in candidates):
        raise InputError(f"{redacted(name)} is not followed: `hearsay follow list` shows what is")


def exported(store: Store, *, secrets: bool = False) -> tuple[str, tuple[Skipped, ...]]:
    """The list as OPML, and what was left out of it: folders, and, unless told otherwise, addresses with secrets."""
    kept, left_out = list[Outline](), list[Skipped]()
    for f in store.feeds.all():
        if not is_web(f.url):
            left_out.append(Skipped(what=f.url, reason="is a folder, which OPML does not know", mendable=False))
        elif has_secrets(f.url) and not secrets:
            reason = "has a password or token in its address: --with-secrets puts it into the file"
            left_out.append(Skipped(what=redacted(f.url), reason=reason, mendable=False))
        else:
            kept.append(Outline(url=f.url, title=f.title or f.outlet, group=f.group))
    return write_opml(kept, "Followed by hearsay"), tuple(left_out)


def _wanted(name: str, opened: frozenset[str]) -> tuple[list[FeedState], list[Skipped]]:
    if "://" in name[:10]:
        return [_of_address(name, opened)], []
    path = Path(name)
    if name and path.is_dir():
        return [FeedState(url=str(path.absolute()), kind="folder")], []
    if not path.is_file():
        raise InputError(f"“{name}” is neither a web address (http://… or https://…) nor a file or folder here")
    outlines, skipped = _outlines(path)
    feeds = []
    for o in outlines:
        closed = why_closed(o.url, opened)
        if closed:
            skipped.append(Skipped(what=f"{name}: {redacted(o.url)}", reason=f"{closed}, here and for each run"))
        elif _is_address(o.url):
            feeds.append(FeedState(url=o.url, title=o.title, group=o.group))
        else:
            skipped.append(Skipped(what=f"{name}: {redacted(o.url)}", reason="is no web address"))
    return feeds, skipped


def _outlines(path: Path) -> tuple[tuple[Outline, ...], list[Skipped]]:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
    except OSError as e:
        raise InputError(f"{path} cannot be read ({e.strerror}): check that you may read it") from e
    if not is_opml(data):
        raise InputError(f"{path} is no OPML file: give a feed's address, an OPML file, or a folder of ninjs files")
    outlines, skipped = read_opml(data, str(path))
    return outlines, list(skipped)


def _of_address(name: str, opened: frozenset[str]) -> FeedState:
    if not _is_address(name):
        raise InputError(f"{redacted(name)} is no web address that can be followed: write http://… or https://…")
    if closed := why_closed(name, opened):
        raise InputError(f"{redacted(name)}: {closed}, for this command and for each `hearsay follow run`")
    return FeedState(url=name)


def _is_address(name: str) -> bool:
    return name.lower().startswith(("http://", "https://")) and bool(host_of(name)) and not set(name) & set(" \t\r\n")
