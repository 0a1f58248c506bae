"""Names of the places that a page's links point at: words in a report, claims, dates. Escapes what it is given."""

from collections.abc import Sequence
from html import escape

from hearsay.model import Evidence, Report

from ..phrases import visible


def safe(text: str) -> str:
    """The text for use between tags or in a quoted attribute."""
    return escape(visible(text), quote=True)


class Anchors:
    """Ids of the page. Reports bear numbers, since their own ids may hold anything."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._numbers = {r.id: n for n, r in enumerate(reports, 1)}

    def report(self, name: str) -> str:
        """Id of a report's text."""
        return f"r{self._numbers[name]}"

    def words(self, e: Evidence) -> str:
        """Id of words in a report."""
        return f"{self.report(e.report)}-{e.span.start}-{e.span.end}"

    def link(self, e: Evidence, shown: str, label: str = "") -> str:
        """A link to words in a report; `label` is what is read out where `shown` says too little by itself."""
        told = f' aria-label="{safe(label)}"' if label else ""
        return f'<a href="#{self.words(e)}"{told}>{safe(shown)}</a>'


def claim_link(number: int) -> str:
    """A link to a claim; nothing for number 0."""
    return f'<a href="#c{number}">claim {number}</a>' if number else ""
