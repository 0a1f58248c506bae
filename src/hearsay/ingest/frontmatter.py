"""The block of "key: value" lines above a text: YAML between "---" lines, or known headers and a blank line.

Anything less clear than that is text and stays in the text.
"""

import re

_KEYS = {
    "outlet": "outlet",
    "publication": "outlet",
    "publisher": "outlet",
    "published": "published",
    "publication-date": "published",
    "date": "published",
    "title": "title",
    "headline": "title",
    "author": "author",
    "byline": "author",
}
_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{0,30}):[ \t]*(?P<value>[^\n]*)")
_INDENTED = re.compile(r"[ \t#-]|$")
_MOST_LINES = 50
_LONGEST = 10_000


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """The known fields above the text (outlet, published, title, author), and the offset where the text starts.

    No fields and 0 where there is no clear block.
    """
    lines = text[:_LONGEST].split("\n")[: _MOST_LINES + 2]
    block = _fenced(lines) if lines[0].strip() == "---" else _headers(lines)
    if not block:
        return {}, 0
    fields = _fields(block)
    end = sum(len(line) + 1 for line in block)
    rest = text[end:]
    return (fields, end + len(rest) - len(rest.lstrip("\r\n"))) if fields else ({}, 0)


def _fenced(lines: list[str]) -> list[str]:
    """The lines of a YAML block with both fences; none where it is not closed or holds other text."""
    close = next((i for i, line in enumerate(lines[1:], 1) if line.strip() in ("---", "...")), None)
    if close is None or not all(_LINE.match(x) or _INDENTED.match(x.rstrip("\r")) for x in lines[1:close]):
        return []
    return lines[: close + 1]


def _headers(lines: list[str]) -> list[str]:
    """Header lines that end in a blank line; none where fewer than two are known or one is no header."""
    blank = next((i for i, line in enumerate(lines) if not line.strip()), None)
    block = lines[:blank] if blank else []
    known = _fields(block)
    return block if len(known) >= 2 and all(_LINE.match(x) for x in block) else []


def _fields(block: list[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in block:
        match = _LINE.match(line)
        key = _KEYS.get(re.sub(r"[ _]", "-", match["key"].strip().lower())) if match else None
        value = match["value"].strip().strip("\"'").strip() if match else ""
        if key and value:
            fields.setdefault(key, value)
    return fields
