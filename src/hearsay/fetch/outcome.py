"""What is asked of the network, and what becomes of it: an answer with its bytes, nothing new, or a failure."""

from dataclasses import dataclass
from typing import Literal

FailureKind = Literal[
    "address", "scheme", "redirects", "robots", "resolve", "connect", "timeout", "too_large", "encoding", "protocol",
    "status", "gone", "busy",
]  # fmt: skip
"""`address`: a private or special network; `gone`: HTTP 410; `busy`: the host asked to be left alone for a while."""
REFUSED: tuple[FailureKind, ...] = ("address", "scheme", "redirects", "robots", "too_large", "encoding")
"""Kinds in which we would not, rather than could not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What is asked for."""

    url: str
    """The address."""
    etag: str = ""
    """ETag of the last answer, to be told only what is new since."""
    last_modified: str = ""
    """Last-Modified of the last answer."""
    named: bool = False
    """Whether the user named this very address: then robots.txt, which is for what programs find, does not apply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An address answered with a body."""

    url: str
    """The address that was asked."""
    final: str
    """The address that answered, after redirects."""
    data: bytes
    """The body, unpacked."""
    kind: str = ""
    """Content-Type without parameters, in lower case."""
    charset: str = ""
    """The charset that Content-Type names, in lower case; empty where it names none."""
    etag: str = ""
    """ETag as sent."""
    last_modified: str = ""
    """Last-Modified as sent."""
    moved: str = ""
    """Where the address has moved for good: set when every redirect on the way was permanent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """An address answered that nothing is new since the given ETag or Last-Modified."""

    url: str
    """The address that was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """An address gave nothing."""

    url: str
    """The address that was asked."""
    kind: FailureKind
    """What went wrong."""
    reason: str
    """One plain sentence; secrets in addresses are left out."""
    status: int = 0
    """HTTP status, where there was one."""
    retry_s: float = 0.0
    """Seconds that the host wants to be left alone (Retry-After); 0 where it does not say."""
    host: str = ""
    """The host at which it failed, perhaps after redirects."""


Outcome = Answer | Unchanged | Failed


class Refusal(Exception):
    """Ends a fetch on the way; never leaves this room."""

    def __init__(self, kind: FailureKind, reason: str, status: int = 0, retry_s: float = 0.0) -> None:
        super().__init__(reason)
        self.kind, self.reason, self.status, self.retry_s = kind, reason, status, retry_s
