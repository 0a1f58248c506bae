"""Measure a page before it is parsed: how many tags, how deep. One linear scan.

HTML parsers are quadratic in nesting depth (100,000 nested tags take a minute), so what is too deep is never parsed.
The scan may count more than a parser will build, hardly ever less.
"""

import re
from dataclasses import dataclass, field

_TAG = re.compile(r"<(?:!--|[!?][^>]*>?|/[^a-z>][^>]*>?|(/?)([a-z][^\s/>]*))", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']?))*+>?""")
_VOID = frozenset("area base br col embed frame hr img input link meta param source track wbr".split())
_CLOSES = {
    "p": ("p",),
    "a": ("a",),
    "li": ("p", "li"),
    "dt": ("p", "dd"),
    "dd": ("p", "dt"),
    "option": ("option",),
    "td": ("p", "td", "th"),
    "th": ("p", "td", "th"),
    "tr": ("p", "td", "th", "tr"),
    "tbody": ("p", "td", "th", "tr", "tbody", "thead"),
}
"""Tags that close by themselves when the one before the colon opens right inside them."""
_RAW_TAGS = ("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp")
_RAW = {tag: re.compile(f"</{tag}", re.IGNORECASE) for tag in _RAW_TAGS}
"""Tags whose content is text up to the closing tag; in it a "<" opens nothing."""
_COMMENT_END = re.compile("--!?>")
_RANK = {
    "div": 1,
    "td": 2,
    "th": 2,
    "tr": 3,
    "thead": 4,
    "tbody": 4,
    "tfoot": 4,
    "table": 5,
    "head": 6,
    "body": 6,
    "html": 7,
}
"""A closing tag does not reach through an open tag of a higher rank, as libxml2 has it."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The size of a page's tree."""

    nodes: int
    """Opening tags and comments."""
    depth: int
    """Most tags open at once."""


@dataclass(slots=True)
class _Open:
    """The tags open at one point of the scan."""

    stack: list[str] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)
    """Where in the stack each tag stands, by name."""
    ranked: dict[int, list[int]] = field(default_factory=dict)
    """Where in the stack tags of each rank stand."""

    def push(self, tag: str) -> None:
        for inner in _CLOSES.get(tag, ()):
            while self.stack and self.stack[-1] == inner:
                self._pop()
        self.places.setdefault(tag, []).append(len(self.stack))
        if rank := _RANK.get(tag, 0):
            self.ranked.setdefault(rank, []).append(len(self.stack))
        self.stack.append(tag)

    def close(self, tag: str) -> None:
        at = (self.places.get(tag) or [-1])[-1]
        rank = _RANK.get(tag, 0)
        if at < 0 or any(higher > rank and places and places[-1] > at for higher, places in self.ranked.items()):
            return
        while len(self.stack) > at:
            self._pop()

    def _pop(self) -> None:
        gone = self.stack.pop()
        self.places[gone].pop()
        if rank := _RANK.get(gone, 0):
            self.ranked[rank].pop()


def measure(page: str, stop_depth: int, stop_nodes: int) -> Measure:
    """Count a page's tags and their depth; stops early once either limit is passed."""
    opened, nodes, deepest, at = _Open(), 0, 0, 0
    endless: set[str] = set()
    while nodes <= stop_nodes and deepest <= stop_depth and (match := _TAG.search(page, at)):
        if not match[2] and match[0] != "<!--":
            at = match.end()  # a doctype, processing instruction or the like
            continue
        tag = (match[2] or "!--").lower()
        at = _behind(page, match, tag, endless)
        if match[1]:
            opened.close(tag)
            continue
        nodes += 1
        if tag != "!--" and tag not in _VOID:
            opened.push(tag)
            deepest = max(deepest, len(opened.stack))
    return Measure(nodes, deepest)


def _behind(page: str, match: re.Match[str], tag: str, endless: set[str]) -> int:
    """Where the scan goes on: behind the tag's attributes, or behind the whole of a comment or of a raw tag's content.

    One that never ends is passed over as a plain tag; `endless` remembers its name, so that nobody looks twice.
    """
    if tag == "!--":
        start, end_mark = match.start() + 2, _COMMENT_END
    else:
        attributes = _ATTRIBUTES.match(page, match.end())
        start = attributes.end() if attributes else match.end()
        if match[1] or tag not in _RAW or page[start - 2 : start] == "/>":
            return start
        end_mark = _RAW[tag]
    end = None if tag in endless else end_mark.search(page, start)
    if end is None:
        endless.add(tag)
        return max(start, match.end())
    return end.end() if tag == "!--" else end.start()
