"""What every worker loads once: tables, and the reader with its weights."""

from functools import cache, lru_cache
from importlib import import_module

from hearsay.errors import InputError
from hearsay.read import CompactReader, Network, Reader, ReadPolicy
from hearsay.store.weights import load_weights
from hearsay.tables import Tables

from .contract import Settings


@lru_cache(maxsize=4)
def _tables(rows: str) -> Tables:
    shipped = Tables.shipped()
    return shipped.extended("outlets", rows, "the table of outlets") if rows.strip() else shipped


def tables_of(settings: Settings) -> Tables:
    """The tables of a run. Raises InputError where the user's rows are no table."""
    return _tables(settings.outlets)


def reader_of(settings: Settings) -> Reader:
    """The reader of a run, loaded at its first use in this process. Raises InputError where there is none."""
    return _named(settings.reader) if settings.reader else _shipped(tables_of(settings).outlet_names)


@lru_cache(maxsize=1)
def _shipped(outlets: frozenset[str]) -> Reader:
    return CompactReader(Network(load_weights()), ReadPolicy(outlets=outlets))


@cache
def _named(name: str) -> Reader:
    module, _, function = name.partition(":")
    try:
        made: Reader = getattr(import_module(module), function)()
    except (ImportError, AttributeError) as e:
        raise InputError(f"there is no reader {name!r} ({e}): give it as module:function") from e
    return made
