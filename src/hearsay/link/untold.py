"""Words that a report does not tell itself: two reports that both have them did not copy from each other.

In: a text. Out: spans in code points, sorted, of quotations, posts, transcripts, paragraphs in the first person (block
quotations often have no marks), headings and standing matter such as notes on the author or calls to read more.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

_MARKED = re.compile(r"“[^“”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)|(?<!\w)‘[^‘]{25,}?’(?!\w)|``.*?(?:''|\Z)", re.S)
"""From an opening mark to the closing one, or to the paragraph's end where the speech goes on in the next."""
_SIGNED = re.compile(r"\(@\w+\)")
"""The account behind a post, in the post's paragraph or in one below it."""
_ALONE = re.compile(r"\s*[—–-]{0,2}\s*[^\s(]+(?: [^\s(]+){0,4} \(@")
"""How a paragraph begins that is only a post's signature."""
_SPEAKER = re.compile(r"\s*(?:[A-Z][A-Z.,'’() -]{2,50}|[QA]):")
"""How a paragraph of a transcript begins."""
_FIRST_PERSON = re.compile(r"\b(?<!War )(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us)\b(?!\.)")
_STANDING = re.compile(
    r"(?:views|opinions) expressed|\bsign up\b|\bsubscribe\b|\bnewsletter\b|\bread more\b|\ball rights reserved\b"
    r"|\bcopyright\b|\bfollow (?:him|her|them|us|me)\b|\bis (?:the|a|an) (?:co-?)?(?:author|host) of\b"
    r"|\bis an? [^.\n]{0,60}\b(?:fellow|columnist|contributor|correspondent|professor|historian|editor)\b"
    r"|\bhide caption\b|\bis (?:an? [^.\n]{0,40}|editorially )?independent\b|\bcontributed to this\b"
    r"|\be-?mail address\b",
    re.I,
)
_CAPTION = re.compile(r"\s*(?:CLOSE|WATCH|VIDEO|PHOTOS?|MORE|RELATED|Advertisement)\b")
_HEADING = 150
"""Code points of a paragraph that is a heading or a link, when no sentence ends it."""
_SENTENCE_END = re.compile(r"[.!?…:;,][\"”’')\]]*\s*\Z")


def untold_in(text: str) -> list[tuple[int, int]]:
    """Spans of the words that are not the report's own telling."""
    parts = list(_paragraphs(text))
    out: list[tuple[int, int]] = []
    for n, (a, b) in enumerate(parts):
        words = text[a:b]
        if n and _ALONE.match(words):
            out.append(parts[n - 1])
        if _is_untold(words):
            out.append((a, b))
        else:
            out += [(a + m.start(), a + m.end()) for m in _MARKED.finditer(words)]
    return sorted(set(out))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between blank lines; lines where the text has no blank ones."""
    between = re.compile(r"\n\s*\n" if re.search(r"\n\s*\n", text) else r"\n")
    edges = [0, *(m.end() for m in between.finditer(text)), len(text)]
    yield from pairwise(edges)


def _is_untold(paragraph: str) -> bool:
    return bool(
        _SIGNED.search(paragraph)
        or _SPEAKER.match(paragraph)
        or _CAPTION.match(paragraph)
        or _STANDING.search(paragraph)
        or _FIRST_PERSON.search(_MARKED.sub(" ", paragraph))
        or (len(paragraph) <= _HEADING and not _SENTENCE_END.search(paragraph))
    )
