"""What must hold within a row, whatever page it lies on: texts against their hashes, all else that it can be read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hearsay.decide.record import from_dict

from ..claims import state_of
from ..codec import unsqueeze


@dataclass(frozen=True, slots=True)
class Content:
    """How a table's rows are looked at."""

    columns: tuple[str, ...]
    """The columns that are looked at."""
    look: Callable[..., str | None]
    """Takes their values; tells what is wrong, or raises ValueError, TypeError or LookupError where it cannot read."""
    since: int
    """The first form of the store that has the table."""
    mendable: bool = False
    """Whether a row can be made anew from what is whole."""


def wrong(table: str, values: Sequence[Any]) -> str | None:
    """What is wrong with the values of a table's columns in CONTENTS, as the end of a sentence; None for nothing."""
    try:
        return CONTENTS[table].look(*values)
    except (ValueError, TypeError, LookupError, AttributeError) as e:
        return f"cannot be read ({e})"


def _text(text: str, exact: bytes | None, sha256: str, about: str) -> str | None:
    json.loads(about)
    data = text.encode("utf-8") if exact is None else exact
    return None if hashlib.sha256(data).hexdigest() == sha256 else "has another text than the one that was stored"


def _readable(read: Callable[[Any], Any]) -> Callable[[Any], None]:
    def look(value: Any) -> None:
        read(value)

    return look


_SQUEEZED = _readable(unsqueeze)
CONTENTS: Mapping[str, Content] = {
    "reports": Content(("text", "exact", "sha256", "about"), _text, 1),
    "readings": Content(("data",), _SQUEEZED, 1, mendable=True),
    "decisions": Content(("record",), _readable(lambda x: from_dict(json.loads(x))), 1),
    "claims": Content(("state",), _readable(state_of), 2),
    "claim_states": Content(("state",), _readable(state_of), 2),
    "briefs": Content(("data",), _SQUEEZED, 2, mendable=True),
    "features": Content(("data",), _SQUEEZED, 4, mendable=True),
}
"""By table."""
