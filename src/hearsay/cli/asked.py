"""The story that a command is asked about: reports at PATHS, or a story of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hearsay import api
from hearsay.errors import InputError

from . import keeping
from .arguments import options

if TYPE_CHECKING:
    from hearsay.model import Brief

_OF_PATHS = ("outlet", "published", "decisions")


def brief(given: dict[str, Any]) -> Brief:
    """The brief of the story, from a command's options: paths, outlet, published, story, store, and where the command
    has them decisions and as_read.

    Raises InputError when neither paths nor a story are given, or what goes with the other.
    """
    if of_store(given):
        as_read = api.Options(as_read=given.get("as_read", False))
        with keeping.opened(given["store"]) as store:
            return api.kept_brief(given["story"], store, keeping.now(), as_read)
    more = {name: given[name] for name in ("decisions", "as_read") if name in given}
    return api.brief(given["paths"], options(given["paths"], given["outlet"], given["published"], **more))


def of_store(given: dict[str, Any]) -> bool:
    """Whether a story of the store is meant. Raises InputError as `brief` does."""
    if bool(given["paths"]) == bool(given["story"]):
        raise InputError("give the story's PATHS, or --story ID for one of the store: `hearsay stories` lists them")
    mixed = [f"--{n}" for n in (_OF_PATHS if given["story"] else ("store",)) if given.get(n)]
    if mixed:
        other = "PATHS" if given["story"] else "--story"
        raise InputError(f"{', '.join(mixed)}: goes with {other}")
    return bool(given["story"])
