"""Brief and Reading → plain dicts of the JSON contract (`hearsay/brief/1`). Computes nothing; spans are code points."""

from collections.abc import Iterable, Mapping
from typing import Any

from hearsay.decide.record import to_dict
from hearsay.hosts import plain_address
from hearsay.link import GroupedStory
from hearsay.model import (
    Attribution,
    Brief,
    Conflict,
    Evidence,
    Link,
    Loop,
    Mention,
    Outcome,
    Party,
    Reading,
    Reason,
    Report,
    Skipped,
    TimeExpression,
    TimelineEntry,
    WeighedClaim,
)
from hearsay.model.doubt import Doubt
from hearsay.tables.names import is_acronym, same_word, words_of

from .numbers import numbers_of

SCHEMA = "hearsay/brief/1"
Json = dict[str, Any]


def brief_dict(brief: Brief) -> Json:
    """The whole brief. Parties of chains bear the fullest name that the story has for them."""
    story = brief.story
    parties = {(x.attribution, x.position): p for p in story.parties for x in p.links}
    copies = {c.report: c.original for c in story.copies if c.whole}
    numbers = numbers_of(brief)
    return {
        "schema": SCHEMA,
        "story": {"id": story.id, "title": story.title},
        "reports": [_report(r.report, copies) for r in story.readings],
        "attributions": _attributions(brief, parties),
        "claims": [claim_dict(c, numbers[c.claim.id]) for c in brief.claims],
        "conflicts": [conflict_dict(c) for c in brief.conflicts],
        "timeline": [_entry(t) for t in brief.timeline],
        "parties": [_party(p) for p in story.parties if p.name],
        "loops": [loop_dict(x) for x in brief.loops],
        "doubts": [_doubt(d) for d in brief.doubts],
        "skipped": [_skipped(s) for s in brief.skipped],
        "decisions": [_outcome(o) for o in brief.decisions],
    }


def _attributions(brief: Brief, parties: Mapping[tuple[str, int], Party]) -> list[Json]:
    """Those that say something of their own, and any other that a mention points at; `within` skips the rest."""
    every = {a.id: a for r in brief.story.readings for a in r.attributions}
    mentioned = {m.attribution for c in brief.claims for m in c.claim.mentions}
    listed = {a.id for a in every.values() if not a.relays_only or a.id in mentioned}

    def within(a: Attribution) -> str | None:
        name = a.within
        for _ in every:
            if name is None or name in listed:
                return name
            name = every[name].within if name in every else None
        return None

    return [{**attribution_dict(a, parties), "within": within(a)} for a in every.values() if a.id in listed]


def reading_dict(reading: Reading) -> Json:
    """One reading: every attribution, those that only relay too, times and entities."""
    return {
        "report": reading.report.id,
        "outlet": reading.report.outlet,
        "published": _published(reading.report),
        "attributions": [attribution_dict(a, {}) for a in reading.attributions],
        "times": [_time(t) for t in reading.times],
        "entities": [{**span_dict(e.evidence), "label": e.label} for e in reading.entities],
        "statements": [span_dict(s.evidence) for s in reading.statements],
        "skipped": [_skipped(s) for s in reading.skipped],
    }


def stories_dict(stories: Iterable[GroupedStory], reports: Iterable[Report], skipped: Iterable[Skipped]) -> Json:
    """Stories with their reports, earliest first, and why each stands there; a story bears its first headline."""
    by_id = {r.id: r for r in reports}
    return {
        "stories": [
            {
                "id": s.id,
                "title": next((by_id[r].title for r in s.reports if by_id[r].title), ""),
                "reports": list(s.reports),
                "paths": [plain_address(by_id[r].path) for r in s.reports],
                "why": [
                    {"report": m.report, "doubt": m.doubt, "reasons": [r.text for r in m.reasons]} for m in s.members
                ],
            }
            for s in stories
        ],
        "skipped": [_skipped(s) for s in skipped],
    }


def attribution_dict(a: Attribution, parties: Mapping[tuple[str, int], Party]) -> Json:
    """One attribution; links that `parties` knows by (attribution id, position) bear the party's name."""
    return {
        "id": a.id,
        "report": a.report,
        "content": _spans(a.content),
        "cue": _spans(a.cue),
        "source": _spans(a.source),
        "chain": [link_dict(x, parties.get((a.id, i))) for i, x in enumerate(a.chain)],
        "stance": a.stance,
        "type": a.type,
        "doubt": a.doubt,
        "said": None if a.said is None else _said(a.said),
        "within": a.within,
        "relays_only": a.relays_only,
        "corrected": [r.text for r in a.reasons],
    }


def span_dict(e: Evidence) -> Json:
    """Words and where they stand in their report."""
    return {"start": e.span.start, "end": e.span.end, "text": e.text}


def _spans(evidence: Iterable[Evidence]) -> list[Json]:
    return [span_dict(e) for e in evidence]


def _cited(evidence: Iterable[Evidence]) -> list[Json]:
    return [{"report": e.report, **span_dict(e)} for e in evidence]


