"""Names of things outside hearsay: the same in every export, so that they can be laid side by side."""

import base64
from collections.abc import Mapping

from hearsay.hosts import plain_address

from ..told import Json

PREFIX = "urn:x-hearsay:"


def text_iri(report: Json) -> str:
    """A report's text, by its hash (RFC 6920): whoever has the same text, has the same name for it."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(report["sha256"])).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def iri(kind: str, name: str) -> str:
    """Anything else, by its id in the brief."""
    return f"{PREFIX}{kind}:{''.join(map(_letter, name))}"


def _letter(c: str) -> str:
    plain = c.isascii() and (c.isalnum() or c in "-._")
    return c if plain else "".join(f"%{b:02X}" for b in c.encode("utf-8", "surrogatepass"))


def address(report: Json) -> str | None:
    """Where a report was published, where it has an address."""
    path = plain_address(str(report["path"]))
    return path.partition("#")[0] if path.startswith(("http://", "https://")) and not set(path) & set(" \\") else None


def published(report: Json) -> str | None:
    """When a report was published, as XML has it: a day, or a minute with its seconds."""
    at = report["published"]
    return f"{at}:00" if at and "T" in at else at


def quoted(text: str, start: int, end: int, around: int = 32) -> Mapping[str, str]:
    """Words with what stands before and behind them."""
    found = {
        "exact": text[start:end],
        "prefix": text[max(0, start - around) : start],
        "suffix": text[end : end + around],
    }
    return {k: v for k, v in found.items() if v}
