"""What the page is told when it starts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from hearsay.api import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the page is served."""

    store: Path
    """File of the store."""
    now: Callable[[], datetime]
    """The present moment, in UTC."""
    hosts: frozenset[str]
    """What a request may give as its Host, with the port; everything else is refused."""
    token: str = ""
    """What a request must bear; empty: nothing, for a page that only this computer can reach."""
    options: Options = field(default_factory=Options)
    """How stories are weighed anew after a decision."""
    decisions: Path | None = None
    """A file to which decisions are added too, for a page of a folder; None: they are in the store alone."""