def _published(report: Report) -> str | None:
    return report.published.iso() if report.published else None


def _report(r: Report, copies: Mapping[str, str]) -> Json:
    return {
        "id": r.id,
        "path": plain_address(r.path),
        "outlet": r.outlet,
        "outlet_from": r.outlet_from,
        "published": _published(r),
        "published_from": r.published_from,
        "title": r.title,
        "sha256": r.sha256,
        "copy_of": copies.get(r.id),
        "own_check": r.is_own_check,
        "notes": list(r.notes),
    }


def link_dict(link: Link, party: Party | None = None) -> Json:
    """One link of a chain, under the party's name where the story has one that is like it.

    A name that has no word in common with it (in a person's, one misspelt) is told as it stands in the report: the
    Kremlin is not called Moscow.
    """
    return {
        "name": _shown_name(link, party),
        "kind": link.kind,
        "role": link.role,
        "party": party.id if party else None,
        "doubt": link.doubt,
        "evidence": _cited(link.evidence),
        "resolved_from": _cited(link.resolved_from),
    }


def _shown_name(link: Link, party: Party | None) -> str | None:
    if party is None or not party.name:
        return link.name
    own = link.name or ""
    is_name = own[:1].isupper() and own in party.aliases and not is_acronym(own)
    alike = same_word if link.kind == "person" else str.__eq__
    shares = any(alike(x, y) for x in words_of(own) for y in words_of(party.name))
    return own if is_name and not shares else party.name


def _said(t: TimeExpression) -> Json:
    start = t.interval.start.isoformat() if t.interval else None
    end = t.interval.end.isoformat() if t.interval else None
    return {"start": start, "end": end, "evidence": _cited([t.evidence])}


def _time(t: TimeExpression) -> Json:
    return {
        **span_dict(t.evidence),
        "type": t.type,
        "value": t.value,
        "from": t.interval.start.isoformat() if t.interval else None,
        "to": t.interval.end.isoformat() if t.interval else None,
        "precision": t.precision,
        "rule": t.rule,
        "of": t.of,
    }


def claim_dict(c: WeighedClaim, number: int) -> Json:
    """One claim, under its number in the brief."""
    o = c.origins
    return {
        "number": number,
        "id": c.claim.id,
        "text": c.claim.text,
        "kind": c.claim.kind,
        "status": c.status,
        "marks": list(c.marks),
        "history": [{"status": h.status, "at": h.at, "reason": h.reason} for h in c.history],
        "reports": c.reports,
        "outlets": c.outlets,
        "origins": {
            "low": o.low,
            "high": o.high,
            "parties": list(o.parties),
            "paths": o.paths,
            "all_through": o.all_through,
        },
        "mentions": [_mention(m) for m in c.claim.mentions],
        "maybe_same_as": list(c.claim.maybe),
        "weight": round(c.weight, 4),
        "first_seen": c.first_seen,
        "cheapest_check": c.cheapest_check,
        "reasons": [r.text for r in (*c.claim.reasons, *c.reasons)],
        "ledger": [reason_dict(r) for r in (*c.claim.reasons, *c.reasons)],
    }


def reason_dict(r: Reason) -> Json:
    """A reason with the words it rests on."""
    return {"rule": r.rule, "text": r.text, "evidence": _cited(r.evidence)}


def _mention(m: Mention) -> Json:
    return {
        "report": m.report,
        "attribution": m.attribution,
        "polarity": m.polarity,
        **span_dict(m.evidence),
    }


def conflict_dict(c: Conflict) -> Json:
    """Two claims, by id, and what they differ in."""
    return {"claims": list(c.claims), "kind": c.kind, "relation": c.relation, "why": c.why}


def _entry(t: TimelineEntry) -> Json:
    return {
        "of": t.of,
        "start": t.start.isoformat() if t.start else None,
        "end": t.end.isoformat() if t.end else None,
        "precision": t.precision,
        "text": t.text,
        "claim": t.claim,
        "evidence": _cited(t.evidence),
        "time_text": t.time_text,
        "rule": t.rule,
    }


def _party(p: Party) -> Json:
    return {
        "id": p.id,
        "name": p.name,
        "kind": p.kind,
        "aliases": list(p.aliases),
        "speaks_for": p.speaks_for,
        "maybe_same_as": list(p.maybe),
        "apart_from": list(p.apart),
        "reasons": [r.text for r in p.reasons],
    }


def loop_dict(x: Loop) -> Json:
    """A circle of citation."""
    return {"outlets": list(x.outlets), "evidence": _cited(x.evidence)}


def _doubt(d: Doubt) -> Json:
    return {"claim": d.claim, "doubt": round(d.doubt, 4), "check": d.check, "stake": d.stake, **_mention(d.mention)}


def _skipped(s: Skipped) -> Json:
    return {"report": s.what, "reason": s.reason, "mendable": s.mendable}


def _outcome(o: Outcome) -> Json:
    return {**to_dict(o.decision), "state": o.state, "note": o.note}
