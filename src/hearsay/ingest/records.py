"""JSON lines, and JSON with one record or a list of them → Drafts.

A record is {"id", "outlet", "published" or "date", "title", "text"}. `text` is kept exactly; fields that are not listed
are ignored. A broken record is skipped with its line number, the others are read.
"""

import json
from collections.abc import Iterator

from hearsay.model import Moment, Skipped

from .dates import FORMATS, parse_moment
from .decode import decode
from .draft import Draft
from .sniff import is_lines
from .source import IngestPolicy, Source

_WANTED = 'a record is {"id": …, "outlet": …, "published": …, "title": …, "text": …}'


def read_lines(source: Source, policy: IngestPolicy) -> Iterator[Draft | Skipped]:
    """Give one draft for each line of a JSON-lines file."""
    del policy
    for number, line in enumerate(source.data.split(b"\n"), 1):
        if line.strip():
            yield from _one_line(source, number, line)


def _one_line(source: Source, number: int, line: bytes) -> Iterator[Draft | Skipped]:
    where = f"{source.name}, line {number}"
    decoded = decode(line)
    if decoded is None:
        yield Skipped(what=where, reason="is binary, not JSON: remove the line or write it anew")
        return
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError) as e:
        yield Skipped(what=where, reason=f"is broken JSON ({_fault(e)}): mend the line; {_WANTED}")
        return
    yield from _record(value, source, where, decoded.notes)


def read_document(source: Source, policy: IngestPolicy) -> Iterator[Draft | Skipped]:
    """Give the drafts of a JSON file: one record or a list; a file that holds JSON lines is read as such."""
    decoded = decode(source.data)
    if decoded is None:
        yield Skipped(what=source.name, reason="is binary, not JSON: give the reports as JSON, JSON lines or text")
        return
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError) as e:
        if is_lines(source.data):
            yield from read_lines(source, policy)
        else:
            yield Skipped(what=source.name, reason=f"is broken JSON ({_fault(e)}): mend it; {_WANTED}")
        return
    if not isinstance(value, list):
        yield from _record(value, source, source.name, decoded.notes)
        return
    for number, item in enumerate(value, 1):
        yield from _record(item, source, f"{source.name}, record {number}", decoded.notes)


def moment_of(value: object, where: str) -> tuple[Moment | None, Skipped | None]:
    """The moment of a metadata field, or why it was left out: its format is unknown."""
    if value is None or value == "":
        return None, None
    moment = parse_moment(value)
    if moment is not None:
        return moment, None
    reason = f'its published date "{str(value)[:60]}" is in no format that hearsay knows, so it was left out: '
    return None, Skipped(what=where, reason=f"{reason}write {FORMATS}")


def _record(value: object, source: Source, where: str, notes: tuple[str, ...]) -> Iterator[Draft | Skipped]:
    if not isinstance(value, dict):
        yield Skipped(what=where, reason=f"is no record: {_WANTED}")
        return
    text = value.get("text")
    if not isinstance(text, str):
        yield Skipped(what=where, reason=f'has no "text": {_WANTED}')
        return
    published, complaint = moment_of(value.get("published") or value.get("date"), where)
    if complaint:
        yield complaint
    yield Draft(
        source=source.name,
        where=where,
        text=text,
        id=_word(value.get("id")),
        title=_word(value.get("title")),
        outlet=_word(value.get("outlet")),
        author=_word(value.get("author")),
        published=published,
        notes=notes,
    )


def _word(value: object) -> str:
    """A field as text: numbers as they stand, anything else than text or number as empty."""
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _fault(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at column {error.colno}" if error.lineno == 1 else f"{error.msg} at line {error.lineno}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)[:80]
