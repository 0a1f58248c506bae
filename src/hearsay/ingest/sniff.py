"""Tell the format of a source by its first bytes and its name's suffix."""

import re
from pathlib import PurePosixPath

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "eml",
    ".mbox": "mbox",
}
"""Suffixes of the files that a folder is searched for, and their formats."""

_REMEDIES = {
    "a picture": "run text recognition (OCR) on it and give its text",
    "an archive": "unpack it and give the files",
    "a sound or film file": "give a transcript as text",
    "an old or password-protected Office file": "save it as .docx without a password, or as text",
    "an RTF file": "save it as .docx or as text",
    "a program": "give the report's text",
}

_FOREIGN = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "an archive"),
    (b"PK\x03\x04", "an archive"),
    (b"PK\x05\x06", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
    (b"BZh", "an archive"),
    (b"\xfd7zXZ", "an archive"),
    (b"(\xb5/\xfd", "an archive"),
    (b"OggS", "a sound or film file"),
    (b"ID3", "a sound or film file"),
    (b"RIFF", "a sound or film file"),
    (b"\x00\x00\x00\x18ftyp", "a sound or film file"),
    (b"\x00\x00\x00\x20ftyp", "a sound or film file"),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_MAIL = re.compile(
    rb"(?:From|To|Date|Subject|Received|Return-Path|Message-ID|MIME-Version|Delivered-To): ", re.IGNORECASE
)
_MAIL_HEAD = re.compile(rb"(?:[!-9;-~]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")


def kind_of(name: str, data: bytes) -> str:
    """The format's key in `formats.FORMATS`: by its first bytes, its suffix, or a guess; "text" last."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return "pdf"
    by_suffix = SUFFIXES.get(suffix_of(name))
    if data.startswith(b"PK\x03\x04") and (by_suffix == "docx" or b"word/document.xml" in data):
        return "docx"
    if by_suffix in (None, "text") and _HTML.match(head):
        return "html"
    return by_suffix or _guess(data, head)


def suffix_of(name: str) -> str:
    """The suffix of a path or address, in lower case with its dot."""
    return PurePosixPath(name.split("?")[0].split("#")[0].replace("\\", "/")).suffix.lower()


def foreign(data: bytes) -> str | None:
    """What a file is that holds no report hearsay can read, with what to do; None where it may hold one."""
    what = next((what for magic, what in _FOREIGN if data.startswith(magic)), None)
    return f"is {what}, which hearsay cannot read: {_REMEDIES[what]}" if what else None


def _guess(data: bytes, head: bytes) -> str:
    if head.startswith(b"{") and is_lines(data):
        return "jsonl"
    if head.startswith((b"{", b"[{", b"[\n", b"[ ")):
        return "json"
    if data.startswith(b"From ") and b"\nFrom: " in data[:4096]:
        return "mbox"
    if _MAIL.match(head) and _MAIL_HEAD.match(head.replace(b"\r\n", b"\n")):
        return "eml"
    return "text"


def is_lines(data: bytes) -> bool:
    """Whether bytes that may be JSON are JSON lines: the first two lines both open an object."""
    first, _, rest = data[:2_000_000].strip().partition(b"\n")
    return first.startswith(b"{") and rest.lstrip().startswith(b"{")
