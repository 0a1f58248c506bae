"""The form that corrects an attribution."""

from typing import get_args

from starlette.responses import Response

from hearsay.model import PartyKind, Stance
from hearsay.render.phrases import one_line

from .. import links
from ..asking import Asking
from ..faults import NotFoundError
from ..reading import marked
from .claim import around


def attribution(asking: Asking) -> Response:
    """What was read, and fields for what it should be."""
    kept = asking.kept(asking.request.path_params["story"])
    told = kept.told
    a = told.attributions.get(asking.request.path_params["attribution"])
    if a is None or told.reports[a["report"]]["own_check"]:
        raise NotFoundError("This attribution is in the story no more: it was weighed anew. Look at the report again.")
    first, last = a["content"][0], a["content"][-1]
    text = asking.store.reports.text(a["report"])
    spans = [*a["content"], *a["source"], *a["cue"]]
    whole = min(s["start"] for s in spans), max(s["end"] for s in spans)
    before, after = around(text, *whole)
    return asking.page(
        "attribution.html",
        told=told,
        a=a,
        outlet=told.outlet(a["report"]),
        before=before,
        pieces=marked(text, whole, a),
        after=after,
        content=one_line(text[first["start"] : last["end"]]),
        url=links.words(told.id, a["report"], first["start"], first["end"]),
        kinds=get_args(PartyKind),
        stances=get_args(Stance),
        parties=sorted({p["name"] for p in told.parties.values()}),
    )
