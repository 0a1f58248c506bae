"""Alerts: an Atom file that any reader can watch, and a command that is given each batch of changes as JSON."""

import json
import os
import shlex
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hearsay.errors import InputError
from hearsay.model import Skipped
from hearsay.model.kept import Change
from hearsay.render.kept.atom import GENERATOR, atom
from hearsay.render.kept.contract import change_dict
from hearsay.store.db import Store

ENTRIES = 200
"""Alerts that the Atom file holds."""
PATIENCE_S = 60.0
"""Longest time for the user's command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Where alerts go."""

    file: Path | None = None
    """The Atom file; None: none."""
    command: tuple[str, ...] = ()
    """Program and arguments, started without a shell; empty: none."""

    @classmethod
    def of(cls, file: Path | None, command: str | None) -> "Alarm":
        """From what the user typed. Raises InputError for a file that is not ours, and for a command of no program."""
        if file is not None and _is_foreign(file):
            raise InputError(f"{file} is there and is no file of alerts: name another, or move it away")
        try:
            words = tuple(shlex.split(command or ""))
        except ValueError as e:
            raise InputError(f"the command {command} cannot be read ({e}): check its quotation marks") from e
        if command is not None and not words:
            raise InputError("--on-change needs a program to start")
        return cls(file=file, command=words)

    @property
    def is_on(self) -> bool:
        """Whether anybody is to be told."""
        return self.file is not None or bool(self.command)


SILENT = Alarm()
"""Nobody is told."""


def sound(store: Store, alarm: Alarm, at: datetime) -> list[Skipped]:
    """Write the file and start the command where there are alerts. Returns what went wrong.

    The command is told of everything since it last ended well, so that nothing is lost when it or the run fails; at
    first of nothing that was there before.
    """
    faults = [_write(store, alarm.file, at)] if alarm.file is not None else []
    if alarm.command:
        faults.append(_tell(store, alarm.command))
    return [f for f in faults if f is not None]


def ready(store: Store, alarm: Alarm) -> None:
    """Before the first round: what changed until now is not told."""
    if alarm.command and store.alerts.told() is None:
        store.alerts.tell(store.alerts.last())


def message(changes: list[Change], titles: dict[str, str]) -> str:
    """What the command is given: hearsay/alert/1."""
    rows = [{**change_dict(c), "title": titles.get(c.now.story, "")} for c in changes]
    return json.dumps({"schema": "hearsay/alert/1", "changes": rows}, ensure_ascii=True) + "\n"


def _titles(store: Store, changes: list[Change]) -> dict[str, str]:
    return {s: store.stories.get(s).title for s in {c.now.story for c in changes}}


def _write(store: Store, file: Path, at: datetime) -> Skipped | None:
    """Write the file whole, under another name first, so that no reader sees half of it."""
    alerts = store.alerts.latest(ENTRIES)
    words = atom(alerts, _titles(store, alerts), at).encode("utf-8", "replace")
    name = ""
    try:
        if file.is_file() and file.read_bytes() == words:
            return None
        handle, name = tempfile.mkstemp(dir=file.absolute().parent, prefix=f".{file.name}.")
        with os.fdopen(handle, "wb") as half:
            half.write(words)
        os.replace(name, file)
    except OSError as e:
        with suppress(OSError):
            os.unlink(name)
        return Skipped(what=str(file), reason=f"cannot be written ({e.strerror}): check the folder")
    return None


def _tell(store: Store, command: tuple[str, ...]) -> Skipped | None:
    last = store.alerts.last()
    alerts = store.alerts.since(store.alerts.told() or 0)
    if alerts:
        fault = _start(command, message(alerts, _titles(store, alerts)))
        if fault:
            return Skipped(what=f"the command {command[0]}", reason=f"{fault}; it is told again after the next round")
    if last != store.alerts.told():
        store.alerts.tell(last)
    return None


def _start(command: tuple[str, ...], words: str) -> str:
    """Why the command did not end well; empty where it did."""
    try:
        done = subprocess.run(
            command,
            check=False,
            input=words.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=PATIENCE_S,
        )
    except subprocess.TimeoutExpired:
        return f"took longer than {PATIENCE_S:g} seconds and was stopped"
    except OSError as e:
        return f"cannot be started ({e.strerror})"
    told = " ".join(done.stderr.decode("utf-8", "replace").split())[:200]
    return f"ended with {done.returncode}{': ' if told else ''}{told}" if done.returncode else ""


def _is_foreign(file: Path) -> bool:
    """Whether another program's file, or a text of the user's, stands where alerts are to be written."""
    try:
        return file.exists() and (not file.is_file() or (file.stat().st_size > 0 and _is_not_ours(file)))
    except OSError as e:
        raise InputError(f"{file} cannot be read ({e.strerror}): check that you may read it") from e


def _is_not_ours(file: Path) -> bool:
    with file.open("rb") as f:
        return GENERATOR.encode() not in f.read(2000)
