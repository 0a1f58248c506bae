"""E-mail (.eml) and mailboxes (.mbox) → Drafts: a message's text part, else its HTML part read as a page.

Date is the published time. A message sent to a list or as a newsletter has its sender as outlet; any other message's
sender is its author, and its outlet is unknown.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email import policy as email_policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.utils import parseaddr

from hearsay.model import Moment, Skipped

from .decode import Decoded, decode
from .draft import FAULTS, Draft
from .records import moment_of
from .source import IngestPolicy, Source

_FAULTS: tuple[type[Exception], ...] = (MessageError, *FAULTS)
_FROM_LINE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]{1,200}\n")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_LIST_HEADERS = ("List-Id", "List-Unsubscribe", "List-Post", "List-Help")
_NAMED_LIST = re.compile(r"\s*\"?([^<\"]*)")


def read(source: Source, policy: IngestPolicy) -> Iterator[Draft | Skipped]:
    """Give the one text of a message."""
    yield from _one(source.data, source, source.name, policy)


def read_box(source: Source, policy: IngestPolicy) -> Iterator[Draft | Skipped]:
    """Give the texts of all messages of a mailbox, in its order."""
    starts = [*_FROM_LINE.finditer(source.data)]
    if not starts:
        yield Skipped(
            what=source.name, reason='is no mailbox: it has no line "From …" before a message; give .eml files'
        )
        return
    ends = [*(m.start() for m in starts[1:]), len(source.data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        message = _QUOTED_FROM.sub(rb"\1", source.data[start.end() : end])
        yield from _one(message, source, f"{source.name}, message {number}", policy)


def _one(data: bytes, source: Source, where: str, policy: IngestPolicy) -> Iterator[Draft | Skipped]:
    if len(data) > policy.max_raw_bytes:
        yield Skipped(what=where, reason="is a message over the size limit: give its text alone")
        return
    try:
        message = message_from_bytes(data, policy=email_policy.default)
        body = _body(message, where, policy)
        published, complaint = _date(message, where)
        fields = {name: _header(message, name) for name in ("Subject", "From", "List-Id")}
        is_list = any(message.get(h) for h in _LIST_HEADERS)
    except _FAULTS as e:
        yield Skipped(what=where, reason=f"is a damaged message ({str(e)[:80]}): give its text")
        return
    if complaint:
        yield complaint
    if isinstance(body, Skipped):
        yield body
        return
    sender = parseaddr(fields["From"])[0].strip()
    listed = _NAMED_LIST.match(fields["List-Id"])
    yield Draft(
        source=source.name,
        where=where,
        text=body.text,
        title=fields["Subject"],
        outlet=(sender or (listed[1].strip() if listed else "")) if is_list else "",
        author="" if is_list else sender,
        published=published,
        notes=body.notes,
    )


def _header(message: Message, name: str) -> str:
    """A header's words with folds and line ends undone; empty where it is absent or damaged beyond reading."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except FAULTS:
        return ""


def _date(message: Message, where: str) -> tuple[Moment | None, Skipped | None]:
    words = _header(message, "Date")
    return moment_of(re.sub(r"\s*\([^)]*\)$", "", words), where)


def _body(message: Message, where: str, policy: IngestPolicy) -> Decoded | Skipped:
    """The message's words, or why there are none."""
    part = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        return Skipped(what=where, reason="is a message without text: give the text of what is attached to it")
    decoded = decode(payload, part.get_content_charset())
    if decoded is None:
        return Skipped(what=where, reason="is a message whose text is binary: give its text")
    if part.get_content_type() != "text/html":
        return Decoded(decoded.text.replace("\r\n", "\n"), decoded.note)
    from .page import draft_of_page

    page = draft_of_page(decoded, where, policy)
    return page if isinstance(page, Skipped) else Decoded(page.text, decoded.note)
