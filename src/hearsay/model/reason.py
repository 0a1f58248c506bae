"""Why something was decided, by a rule of ours or by the user."""

from dataclasses import dataclass

from .span import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something was decided: a plain sentence and the words it rests on."""

    rule: str
    """Name of the rule, as in the rule list of the docs."""
    text: str
    """One plain sentence."""
    evidence: tuple[Evidence, ...] = ()
    """The words it rests on."""
