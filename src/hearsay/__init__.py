"""hearsay: who said it, through whom, and on how many independent origins a claim in the news rests."""

from hearsay.api import (
    Options,
    Stories,
    brief,
    chain,
    claims,
    conflicts,
    evidence,
    loops,
    origins,
    read,
    stories,
)
from hearsay.errors import HearsayError, InputError, InternalError, WeightsError

__version__ = "0.1.0"

__all__ = [
    "HearsayError",
    "InputError",
    "InternalError",
    "Options",
    "Stories",
    "WeightsError",
    "__version__",
    "brief",
    "chain",
    "claims",
    "conflicts",
    "evidence",
    "loops",
    "origins",
    "read",
    "stories",
]
