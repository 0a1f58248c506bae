"""What the store tells as plain dicts: changes, hits, stories. The times are in UTC."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from hearsay.model import Skipped
from hearsay.model.kept import Added, Change, ClaimState, Found, FoundReport, StoryRecord

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
        "path": f.place,
        "at": _at(f.at),
        "snippet": f.snippet,
    }


def story_dict(s: StoryRecord, claims: Iterable[ClaimState]) -> Json:
    """One story with its claims as they now stand."""
    return {
        "id": s.id,
        "title": s.title,
        "state": s.state,
        "began": _at(s.began),
        "latest": _at(s.latest),
        "reports": list(s.reports),
        "claims": [state_dict(c) for c in claims if c.present],
    }


def _at(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
