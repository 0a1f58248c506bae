"""Values ⇄ JSON, by their types alone.

What is to be read for ever is written with the names of its fields (`named`): one that is missing has its default, one
that is no longer known is passed over. What can be made anew is written as bare lists; `form_of` says whether a list is
still of today's form. Words of a report are kept as their place: decoding cites them anew, verbatim or not at all.
"""

from __future__ import annotations

import hashlib
import json
import types
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from hearsay.model import Evidence, Report, Span

T = TypeVar("T")


def encode(value: Any, *, named: bool = False) -> Any:
    """A value as JSON has it; `named`: with the names of fields."""
    if isinstance(value, Evidence):
        return [value.report, value.span.start, value.span.end]
    if is_dataclass(value) and not isinstance(value, type):
        every = {f.name: encode(getattr(value, f.name), named=named) for f in fields(value)}
        return every if named else list(every.values())
    if isinstance(value, tuple):
        return [encode(v, named=named) for v in value]
    if isinstance(value, frozenset):
        return sorted(encode(v, named=named) for v in value)
    if isinstance(value, datetime):
        return stamp(value)
    return value.isoformat() if isinstance(value, date) else value


def decode(kind: type[T], plain: Any, report: Report | None = None) -> T:
    """The value of this type. Evidence in it is cited from `report`.

    Raises ValueError, TypeError or LookupError when `plain` is not what `encode` gives for the type.
    """
    hint: Any = kind
    value: T = _decoder(hint)(plain, report)
    return value


def squeeze(plain: Any) -> bytes:
    """JSON, deflated."""
    return zlib.compress(json.dumps(plain, ensure_ascii=True, separators=(",", ":")).encode(), 6)


def unsqueeze(data: bytes) -> Any:
    """What `squeeze` was given. Raises ValueError for anything else."""
    try:
        return json.loads(zlib.decompress(data))
    except zlib.error as e:
        raise ValueError(f"no deflated JSON: {e}") from e


def stamp(at: datetime) -> str:
    """A moment in UTC, as text that sorts by time. Raises ValueError when it has no zone."""
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} has no zone")
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def moment(text: str) -> datetime:
    """What `stamp` was given, to the millisecond."""
    return datetime.fromisoformat(text)


def form_of(kind: Any) -> str:
    """Names the form in which a type is encoded: a hash of the names and types of all fields in it."""
    return _form(kind)


@cache
def _form(kind: Any) -> str:
    seen: set[Any] = set()
    ahead: list[Any] = [kind]
    parts = []
    while ahead:
        one = ahead.pop()
        if one in seen or not (isinstance(one, type) and is_dataclass(one)):
            continue
        seen.add(one)
        hints = get_type_hints(one)
        parts.append(f"{one.__name__}({','.join(f'{f.name}:{hints[f.name]}' for f in fields(one))})")
        ahead += [t for h in hints.values() for t in _types_in(h)]
    return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()[:12]


def _types_in(hint: Any) -> list[type]:
    if isinstance(hint, type) and not get_args(hint):
        return [hint]
    return [t for part in get_args(hint) for t in _types_in(part)]


Decoder = Callable[[Any, "Report | None"], Any]


@cache
def _decoder(hint: Any) -> Decoder:
    if simple := _SIMPLE.get(hint):
        return simple
    if is_dataclass(hint):
        return _dataclass(hint)
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType) and type(None) in inside:
        (other,) = (i for i in inside if i is not type(None))
        return lambda plain, report: None if plain is None else _decoder(other)(plain, report)
    if make := _GENERIC.get(origin):
        return make(inside)
    raise TypeError(f"{hint} has no form in the store")


def _dataclass(kind: Any) -> Decoder:
    names = [f.name for f in fields(kind)]
    hints = get_type_hints(kind)

    def read(plain: Any, report: Report | None) -> Any:
        pairs = plain.items() if isinstance(plain, dict) else zip(names, plain, strict=True)
        return kind(**{n: _decoder(hints[n])(p, report) for n, p in pairs if n in hints})

    return read


def _tuple(inside: tuple[Any, ...]) -> Decoder:
    if inside[-1] is ...:
        return lambda plain, report: tuple(_decoder(inside[0])(p, report) for p in plain)
    return lambda plain, report: tuple(_decoder(i)(p, report) for i, p in zip(inside, plain, strict=True))


def _cite(plain: Any, report: Report | None) -> Evidence:
    name, start, end = plain
    if report is None or report.id != name:
        return Evidence(name, Span(start, end), "")
    return report.cite(start, end)


def _of_kind(plain: Any, kind: type) -> Any:
    if kind is float and isinstance(plain, int):
        return float(plain)
    if type(plain) is not kind:
        raise TypeError(f"{plain!r} is no {kind.__name__}")
    return plain


def _plain(kind: type) -> Decoder:
    return lambda plain, report: _of_kind(plain, kind)


_SIMPLE: Mapping[Any, Decoder] = {
    Evidence: _cite,
    datetime: lambda plain, report: moment(plain),
    date: lambda plain, report: date.fromisoformat(plain),
    **{kind: _plain(kind) for kind in (str, int, float, bool)},
}

_GENERIC: Mapping[Any, Callable[[tuple[Any, ...]], Decoder]] = {
    Literal: lambda inside: lambda plain, report: _one_of(plain, inside),
    tuple: _tuple,
    frozenset: lambda inside: lambda plain, report: frozenset(_decoder(inside[0])(p, report) for p in plain),
    Mapping: lambda inside: lambda plain, report: {k: _decoder(inside[1])(p, report) for k, p in plain.items()},
}
"""Origin of a generic type → what makes its decoder from the types inside it. Keys of mappings are words."""


def _one_of(plain: Any, allowed: tuple[Any, ...]) -> Any:
    if plain not in allowed:
        raise ValueError(f"{plain!r} is none of {', '.join(map(str, allowed))}")
    return plain
