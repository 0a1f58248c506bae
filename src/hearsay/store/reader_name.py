"""Names a reader by all that its readings depend on, so that a kept reading is never another reader's."""

import hashlib
import json
from functools import cache
from importlib import resources

from hearsay.read import CompactReader, Reader

from .weights import _installed

_ROOMS = ("hearsay.read", "hearsay.read.times", "hearsay.tables")


def reader_name(reader: Reader) -> str:
    """Hash of the weights and the rules of the shipped reader; of another reader its class, and its `version` if it
    has one."""
    kind = type(reader)
    own = f"{kind.__module__}.{kind.__qualname__} {getattr(reader, 'version', '')}"
    if isinstance(reader, CompactReader):
        return "compact-" + _shipped()
    return f"other-{hashlib.sha256(own.encode()).hexdigest()[:16]}"


@cache
def _shipped() -> str:
    weights = json.loads(_installed().joinpath("weights.json").read_bytes())["sha256"]
    parts = [json.dumps(weights, sort_keys=True).encode(), *(_sources(room) for room in _ROOMS)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def _sources(room: str) -> bytes:
    """The rules: source files of a package, and its tables."""
    folders = [resources.files(room)]
    folders += [f for f in folders[0].iterdir() if f.name == "data"]
    files = [f for folder in folders for f in folder.iterdir() if f.name.endswith((".py", ".tsv"))]
    return b"\0".join(f.read_bytes() for f in sorted(files, key=lambda f: f.name))
