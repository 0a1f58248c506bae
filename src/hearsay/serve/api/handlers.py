"""What each operation of the API answers: the same objects as the pages, as plain dicts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import TypeVar

from hearsay.model.kept import Question
from hearsay.render.kept.contract import change_dict, found_dict, found_report_dict
from hearsay.render.pictures.graph import Graph, citations, provenance

from ..asking import Asking
from ..decisions import every
from ..faults import NotFoundError
from ..pages import story as story_page
from .operation import Given, Json

T = TypeVar("T")


def stories(asking: Asking, given: Given) -> Json:
    """A page of stories."""
    cursor = int(given["cursor"] or 0)
    rows = [r for r in asking.shelf.order(asking.store) if not cursor or r[1] < cursor]
    shown = rows[: given["limit"]]
    following = str(shown[-1][1]) if len(rows) > len(shown) else None
    return {"stories": [_story(asking, name) for name, _ in shown], "next": following}


def _story(asking: Asking, name: str) -> Json:
    record = asking.store.stories.get(name)
    kept = asking.shelf.kept(asking.store, name)
    return {
        "id": record.id,
        "title": record.title,
        "state": record.state,
        "began": record.began.isoformat(),
        "latest": record.latest.isoformat(),
        "reports": list(record.reports),
        "statuses": dict(Counter(c["status"] for c in kept.told.claims.values())) if kept else {},
    }


def brief(asking: Asking, given: Given) -> Json:
    """The brief of a story."""
    return asking.kept(given["story"]).told.brief


def claims(asking: Asking, given: Given) -> Json:
    """A page of the claims of a story."""
    kept = asking.kept(given["story"])
    found = [c for c in kept.told.claims.values() if given["status"] in ("", c["status"])]
    shown, following = _sliced(found, given)
    return {"claims": [{"kept": kept.ids[c["id"]], "claim": c} for c in shown], "next": following}


def claim(asking: Asking, given: Given) -> Json:
    """One claim."""
    kept = asking.kept(given["story"])
    c = _claim(asking, given)
    return {"kept": kept.ids[c["id"]], "claim": c}


def _claim(asking: Asking, given: Given) -> Json:
    c = asking.kept(given["story"]).by_id.get(given["claim"])
    if c is None:
        raise NotFoundError(f"no claim {given['claim']} is told in this story now.")
    return c


def provenance_of(asking: Asking, given: Given) -> Json:
    """Who has a claim from whom."""
    return _graph(provenance(asking.kept(given["story"]).told, _claim(asking, given)))


def citations_of(asking: Asking, given: Given) -> Json:
    """Who cites whom."""
    return _graph(citations(asking.kept(given["story"]).told))


def _graph(graph: Graph) -> Json:
    edges = [{**asdict(e), "words": dict(zip(("report", "start", "end"), e.words, strict=True))} for e in graph.edges]
    return {"nodes": [asdict(n) for n in graph.nodes], "edges": edges}


def checks(asking: Asking, given: Given) -> Json:
    """What to check first."""
    rows = story_page.checks(asking.kept(given["story"]))
    return {"checks": [{"text": c.text, "claims": [n for n, _ in c.claims], "url": c.url} for c in rows]}


def report(asking: Asking, given: Given) -> Json:
    """A report."""
    told = asking.kept(given["story"]).told
    known = told.reports.get(given["report"])
    if known is None or known["own_check"]:
        raise NotFoundError(f"no report {given['report']} is in this story now.")
    own = [a for a in told.attributions.values() if a["report"] == known["id"]]
    return {"about": known, "text": asking.store.reports.text(known["id"]), "attributions": own, "story": told.id}


def history(asking: Asking, given: Given) -> Json:
    """The history of a claim."""
    found = asking.store.claims.history(given["claim"])
    if not found:
        raise NotFoundError(f"no claim {given['claim']} was ever told: give the id that it keeps.")
    return {"changes": [change_dict(c) for c in found]}


def changes(asking: Asking, given: Given) -> Json:
    """A page of changes."""
    if given["story"] and not asking.store.listing.weighed_at(given["story"]):
        raise NotFoundError(f"no story {given['story']} was weighed yet.")
    limit = given["limit"]
    found = asking.store.listing.changes(
        story=given["story"] or None, before=int(given["cursor"] or 0), limit=limit + 1
    )
    following = str(found[limit - 1].number) if len(found) > limit else None
    return {"changes": [change_dict(c) for c in found[:limit]], "next": following}


def search_claims(asking: Asking, given: Given) -> Json:
    """A page of claims that fit."""
    status = (given["status"],) if given["status"] else ()
    question = Question(words=given["q"], speaker=given["speaker"], relay=given["relay"], status=status)
    page = asking.store.search.claims(question, limit=given["limit"], cursor=given["cursor"])
    return {"claims": [found_dict(f) for f in page.hits], "next": page.next}


def search_reports(asking: Asking, given: Given) -> Json:
    """A page of reports with these words."""
    page = asking.store.search.reports(given["q"], limit=given["limit"], cursor=given["cursor"])
    return {"reports": [found_report_dict(f) for f in page.hits], "next": page.next}


def sources(asking: Asking, given: Given) -> Json:
    """A page of sources."""
    like = given["like"].casefold()
    found = [n for n in asking.shelf.names(asking.store) if like in n.name.casefold()]
    shown, following = _sliced(found, given)
    return {"sources": [asdict(n) for n in shown], "next": following}


def decisions(asking: Asking, given: Given) -> Json:
    """All decisions."""
    rows = every(asking.store)
    made = [
        {"id": d.id, "kind": d.kind, "about": d.about, "why": d.why, "at": d.at.isoformat(), "in_force": d.holds}
        for d in rows
    ]
    return {"decisions": made}


def _sliced(found: Sequence[T], given: Given) -> tuple[Sequence[T], str | None]:
    """A page of a list that is whole, and the cursor of the next: how many were shown."""
    start = int(given["cursor"] or 0)
    end = start + given["limit"]
    return found[start:end], str(end) if end < len(found) else None
