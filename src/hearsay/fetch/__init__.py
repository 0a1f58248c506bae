"""The network edge: the only place from which hearsay speaks to the net, behind a guard of addresses and limits."""

from .clock import Clock, Stopped, SystemClock
from .fetcher import Fetcher, Line
from .manners import back_off
from .opened import why_closed
from .outcome import REFUSED, Answer, Ask, Failed, FailureKind, Outcome, Unchanged
from .policy import DEFAULT_POLICY, FetchPolicy
from .robots import Rules
from .url import host_of, redacted

__all__ = [
    "DEFAULT_POLICY",
    "REFUSED",
    "Answer",
    "Ask",
    "Clock",
    "Failed",
    "FailureKind",
    "FetchPolicy",
    "Fetcher",
    "Line",
    "Outcome",
    "Rules",
    "Stopped",
    "SystemClock",
    "Unchanged",
    "back_off",
    "host_of",
    "redacted",
    "why_closed",
]
