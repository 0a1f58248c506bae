"""A claim: who has it from whom as a picture, every mention in its sentence, why, how it came about, what to decide."""

from dataclasses import dataclass

from starlette.responses import Response

from hearsay.render.phrases import one_line, shorten
from hearsay.render.pictures.draw import picture
from hearsay.render.pictures.fold import folded
from hearsay.render.pictures.graph import provenance
from hearsay.render.told import Json, Told, link_name

from .. import links
from ..asking import Asking
from ..decisions import outcome_shown
from ..faults import MovedError, NotFoundError
from ..rows import claim_line, mention_url
from ..shelf import Kept

_AROUND = 130
_SAME = "same-claim"
"""Rule of the reasons for taking mentions as one claim; all others are about the bounds and the status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A mention in its place."""

    key: str
    """What names it in a form: report, first and last place."""
    outlet: str
    """Its outlet."""
    published: str
    """When its report was published."""
    stance: str
    """asserts, denies, confirms, declines, unconfirmed, own."""
    chain: tuple[tuple[str, str, str], ...]
    """Name, kind and address of the words of each link."""
    before: str
    """Words before it."""
    words: str
    """Its words."""
    after: str
    """Words behind it."""
    url: str
    """Where it stands."""
    correct: str
    """The form that corrects its attribution, or empty."""
    doubt: float
    """How doubtful its reading is."""
    copy: str
    """The outlet that it is a copy of, or empty."""


def claim(asking: Asking) -> Response:
    """The page of a claim."""
    kept, c = found(asking)
    told = kept.told
    name = kept.ids[c["id"]]
    rivals = [(x, claim_line(kept, k)) for x, k in told.others(c["id"])]
    return asking.page(
        "claim.html",
        told=told,
        line=claim_line(kept, c),
        c=c,
        name=name,
        graph=picture(folded(provenance(told, c)), "Who has it from whom", links.words_in(told.id)),
        mentions=[_mention(asking, told, m) for m in c["mentions"]],
        rivals=rivals,
        maybe=[claim_line(kept, told.claims[n]) for n in c["maybe_same_as"] if n in told.claims],
        others=[claim_line(kept, k) for k in told.claims.values() if k["id"] != c["id"]],
        why=[_reason(told, r) for r in c["ledger"] if r["rule"] != _SAME],
        same=[_reason(told, r) for r in c["ledger"] if r["rule"] == _SAME],
        steps=asking.store.claims.history(name),
        done=outcome_shown(told, asking.query.get("done", "")),
    )


def found(asking: Asking) -> tuple[Kept, Json]:
    """The claim that is asked for, by the id that it keeps. Raises NotFoundError where it is told no more,
    MovedError where its story is another now."""
    kept = asking.kept(asking.request.path_params["story"])
    name = asking.request.path_params["claim"]
    c = kept.by_id.get(name)
    if c is None:
        home = asking.store.listing.story_of(name)
        if home and home != kept.told.id:
            raise MovedError(links.claim(home, name))
        steps = asking.store.claims.history(name)
        why = f" {steps[-1].reason}" if steps else ""
        raise NotFoundError(f"no claim {name} is told in this story now.{why} See {links.story(kept.told.id)}")
    return kept, c


def _reason(told: Told, r: Json) -> tuple[str, list[tuple[str, str]]]:
    return one_line(r["text"]), [_cited(told, e) for e in r["evidence"]]


def _cited(told: Told, e: Json) -> tuple[str, str]:
    return shorten(one_line(e["text"]), 60), mention_url(told, e)


def _mention(asking: Asking, told: Told, m: Json) -> Mention:
    report = told.reports[m["report"]]
    text = "" if report["own_check"] else asking.store.reports.text(m["report"])
    before, after = around(text, m["start"], m["end"])
    a = told.attributions.get(m["attribution"] or "")
    original = told.reports.get(report["copy_of"] or "")
    return Mention(
        key=f"{m['report']}:{m['start']}:{m['end']}",
        outlet=told.outlet(m["report"]),
        published=report["published"] or "",
        stance=told.stance(m),
        chain=tuple(_link(told, x, m) for x in (a["chain"] if a else ())),
        before=before,
        words=m["text"],
        after=after,
        url=mention_url(told, m),
        correct=links.attribution(told.id, a["id"]) if a and text else "",
        doubt=a["doubt"] if a else 0.0,
        copy=told.outlet(original["id"]) if original else "",
    )


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Words before and behind others, on their line, cut at a blank where there are many."""
    before = text[:start].rpartition("\n")[2]
    after = text[end:].partition("\n")[0]
    if len(before) > _AROUND:
        before = f"… {before[-_AROUND:].partition(' ')[2]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND].rpartition(' ')[0]} …"
    return before, after


def _link(told: Told, link: Json, m: Json) -> tuple[str, str, str]:
    return link_name(link), link["kind"], mention_url(told, (link["evidence"] or [m])[0])
