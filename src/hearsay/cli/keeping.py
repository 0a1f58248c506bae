"""What the commands of the store have in common: where it lies, the present moment, moments that are typed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hearsay.errors import InputError

if TYPE_CHECKING:
    from hearsay.store.db import Store

_AGO = re.compile(r"([0-9]{1,6})\s*(min|h|d|w)", re.ASCII)
_UNITS = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def stored(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --store FILE; the command is given it as `store`."""
    told = "The store.  [default: $HEARSAY_STORE, else one in your data folder]"
    return click.option("--store", metavar="FILE", type=click.Path(path_type=Path), help=told)(command)


def place(given: Path | None) -> Path:
    """Where the store lies: as given, else $HEARSAY_STORE, else the platform's folder for data of programs."""
    if given is not None:
        return given
    if named := os.environ.get("HEARSAY_STORE"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("hearsay", appauthor=False) / "store.hearsay"


def opened(given: Path | None, *, create: bool = False, read_only: bool = False) -> AbstractContextManager[Store]:
    """The store, open."""
    from hearsay.store.db import Store

    return Store.open(place(given), create=create, read_only=read_only)


def now() -> datetime:
    """The present moment. HEARSAY_NOW, an ISO moment, stands in for it in examples that must always look the same."""
    fixed = os.environ.get("HEARSAY_NOW")
    return moment(fixed, "HEARSAY_NOW") if fixed else datetime.now(UTC)


def since(typed: str | None, name: str = "--since") -> datetime | None:
    """A moment as typed: 90min, 24h, 7d or 2w before now, or an ISO day or moment. Raises InputError for others."""
    if typed is None:
        return None
    if m := _AGO.fullmatch(typed.strip()):
        try:
            return now() - int(m[1]) * _UNITS[m[2]]
        except OverflowError as e:
            raise InputError(f"{name} {typed} lies before all time: give less") from e
    return moment(typed, name)


def moment(typed: str, name: str) -> datetime:
    """An ISO day or moment; without a zone it is meant in UTC. Raises InputError for anything else."""
    try:
        at = datetime.fromisoformat(typed.strip())
    except ValueError as e:
        raise InputError(f"{name} {typed}: give 90min, 24h, 7d, 2w, or a day or moment like 2031-05-03T12:00") from e
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def weigh_due(store: Store) -> None:
    """Weigh the stories that a ruling is about, and show what changed."""
    from hearsay import api
    from hearsay.render.kept.lists import changes

    from . import output

    found = api.catch_up(store, now(), api.Options(progress=output.progress()))
    output.text(changes(found, {s: store.stories.get(s).title for s in {c.now.story for c in found}}))
