"""Bytes → text: by byte-order mark, as UTF-8, by a declared charset, else by detection; says what it did."""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_SAMPLE = 200_000
"""Bytes that the detection looks at: enough for a long article, and it is slow on megabytes."""
_WESTERN = re.compile(
    r"cp125[0-9]|latin_1|iso8859_\d+|mac_\w+|cp\d{3}|hp_roman8|cp1[01]\d\d|ptcp154|kz1048|tis_620|koi8_t"
)
_UNFIT = ("utf-8", "ascii", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "unicode-escape")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NAMES = {"cp1252": "windows-1252", "latin_1": "iso-8859-1"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was read."""

    text: str
    """The text, without a byte-order mark."""
    note: str = ""
    """"read as …" where it was not plain UTF-8; empty otherwise."""

    @property
    def notes(self) -> tuple[str, ...]:
        """The note as a tuple, empty where there is none."""
        return (self.note,) if self.note else ()


def decode(data: bytes, *declared: str | None) -> Decoded | None:
    """Decode a text; `declared` are the charsets that headers name, the one to be believed first of all first; none is
    believed where UTF-8 fits.

    Returns None for what is no text in any encoding: binary data.
    """
    found = _by_mark(data) or _as_utf8(data) or _by_declared(data, declared) or _wide(data) or _mostly_utf8(data)
    if found is None and b"\x00" not in data:
        found = _detect(data)
    return None if found is None or _is_binary(found.text) else found


def _by_mark(data: bytes) -> Decoded | None:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            text = body.decode(codec, "replace")
            lost = text.count("\ufffd") - (body.count(b"\xef\xbf\xbd") if codec == "utf-8" else 0)
            note = "" if codec == "utf-8" else f"read as {name}"
            return Decoded(text, f"read as {name}; {_lost(lost)}" if lost > 0 else note)
    return None


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _by_declared(data: bytes, declared: tuple[str | None, ...]) -> Decoded | None:
    return next((found for name in declared if (found := _as_declared(data, name))), None)


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    try:
        codec = codecs.lookup(declared or "").name
        if codec in _UNFIT or not declared:
            return None
        if codec == "iso8859-1":
            codec = "cp1252"  # as browsers do: what is declared Latin-1 holds windows-1252's quotation marks
        return Decoded(data.decode(codec), f"read as {_NAMES.get(codec, codec)}")
    except (LookupError, ValueError):
        return None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without its mark: in Latin script every second byte is zero."""
    sample = data[:4096]
    if len(data) % 2 or sample.count(0) < len(sample) // 4:
        return None
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    codec = "utf-16-be" if low > 8 * high else "utf-16-le" if high > 8 * low else None
    try:
        return Decoded(data.decode(codec), "read as UTF-16") if codec else None
    except UnicodeDecodeError:
        return None


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few damaged bytes, which detection would turn into mojibake."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - lost
    return Decoded(text, f"read as UTF-8; {_lost(lost)}") if good >= 4 * lost else None


def _lost(lost: int) -> str:
    return f"{lost} damaged {'place' if lost == 1 else 'places'} shown as \ufffd"


def _detect(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None and not _WESTERN.fullmatch(best.encoding):
        try:
            return Decoded(data.decode(best.encoding), f"read as {best.encoding.replace('_', '-')}")
        except (LookupError, ValueError):
            pass
    # English texts in a one-byte encoding are windows-1252 in practice: a few accents and quotation marks
    # are too little for statistics to tell it from its sisters.
    if best is None or _is_sparse(data):
        return _as_declared(data, "cp1252") or Decoded(data.decode("latin-1"), "read as iso-8859-1")
    codec = best.encoding
    return Decoded(data.decode(codec, "replace"), f"read as {_NAMES.get(codec, codec.replace('cp', 'windows-'))}")


def _is_sparse(data: bytes) -> bool:
    return len(data.translate(None, bytes(range(0x80)))) < 0.1 * len(data)


def _is_binary(text: str) -> bool:
    """NULs, or more than one control character in a hundred: no text."""
    return "\x00" in text or len(_CONTROLS.findall(text)) * 100 > len(text)
