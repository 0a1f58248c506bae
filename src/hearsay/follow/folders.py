"""A folder into which a wire puts its items as ninjs files: each is read once, and again when it changes."""

import os
from dataclasses import replace
from pathlib import Path

from hearsay.errors import StoreError
from hearsay.ingest import DEFAULT_POLICY, IngestPolicy, Source, ingest
from hearsay.ingest.ninjs import NinjsItem, read_ninjs
from hearsay.model import Skipped
from hearsay.model.kept import TAKEN_BACK, Came, FeedState, Notice, PageState

from .answers import hash_of
from .heard import keep, note, take_back
from .intake import Intake
from .terms import NEVER

_SUFFIXES = (".json", ".ninjs")
_LARGEST = DEFAULT_POLICY.max_raw_bytes


def take_folder(intake: Intake, folder: FeedState) -> None:
    """Take in the files of a folder that are new or changed, those that were made first first."""
    intake.tally.counts["feeds"] += 1
    now = intake.now()
    files, fault = _files(Path(folder.url))
    if fault:
        intake.tally.counts["failed"] += 1
        intake.tally.tell(folder.url, fault, mendable=True)
    items = [found for path in files if (found := _changed(intake, folder, path))]
    items.sort(key=lambda x: (x[1].published is not None, x[1].published, x[0].url) if x[1].published else (False,))
    for file, item, data in items:
        _take(intake, file, item, data)
    failures = folder.failures + 1 if fault else 0
    turn = intake.terms.after_failure(now, failures) if fault else now + intake.terms.live_every
    after = replace(folder, kind="folder", checked_at=now, next_at=turn, failures=failures, error=fault)
    intake.store.feeds.keep(replace(after, changed_at=now if items else folder.changed_at))


def _files(folder: Path) -> tuple[list[Path], str]:
    """The folder's files that may be items, hidden ones and links left out; and why it cannot be read."""
    faults: list[str] = []
    found: list[Path] = []
    walk = os.walk(folder, onerror=lambda e: faults.append(f"cannot be read ({e.strerror}): check that it is there"))
    for place, folders, names in walk:
        folders[:] = sorted(d for d in folders if not d.startswith("."))
        paths = (Path(place, n) for n in sorted(names) if not n.startswith("."))
        found += [p for p in paths if p.suffix.lower() in _SUFFIXES and p.is_file() and not p.is_symlink()]
    return found, faults[0] if faults else ""


def _changed(intake: Intake, folder: FeedState, path: Path) -> tuple[PageState, NinjsItem, bytes] | None:
    """A file's item, where it is not as it was last time."""
    name = str(path)
    known = intake.store.feeds.page(name) or PageState(url=name, feed=folder.url, first_at=intake.now())
    try:
        stat = path.stat()
        mark = f"{stat.st_mtime_ns}-{stat.st_size}"
        if mark == known.etag:
            return None
        data = _read(path)
    except OSError as e:
        intake.tally.tell(name, f"cannot be read ({e.strerror}): check that you may read it", mendable=True)
        return None
    intake.tally.counts["pages"] += 1
    file = replace(known, etag=mark, sha256=hash_of(data), checked_at=intake.now(), next_at=NEVER)
    item = read_ninjs(data, name) if len(data) <= _LARGEST else Skipped(what=name, reason="is too large")
    if isinstance(item, NinjsItem):
        return file, item, data
    intake.tally.told.append(item)
    intake.store.feeds.keep_page(replace(file, error=item.reason))
    return None


def _read(path: Path) -> bytes:
    with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
        return file.read(_LARGEST + 1)


def _take(intake: Intake, file: PageState, item: NinjsItem, data: bytes) -> None:
    with intake.store.writing():
        if item.status == "usable":
            _keep(intake, file, item, data)
        else:
            _stop(intake, file, item)
        intake.store.feeds.keep_page(replace(file, place=item.uri, error=""))


def _keep(intake: Intake, file: PageState, item: NinjsItem, data: bytes) -> None:
    reports = intake.store.reports
    there = reports.at_place(item.uri)
    before = reports.get(there) if there else None
    if before and before.published and item.published and item.published < before.published:
        intake.tally.tell(file.url, "is older than the version in the store: it was left out")
        return
    found = ingest([Source(name=file.url, data=data, kind="ninjs")], _policy(intake, file), intake.read)
    intake.tally.told += found.skipped
    for report in found.reports:
        came = Came(place=item.uri, at=intake.now(), feed=file.feed, raw_sha256=file.sha256)
        added = keep(intake, report, came)
        last = reports.notices(added.id)[-1:] if added.id else []
        if last and last[0].kind in TAKEN_BACK and last[0].source == item.uri:
            why = "Its wire has it usable again."
            note(intake, added.id, Notice(kind="restored", at=came.at, why=why, source=item.uri))
        elif added.status == "version" and "correct" in item.note.lower() and not last:
            note(intake, added.id, Notice(kind="corrected", at=came.at, why=_said(item), source=added.id))


def _stop(intake: Intake, file: PageState, item: NinjsItem) -> None:
    """A wire cancels or withholds an item."""
    if intake.store.reports.at_place(item.uri) is None:
        intake.tally.tell(file.url, f"is {item.status}: its wire says not to use it")
        return
    kind = "killed" if item.status == "canceled" else "withdrawn"
    notice = Notice(kind=kind, at=intake.now(), why=_said(item), source=item.uri)  # type: ignore[arg-type]
    take_back(intake, item.uri, notice)


def _said(item: NinjsItem) -> str:
    return f"Its wire says: “{item.note}”" if item.note else f"Its wire has it as {item.status}."


def _policy(intake: Intake, file: PageState) -> IngestPolicy:
    try:
        folder = intake.store.feeds.get(file.feed)
    except StoreError:
        folder = None
    return replace(DEFAULT_POLICY, outlet=folder.outlet or None if folder else None)
