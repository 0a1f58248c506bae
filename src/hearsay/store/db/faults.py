"""SQLite's errors → errors of ours: what happened, to which file, and what to do."""

from pathlib import Path

import apsw

from hearsay.errors import HearsayError, InternalError, StoreBusyError, StoreDamagedError, StoreError

_SAFE = "what was stored before is intact"


def told(error: apsw.Error, path: Path, holder: str = "another program") -> HearsayError:
    """The error in words for the user. One that only a bug can raise becomes an InternalError."""
    if isinstance(error, apsw.BusyError | apsw.LockedError):
        return StoreBusyError(f"{path} is being written by {holder}: wait until it is done and try again")
    if isinstance(error, apsw.CorruptError):
        return damaged(path)
    for kind, text in _SAYINGS:
        if isinstance(error, kind):
            return StoreError(text.format(path=path, safe=_SAFE, error=error))
    return InternalError(f"SQLite on {path}: {error}")


def damaged(path: Path) -> StoreDamagedError:
    """What is read makes no sense."""
    return StoreDamagedError(
        f"{path} is damaged: `hearsay store check` names the place, `hearsay store recover` saves what can be saved"
    )


_SAYINGS: tuple[tuple[type[apsw.Error], str], ...] = (
    (apsw.NotADBError, "{path} is no store of hearsay (or its first page is damaged): check the name"),
    (apsw.FullError, "the disk of {path} is full: {safe}; make room and try again"),
    (apsw.ReadOnlyError, "{path} may not be written: {safe}; check its permissions and those of its folder"),
    (apsw.PermissionsError, "{path} may not be opened: check its permissions"),
    (apsw.CantOpenError, "{path} cannot be opened ({error}): check that file and folder may be read and written"),
    (apsw.IOError, "the disk of {path} failed ({error}): {safe}; check the disk and try again"),
    (apsw.NoMemError, "there is not enough memory to work on {path}: {safe}"),
    (apsw.TooBigError, "a text is too large for {path}: {safe}"),
    (apsw.InterruptError, "this takes too long on {path}: ask for less, or more exactly"),
    (apsw.ProtocolError, "{path} is in use in a way that does not let others in: close other programs and try again"),
)
