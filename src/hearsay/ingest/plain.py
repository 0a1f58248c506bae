"""Plain text and Markdown → Draft: the text is the file's own text, so offsets point into the file.

Only a front-matter block (see `frontmatter`) is taken out. Markdown is read as its writer typed it: its marks are few,
and a rendering would move every offset.
"""

import re
from collections.abc import Iterator

from hearsay.model import Skipped

from .decode import decode
from .draft import Draft
from .frontmatter import front_matter
from .records import moment_of
from .source import IngestPolicy, Source

_HEADING = re.compile(r"#[ \t]+(?P<title>[^\n]{1,300}?)[ \t]*#*[ \t]*\r?(?:\n|$)")


def read(source: Source, policy: IngestPolicy) -> Iterator[Draft | Skipped]:
    """Give the one text of a .txt or .md file."""
    del policy  # its limits for plain text are checked before and after
    decoded = decode(source.data, source.charset)
    if decoded is None:
        yield Skipped(what=source.name, reason="is binary, not text: give the report as text, HTML, PDF or DOCX")
        return
    fields, start = front_matter(decoded.text)
    published, complaint = moment_of(fields.get("published"), source.name)
    if complaint:
        yield complaint
    yield Draft(
        source=source.name,
        where=source.name,
        text=decoded.text[start:],
        title=fields.get("title") or _heading(source, decoded.text[start:]),
        outlet=fields.get("outlet", ""),
        author=fields.get("author", ""),
        published=published,
        notes=decoded.notes,
    )


def _heading(source: Source, text: str) -> str:
    match = _HEADING.match(text.lstrip()) if source.kind == "markdown" else None
    return match["title"] if match else ""
