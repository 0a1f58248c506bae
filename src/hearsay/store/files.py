"""Files, folders and standard input → Sources for ingest. The only place where reports are read from disk.

Every input that cannot be read is listed with what to do, and the others are still read.
"""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from hearsay.errors import InputError
from hearsay.ingest import DEFAULT_POLICY, SUFFIXES, IngestPolicy, Source
from hearsay.ingest.formats import too_large
from hearsay.model import Skipped

_KNOWN = ", ".join(sorted(SUFFIXES))


def collect(
    paths: Sequence[Path | str], stdin: bytes | None = None, policy: IngestPolicy = DEFAULT_POLICY
) -> tuple[tuple[Source, ...], tuple[Skipped, ...]]:
    """Read files, the report files of folders (recursive, in sorted order, hidden ones left out) and "-" for `stdin`.

    A file over the policy's size limit is not read into memory. Raises InputError, listing what is wrong with each
    input, when nothing at all could be read.
    """
    if not paths:
        raise InputError('no input: give files, folders, or "-" for standard input')
    sources: list[Source] = []
    skipped: list[Skipped] = []
    seen: set[str] = set()
    for path in paths:
        for found in _collect_one(str(path), stdin, policy, seen):
            (sources if isinstance(found, Source) else skipped).append(found)  # type: ignore[arg-type]
    if not sources:
        raise InputError("nothing to read:\n" + "\n".join(f"  {s.what} {s.reason}" for s in skipped))
    return tuple(sources), tuple(skipped)


def _collect_one(name: str, stdin: bytes | None, policy: IngestPolicy, seen: set[str]) -> Iterator[Source | Skipped]:
    if name == "-":
        yield Source(name="-", data=stdin) if stdin else Skipped(what="-", reason="(standard input) is empty")
        return
    path = Path(name)
    if path.is_dir():
        yield from _folder(path, policy, seen)
    elif path.is_file():
        yield from _file(path, policy, seen)
    elif path.exists():
        yield Skipped(what=name, reason="is no regular file: give a file, a folder, or its words on standard input")
    else:
        yield Skipped(what=name, reason="does not exist: check the path")


def _folder(folder: Path, policy: IngestPolicy, seen: set[str]) -> Iterator[Source | Skipped]:
    files, others, faults = _walk(folder)
    yield from faults
    if not files:
        yield Skipped(what=str(folder), reason=f"is a folder without reports: it has no file with a suffix of {_KNOWN}")
        return
    if others:
        kinds = ", ".join(f"{n} {suffix or 'without suffix'}" for suffix, n in sorted(others.items()))
        reason = f"holds files of other kinds that were left out ({kinds}): give them by name to have them read"
        yield Skipped(what=str(folder), reason=reason, mendable=False)
    for path in files:
        yield from _file(path, policy, seen)


def _walk(folder: Path) -> tuple[list[Path], Counter[str], list[Skipped]]:
    """The folder's report files in sorted order, the number of other files by suffix, and what could not be entered."""
    files: list[Path] = []
    others: Counter[str] = Counter()
    faults: list[Skipped] = []

    def note(error: OSError) -> None:
        faults.append(Skipped(what=str(error.filename), reason=_fault(error)))

    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(d for d in folders if not d.startswith("."))
        for name in sorted(n for n in names if not n.startswith(".")):
            path = Path(place, name)
            if path.suffix.lower() in SUFFIXES:
                files.append(path)
            else:
                others[path.suffix.lower()] += 1
    return sorted(files), others, faults


def _file(path: Path, policy: IngestPolicy, seen: set[str]) -> Iterator[Source | Skipped]:
    real = os.path.realpath(path)
    if real in seen:
        yield Skipped(what=str(path), reason="was given twice and is read once", mendable=False)
        return
    seen.add(real)
    limit = policy.max_bytes(SUFFIXES.get(path.suffix.lower()))
    try:
        size = path.stat().st_size
        if size > limit:
            yield Skipped(what=str(path), reason=too_large(size, limit))
            return
        with path.open("rb") as file:
            yield Source(name=str(path), data=file.read(limit + 1))
    except OSError as e:
        yield Skipped(what=str(path), reason=_fault(e))


def _fault(error: OSError) -> str:
    return f"cannot be read ({error.strerror or error}): check that it exists and that you may read it"
