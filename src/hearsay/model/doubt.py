"""A reading to look at again."""

from dataclasses import dataclass

from .story import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A doubtful reading on which a claim's lower bound or status hangs."""

    claim: str
    """Id of the claim."""
    mention: Mention
    """The mention that was perhaps misread."""
    doubt: float
    """0 (sure) to 1 (a guess)."""
    check: str
    """What to look at, as a plain sentence."""
    stake: str
    """What changes if the words say something else, or say just this, as a plain sentence."""
