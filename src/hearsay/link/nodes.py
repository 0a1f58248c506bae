"""What one report calls one party: the grains that `parties` puts together.

In: readings. Out: `Node`s in an order that does not depend on the order of the readings; each holds every link of one
report that has one name and kind.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.model import Evidence, Link, LinkRef, PartyKind, Reading
from hearsay.tables import names

_CUT = re.compile(r"\s(?:of|for|to|in|from|at|on|near|with|who|which|that|close|and|loyal)\s|,")
_DETERMINER = re.compile(r"^(the|a|an|this|that|these|those|one|two|three|several|some|many|another|other|his|her|its|"
                         r"their|our)\s+", re.I)  # fmt: skip

_LONGEST_COMMON = 3
"""From so many words on a name is taken to name somebody."""


@dataclass(frozen=True, slots=True)
class Node:
    """All links of one report that carry one name."""

    report: str
    """Id of the report."""
    name: str | None
    """The name or description as the reader gave it; None for an unknown origin."""
    kind: PartyKind
    """Kind given by the reader."""
    links: tuple[LinkRef, ...]
    """Which links."""
    evidence: tuple[Evidence, ...]
    """The words of these links, in text order."""
    is_common: bool = False
    """Whether its name is a common noun in the report, which a headline has capitalised."""

    @property
    def label(self) -> str:
        """The name, or words for its absence."""
        return self.name or "somebody who is not named"

    @property
    def is_described(self) -> bool:
        """Whether the head of its name is a common noun ("the monitor"), so that it names nobody by itself."""
        if self.name is None:
            return False
        return self.kind == "unnamed" or self.is_common or head_of(self.name).islower()


def head_of(name: str) -> str:
    """The head word of a noun phrase, as it stands: the last one before a preposition or comma."""
    bare = _DETERMINER.sub("", name.strip())
    words = _CUT.split(bare, maxsplit=1)[0].split()
    return words[-1].strip("'’\".,") if words else bare


def is_common_noun(name: str, text: str) -> bool:
    """Whether a name of one or two words is a common noun in the text, which a headline has capitalised: "Monitor"
    where the text goes on with "a monitor said"."""
    words = names.words_of(name)
    if not 0 < len(words) < _LONGEST_COMMON:
        return False
    return bool(re.search(r"\b(?:[Aa]n?|[Tt]he|[Oo]ne)\s+" + r"[\s-]+".join(words) + r"\b", text))


def is_indefinite(name: str) -> bool:
    """Whether a description brings in somebody new ("a monitor")."""
    return bool(re.match(r"(?:an?|another|one)\s", name.strip(), re.I))


def is_plural(name: str) -> bool:
    """Whether a description means several (by the look of its head, or by a counting word)."""
    head = head_of(name).lower()
    counted = re.match(r"(?:two|three|several|some|many|other|both|these|those)\s", name.strip(), re.I)
    return bool(counted) or (head.endswith("s") and not head.endswith("ss")) or head in ("people", "police", "men")


def nodes_of(readings: Sequence[Reading]) -> list[Node]:
    """Gather the links of all attributions by report, kind and name; an unknown origin stays by itself."""
    found: dict[tuple[str, str, str], list[tuple[LinkRef, Link]]] = defaultdict(list)
    for a in (a for r in readings for a in r.attributions):
        for i, link in enumerate(a.chain):
            ref = LinkRef(attribution=a.id, position=i)
            key = names.key_of(link.name) if link.name else f"\x00{a.id}.{i}"
            found[a.report, link.kind if link.name else "unknown", key or link.name or ""].append((ref, link))
    texts = {r.report.id: r.report.text for r in readings}
    return [_node(report, found[report, kind, key], texts[report]) for report, kind, key in sorted(found)]


def _node(report: str, links: Sequence[tuple[LinkRef, Link]], text: str) -> Node:
    links = sorted(links, key=lambda x: (x[0].attribution, x[0].position))
    spelled = sorted({x.name for _, x in links if x.name}, key=lambda n: (-len(n), n))
    first = links[0][1]
    evidence = sorted({e for _, x in links for e in x.evidence})
    name = spelled[0] if spelled else None
    return Node(
        report=report,
        name=name,
        kind=first.kind if spelled else "unknown",
        links=tuple(ref for ref, _ in links),
        evidence=tuple(evidence),
        is_common=first.kind != "outlet" and name is not None and is_common_noun(name, text),
    )
