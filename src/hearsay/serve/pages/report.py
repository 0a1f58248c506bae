"""A report in reading view: its words coloured by who tells what, with links to claims and back."""

from starlette.responses import Response

from hearsay.render.told import Told

from ..asking import Asking
from ..faults import NotFoundError
from ..reading import galley, parse_place
from ..rows import report_lines


def report(asking: Asking) -> Response:
    """The page of a report."""
    kept = asking.kept(asking.request.path_params["story"])
    name = asking.request.path_params["report"]
    known = kept.told.reports.get(name)
    if known is None or known["own_check"]:
        raise NotFoundError(f"no report {name} is in this story now: the story's page lists those that are.")
    whole = asking.store.reports.get(name)
    here = parse_place(asking.query.get("at", ""), len(whole.text))
    return asking.page(
        "report.html",
        told=kept.told,
        report=whole,
        known=known,
        galley=galley(kept, whole, here),
        versions=asking.store.reports.versions(name),
        notices=asking.store.reports.notices(name),
        reasons=[w for p in asking.store.stories.placements(name)[-1:] for w in p.reasons],
        copies=_copies(kept.told, name),
        original=kept.told.reports.get(known["copy_of"] or ""),
        here=asking.request.url.path,
    )


def _copies(told: Told, name: str) -> list[tuple[str, str]]:
    rows = next((r for r in report_lines(told) if r.id == name), None)
    return [(c.outlet, c.url) for c in rows.copies] if rows else []
