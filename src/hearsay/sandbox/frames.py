"""What parent and child say to each other: frames of a length and as many bytes; values go as JSON.

JSON, never pickle: a child that was taken over can only say values, and each is checked when it is taken in.
"""

import json
import struct
from dataclasses import asdict
from datetime import date
from typing import IO, Any

from hearsay.ingest import Draft, IngestPolicy, Source
from hearsay.model import Entry, Moment, Skipped, Span

_LENGTH = struct.Struct(">Q")
_WORDS = ("source", "where", "text", "id", "title", "outlet", "author")


def put(stream: IO[bytes], data: bytes) -> None:
    """Write one frame."""
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def take(stream: IO[bytes], longest: int) -> bytes:
    """Read one frame. Raises EOFError where the stream ends, ValueError where the frame is over `longest` bytes."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    if length > longest:
        raise ValueError(f"a frame of {length} bytes")
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


def request(source: Source, policy: IngestPolicy) -> bytes:
    """What the child is asked to parse; the source's bytes follow in a frame of their own."""
    told = {"name": source.name, "kind": source.kind, "charset": source.charset, "policy": asdict(policy)}
    return json.dumps(told).encode()


def asked(head: bytes, data: bytes) -> tuple[Source, IngestPolicy]:
    """The other way round."""
    told = json.loads(head)
    source = Source(name=told["name"], kind=told["kind"], data=data, charset=told["charset"])
    return source, IngestPolicy(**told["policy"])


def answer(found: Draft | Skipped) -> bytes:
    """One text or complaint of the child. Lone surrogates travel as JSON's escapes."""
    if isinstance(found, Skipped):
        return json.dumps({"skipped": asdict(found)}).encode()
    told: dict[str, Any] = {name: getattr(found, name) for name in _WORDS}
    told["published"] = _moment_out(found.published)
    told["entries"] = [_entry_out(e) for e in found.entries]
    return json.dumps({"draft": told, "notes": found.notes}).encode()


def answered(told: Any) -> Draft | Skipped:
    """The text or complaint that an answer says. Raises ValueError, TypeError or LookupError where it says none."""
    if "skipped" in told:
        skipped = told["skipped"]
        return Skipped(what=_word(skipped["what"]), reason=_word(skipped["reason"]), mendable=bool(skipped["mendable"]))
    given = told["draft"]
    words = {name: _word(given[name]) for name in _WORDS}
    entries = tuple(_entry(e, len(words["text"])) for e in given["entries"])
    notes = tuple(_word(note) for note in told["notes"])
    return Draft(**words, published=_moment(given["published"]), entries=entries, notes=notes)


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} where a text should be")
    return value


def _moment_out(moment: Moment | None) -> list[Any] | None:
    return [moment.day.isoformat(), moment.minute] if moment else None


def _moment(value: Any) -> Moment | None:
    return Moment(date.fromisoformat(value[0]), None if value[1] is None else int(value[1])) if value else None


def _entry_out(entry: Entry) -> list[Any]:
    """An entry that a file's markup gives; authors are only found later, in the text."""
    span, body = entry.span, entry.body
    return [entry.kind, span.start, span.end, body.start, body.end, _moment_out(entry.at)]


def _entry(value: Any, length: int) -> Entry:
    kind, *places, at = value
    span, body = Span(*places[:2]), Span(*places[2:])
    if kind not in ("live", "post") or max(span.end, body.end) > length:
        raise ValueError("an entry outside its text")
    return Entry(kind=kind, span=span, body=body, at=_moment(at))
