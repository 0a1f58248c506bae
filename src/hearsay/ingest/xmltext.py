"""A stranger's XML as text → what a parser may be given. Pure.

Only what stands behind the prolog reaches the parser, so no document type can define or fetch anything; one that tries
is refused. What real feeds get wrong is mended: HTML's entities, bare ampersands, control characters.
"""

import re
from collections.abc import Iterator
from html.entities import html5

FENCED = {
    "recover": True,
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""Settings of every parser of strangers' XML."""
_PIECE = 64 * 1024
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_AMPERSAND = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,31});|(#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};)?)")
_SPACE = re.compile(r"\s*")
_OWN = ("amp", "lt", "gt", "quot", "apos")


def behind_prolog(text: str) -> str:
    """What begins with the root's tag, or the reason for which there is none: a reason never begins with "<"."""
    at = _space(text, 0)
    while not text.startswith("<", at) or text[at + 1 : at + 2] in ("?", "!"):
        if text.startswith("<?", at):
            end = _behind("?>", text, at)
        elif text.startswith("<!--", at):
            end = _behind("-->", text, at)
        elif text[at : at + 9].lower() == "<!doctype":
            end = _behind(">", text, at)
            if "[" in text[at:end]:
                return "has a document type of its own, as attacks do: it is not read"
        else:
            return "is no feed: it has no XML in it"
        at = _space(text, end)
    return text[at:]


def _behind(mark: str, text: str, at: int) -> int:
    """Offset behind the next mark; the text's end where there is none."""
    found = text.find(mark, at)
    return len(text) if found < 0 else found + len(mark)


def _space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def mended(text: str) -> Iterator[bytes]:
    """The text as UTF-8 in pieces, with what XML forbids made good outside of CDATA sections."""
    text = _CONTROLS.sub("", text)
    parts = text.split("<![CDATA[")
    whole = [_AMPERSAND.sub(_entity, parts[0])]
    for part in parts[1:]:
        inside, end, outside = part.partition("]]>")
        whole.append(f"<![CDATA[{inside}{end}{_AMPERSAND.sub(_entity, outside)}")
    data = "".join(whole).encode("utf-8")
    return (data[i : i + _PIECE] for i in range(0, len(data), _PIECE))


def _entity(match: re.Match[str]) -> str:
    name = match[1]
    if match[2] or name in _OWN:
        return match[0]
    if name is None:
        return "&amp;"
    return html5.get(f"{name};", f"&amp;{name};")
