"""What the user names → anchors: a claim's mentions, a party, an attribution.

In: a brief as the user sees it. Each raises InputError, with the candidates listed, when the words mean none or more
than one.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar, get_args

from hearsay.errors import InputError
from hearsay.model import (
    Anchor,
    Attribution,
    AttributionAnchor,
    Brief,
    Claim,
    Evidence,
    Mention,
    Named,
    Party,
    PartyAnchor,
    PartyKind,
    Report,
)
from hearsay.tables.names import key_of

from .places import anchor_of, short

_LISTED = 10
T = TypeVar("T")


def claim_anchors(claim: Claim, brief: Brief) -> tuple[Anchor, ...]:
    """The mentions of a claim in the reports, the one that states it best first."""
    mentions = _read(claim, brief)
    return _anchors(sorted(mentions, key=lambda m: m.evidence.text != claim.text), brief)


def split_anchors(claim: Claim, taken: Sequence[str], brief: Brief) -> tuple[tuple[Anchor, ...], tuple[Anchor, ...]]:
    """The mentions to take out, each named by a report's id or by words of its own, and those that are left."""
    mentions = _read(claim, brief)
    out: list[Mention] = []
    for asked in taken:
        of_report = [m for m in mentions if m.report == asked]
        found = of_report or _with_words(asked, mentions, lambda m: m.evidence.text)
        texts = sorted({f"{m.report}: {short(m.evidence.text)}" for m in (found or mentions)})
        if not found or (not of_report and len({m.evidence for m in found}) > 1):
            raise InputError(_told(asked, "mention of that claim", len(found)) + _listed(texts))
        out += found
    spans = {m.evidence for m in out}
    left = [m for m in mentions if m.evidence not in spans]
    if not left:
        raise InputError("these are all mentions of the claim: name only those that are another claim")
    return _anchors([m for m in mentions if m.evidence in spans], brief), _anchors(left, brief)


def party_anchor(asked: str, brief: Brief) -> PartyAnchor:
    """A party by id or name; "REPORT:NAME" means only the links of one report, where two bear one name."""
    links = {(a.id, i): (a.report, k) for a in _attributions(brief) for i, k in enumerate(a.chain)}
    report, _, name = asked.partition(":")
    only = report if name and report in _reports(brief) else None
    name = name if only else asked
    words: dict[str, list[tuple[Evidence, str]]] = {}
    named: dict[str, str] = {}
    for p in brief.story.parties:
        refs = [(x.attribution, x.position) for x in p.links]
        here = [r for r in refs if only in (None, links[r][0])]
        called = [n for n in (p.name, *p.aliases) if n and key_of(n) == key_of(name)]
        if here and (p.id == name or called):
            mine = sorted(here, key=lambda r: key_of(links[r][1].name or "") != key_of(name))
            words[p.id] = [(e, links[r][0]) for r in mine for e in links[r][1].evidence]
            named[p.id] = called[0] if called else p.name or asked
    if len(words) != 1:
        known = sorted({p.name for p in brief.story.parties if p.name and (not words or p.id in words)})
        raise InputError(_told(asked, "party", len(words)) + _listed(known))
    ((party, found),) = words.items()
    anchors = tuple(dict.fromkeys(anchor_of(e, _reports(brief)[r]) for e, r in found))
    if not anchors:
        raise InputError(f"no words of the reports stand for {short(asked)}: nothing can be decided about it")
    return PartyAnchor(name=named[party], words=anchors)


def attribution_meant(asked: str, said_by: str, brief: Brief) -> Attribution:
    """An attribution by id, or by words of its content and, where several have them, words of its source."""
    every = [a for a in _attributions(brief) if a.report in _reports(brief) and not _is_check(a, brief)]
    found = [a for a in every if a.id == asked] or _with_words(asked, every, lambda a: _words(a.content))
    found = [a for a in found if said_by.casefold() in _words(a.source).casefold()]
    exact = [a for a in found if _flat(_words(a.content)) == _flat(asked)]
    found = exact if len(exact) == 1 else found
    if len(found) != 1:
        listed = [f"{a.id}: {_words(a.source) or 'nobody'}: {short(_words(a.content))}" for a in found]
        raise InputError(_told(asked, "attribution", len(found)) + _listed(listed))
    return found[0]


def attribution_anchor(a: Attribution, brief: Brief) -> AttributionAnchor:
    """The anchor of an attribution."""
    report = _reports(brief)[a.report]
    source = anchor_of(a.source[0], report) if a.source else None
    return AttributionAnchor(content=anchor_of(a.content[0], report), source=source)


def words_in(report: str, words: str, near: Evidence, brief: Brief) -> Anchor:
    """Words of a report, where they stand nearest to others. Raises InputError when the report does not have them."""
    text = _reports(brief)[report].text
    starts = [i for i in range(len(text)) if text.startswith(words, i)] if words.strip() else []
    if not starts:
        raise InputError(f"{short(words)} is not in {report}: give the words exactly as they stand there")
    start = min(starts, key=lambda i: abs(i - near.span.start))
    return anchor_of(_reports(brief)[report].cite(start, start + len(words)), _reports(brief)[report])


def named(asked: str, otherwise: PartyKind, brief: Brief) -> Named:
    """A party as the user names it: "KIND:NAME", or a name whose kind the story tells, else the kind given."""
    kind, _, name = asked.partition(":")
    if name.strip() and kind in get_args(PartyKind):
        return Named(name=name.strip(), kind=kind)  # type: ignore[arg-type]
    if not asked.strip():
        raise InputError("a party must have a name")
    kinds = [p.kind for p in brief.story.parties if _is_named(p, asked)]
    return Named(name=asked.strip(), kind=kinds[0] if kinds else otherwise)


def _is_named(p: Party, name: str) -> bool:
    return key_of(name) in {key_of(n) for n in (p.name, *p.aliases) if n}


def _read(claim: Claim, brief: Brief) -> list[Mention]:
    checks = {r.report.id for r in brief.story.readings if r.report.is_own_check}
    return [m for m in claim.mentions if m.report not in checks]


def _anchors(mentions: Iterable[Mention], brief: Brief) -> tuple[Anchor, ...]:
    reports = _reports(brief)
    return tuple(dict.fromkeys(anchor_of(m.evidence, reports[m.report]) for m in mentions))


def _reports(brief: Brief) -> dict[str, Report]:
    return {r.report.id: r.report for r in brief.story.readings}


def _attributions(brief: Brief) -> list[Attribution]:
    return [a for r in brief.story.readings for a in r.attributions]


def _is_check(a: Attribution, brief: Brief) -> bool:
    return _reports(brief)[a.report].is_own_check


def _words(evidence: Iterable[Evidence]) -> str:
    return " … ".join(e.text for e in evidence)


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()


def _with_words(asked: str, among: Iterable[T], words: Callable[[T], str]) -> list[T]:
    return [x for x in among if _flat(asked) and _flat(asked) in _flat(words(x))]


def _told(asked: str, what: str, found: int) -> str:
    return f"{short(asked)} may mean {found} of these:" if found else f"no {what} is meant by {short(asked)}:"


def _listed(rows: Sequence[str]) -> str:
    over = len(rows) - _LISTED
    more = f"\n  and {over} more" if over > 0 else ""
    return "".join(f"\n  {r}" for r in rows[:_LISTED]) + more if rows else " there is none"
