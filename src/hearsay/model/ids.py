"""Ids that depend on what a thing is, never on when or in which order it was met."""

import hashlib
from collections.abc import Iterable


def make_id(prefix: str, parts: Iterable[str]) -> str:
    """Prefix and twelve hex digits of the hash of the parts."""
    key = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return prefix + hashlib.sha256(key).hexdigest()[:12]
