"""Names the code that a product depends on: a hash of sources, tables, weights and versions of libraries."""

import hashlib
import json
import sys
from functools import cache
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from importlib.resources.abc import Traversable

from .contract import Stage, digest

_KEPT = (".py", ".tsv", ".json", ".txt", ".gz", ".sql")


def code_key(stage: Stage) -> str:
    """Hash of all code that the stage's product depends on."""
    parts: list[object] = [stage.name, list(sys.version_info[:2])]
    parts += [_room(r) for r in (*stage.rooms, "hearsay.archive")]
    parts += [[p, _version(p)] for p in stage.packages]
    if stage.reads:
        parts.append(_weights())
    return digest(parts)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"


@cache
def _room(name: str) -> str:
    place = resources.files(name) if "." not in name or not _is_module(name) else None
    if place is None:
        parent, _, stem = name.rpartition(".")
        files = [resources.files(parent).joinpath(f"{stem}.py")]
    else:
        files = _files(place)
    total = hashlib.sha256()
    for f in files:
        total.update(f.name.encode() + b"\0" + f.read_bytes() + b"\0")
    return total.hexdigest()


def _is_module(name: str) -> bool:
    parent, _, stem = name.rpartition(".")
    return resources.files(parent).joinpath(f"{stem}.py").is_file()


def _files(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for f in sorted(folder.iterdir(), key=lambda f: f.name):
        if f.is_dir() and not f.name.startswith(("_", ".")):
            found += _files(f)
        elif f.name.endswith(_KEPT):
            found.append(f)
    return found


@cache
def _weights() -> str:
    try:
        hashes = json.loads(resources.files("hearsay_reader_en").joinpath("weights.json").read_bytes())["sha256"]
    except (ModuleNotFoundError, OSError):
        return "absent"
    return digest(hashes)
