"""Words that a report only quotes: two reports that quote one speech did not copy from each other.

In: a text. Out: spans in code points, sorted, not overlapping, of what stands between quotation marks, in a post with
its account's sign-off, or behind the speaker's name in a transcript.
"""

import re

_MARKED = re.compile(r"“[^“”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|(?<!\w)‘[^‘\n]{25,}?’(?!\w)|``.*?(?:''|$)", re.M)
"""From an opening mark to the closing one, or to the paragraph's end where the speech goes on in the next."""
_POST = re.compile(r"(?:^[^\n]*\n+)?^[^\n]{0,80}\(@\w+\)|^[^\n]*\(@\w+\)", re.M)
"""A paragraph that an account signs, with the one before it where the signature stands alone."""
_SPEAKER = re.compile(r"^(?:[A-Z][A-Z.,'’() -]{2,50}|[QA]):[^\n]*", re.M)
"""A paragraph of a transcript."""
_PATTERNS = (_MARKED, _POST, _SPEAKER)


def quoted_in(text: str) -> list[tuple[int, int]]:
    """Spans of quoted words."""
    out: list[tuple[int, int]] = []
    for a, b in sorted(m.span() for pattern in _PATTERNS for m in pattern.finditer(text)):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out
