"""What holds for every decision of grouping while it is made."""

from collections.abc import Container
from dataclasses import dataclass, field

from .rules import NO_RULES, Rules
from .spread import Spread


@dataclass(frozen=True, slots=True)
class Setting:
    """How words weigh, what the user ruled, and which ids are used up."""

    spread: Spread = field(default_factory=Spread)
    """How widely words are spread over the reports so far."""
    rules: Rules = NO_RULES
    """What the user ruled."""
    taken: Container[str] = frozenset()
    """Ids that stories have or had: a new story gets another."""
