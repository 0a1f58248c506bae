"""Who is writing: a note beside the store, so that one who waits in vain can say for whom.

SQLite's lock alone decides who may write; the note only names its holder, and one that a killed process left is seen to
be stale.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path


class Holder:
    """The note of one store."""

    def __init__(self, store: Path) -> None:
        self._path = store.with_name(store.name + "-writer")

    def take(self) -> None:
        """Write that this process holds the store. A note that cannot be written is none: nothing depends on it."""
        note = json.dumps({"process": os.getpid(), "command": _command()})
        try:
            self._path.write_text(note, encoding="utf-8")
        except OSError:
            return

    def release(self) -> None:
        """Take the note away."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return

    def who(self) -> str:
        """Who holds it, in words."""
        try:
            note = json.loads(self._path.read_text(encoding="utf-8"))
            process, command = int(note["process"]), str(note["command"])
        except (OSError, ValueError, KeyError, TypeError):
            return "another program"
        return f"process {process} ({command})" if _runs(process) else "another program"


def _command() -> str:
    """This program's name and command, without what may be private in its arguments."""
    words = [Path(sys.argv[0]).name or "python", *(a for a in sys.argv[1:3] if a.isalpha())]
    return " ".join(words)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
