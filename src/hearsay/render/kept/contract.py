"""What the store tells as plain dicts: changes, hits, stories. The times are in UTC."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from hearsay.hosts import plain_address
from hearsay.model import Report, Skipped
from hearsay.model.kept import Added, Change, ClaimState, Found, FoundReport, Placement, StoryRecord

Json = dict[str, Any]


def added_dict(added: Iterable[Added], changes: Iterable[Change], skipped: Iterable[Skipped]) -> Json:
    """What became of reports that were added."""
    return {
        "added": [{"id": a.id, "status": a.status, "previous": a.previous} for a in added],
        "changes": [change_dict(c) for c in changes],
        "skipped": [{"report": s.what, "reason": s.reason, "mendable": s.mendable} for s in skipped],
    }


def change_dict(c: Change) -> Json:
    """One change: what it was, what it is, and why."""
    return {
        "number": c.number,
        "at": _at(c.now.at),
        "kind": c.kind,
        "story": c.now.story,
        "reason": c.reason,
        "report": c.report,
        "claim": state_dict(c.now),
        "before": state_dict(c.before) if c.before else None,
    }


def state_dict(s: ClaimState) -> Json:
    """A claim as it stood from one moment on."""
    o = s.origins
    origins = {"low": o.low, "high": o.high, "parties": list(o.parties), "all_through": o.all_through}
    return {
        "id": s.claim,
        "story": s.story,
        "since": _at(s.at),
        "text": s.text,
        "status": s.status,
        "present": s.present,
        "marks": list(s.marks),
        "reports": s.reports,
        "origins": origins,
    }


def found_dict(f: Found) -> Json:
    """One claim that was found."""
    people = {"speakers": list(f.speakers), "relays": list(f.relays)}
    return {**state_dict(f.state), "title": f.title, "first_seen": _at(f.first_seen), **people}


def found_report_dict(f: FoundReport) -> Json:
    """One report that was found."""
    return {
        "report": f.report,
        "title": f.title,
        "outlet": f.outlet,
        "path": plain_address(f.place),
        "at": _at(f.at),
        "snippet": f.snippet,
    }


def story_dict(s: StoryRecord, claims: Iterable[ClaimState], placed: Mapping[str, Placement] | None = None) -> Json:
    """One story with its claims as they now stand, and of each report that is in `placed` why it is there."""
    why = [placement_dict(placed[r]) for r in s.reports if r in placed] if placed is not None else []
    return {
        "id": s.id,
        "title": s.title,
        "state": s.state,
        "began": _at(s.began),
        "latest": _at(s.latest),
        "reports": list(s.reports),
        "why": why,
        "claims": [state_dict(c) for c in claims if c.present],
    }


def placement_dict(p: Placement) -> Json:
    """Where a report was put, by whom, and why."""
    return {"report": p.report, "story": p.story, "by": p.by, "at": _at(p.at), "reasons": list(p.reasons)}


def whole_story_dict(
    s: StoryRecord,
    reports: Iterable[Report],
    placed: Mapping[str, Sequence[Placement]],
    told: Iterable[Sequence[Change]],
) -> Json:
    """One story with its reports and every placement of each, and its claims with their histories."""
    return {
        "id": s.id,
        "title": s.title,
        "state": s.state,
        "began": _at(s.began),
        "latest": _at(s.latest),
        "reports": [_report(r, placed[r.id]) for r in reports],
        "claims": [{**state_dict(h[-1].now), "history": [change_dict(c) for c in h]} for h in told if h],
    }


def _report(r: Report, placed: Iterable[Placement]) -> Json:
    published = r.published.iso() if r.published else None
    about = {"id": r.id, "path": plain_address(r.path), "outlet": r.outlet, "title": r.title, "published": published}
    return {**about, "placements": [placement_dict(p) for p in placed]}


def _at(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
