"""Records of an export without words of reports: what is left are hashes, places and names of parties. Pure."""

import hashlib
from typing import Any

Json = dict[str, Any]
_WORDS = frozenset({"text", "title", "reason", "reasons", "notes", "why", "note"})
"""Fields that hold words of a report, or may."""
_OWN = frozenset({"decisions", "rulings", "notices"})
"""Files in which `why` is the user's word, or the outlet's notice, and stays."""


def without_text(file: str, record: Json) -> Json:
    """The record with the hash of each text in its place, as `text_sha256` and so on."""
    kept = frozenset({"why", "note"}) if file in _OWN else frozenset()
    out: Json = _bare(record, _WORDS - kept)
    return out


def _bare(value: Any, words: frozenset[str]) -> Any:
    if isinstance(value, list):
        return [_bare(v, words) for v in value]
    if not isinstance(value, dict):
        return value
    out: Json = {}
    for key, inner in value.items():
        if key not in words:
            out[key] = _bare(inner, words)
        elif isinstance(inner, str) and inner:
            out[f"{key}_sha256"] = _hash(inner)
    return out


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
