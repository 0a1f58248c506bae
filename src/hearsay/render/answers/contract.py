"""Answers → plain dicts. Claims, conflicts, links and loops have the fields of `hearsay/brief/1`, and a few more."""

from hearsay.hosts import plain_address
from hearsay.model import Brief, Conflict, Loop, WeighedClaim
from hearsay.model.answers import Behind, Chain, ClaimChains, ClaimTellings, Explanation, PartyClaims, Telling

from ..contract import Json, claim_dict, conflict_dict, link_dict, loop_dict, reason_dict, span_dict
from ..lookup import Lookup


def claims(found: tuple[WeighedClaim, ...], brief: Brief) -> list[Json]:
    """Claims as in the brief."""
    lookup = Lookup(brief)
    return [claim_dict(c, lookup.number(c.claim.id)) for c in found]


def conflicts(found: tuple[Conflict, ...], brief: Brief) -> list[Json]:
    """Conflicts as in the brief, with both claims in short under `sides`."""
    lookup = Lookup(brief)
    weighed = {c.claim.id: c for c in brief.claims}
    return [{**conflict_dict(x), "sides": [_short(weighed[n], lookup) for n in x.claims]} for x in found]


def loops(found: tuple[Loop, ...], brief: Brief) -> list[Json]:
    """Loops as in the brief, with the claims that go round in short under `claims`."""
    lookup = Lookup(brief)
    return [{**loop_dict(x), "claims": [_short(c, lookup) for c in lookup.claims_round(x, brief)]} for x in found]


def behind(answer: Behind, brief: Brief) -> Json:
    """Parties with their claims, and claims with the reasons for their bounds sorted by what they did."""
    lookup = Lookup(brief)
    weighed = {c.claim.id: c for c in brief.claims}
    return {
        "query": answer.query,
        "parties": [_party(p, weighed, lookup) for p in answer.parties],
        "claims": [_explained(e, lookup) for e in answer.explanations],
    }


def chains(answer: ClaimChains, brief: Brief) -> Json:
    """The claim in short, and each way from an outlet to the origin."""
    lookup = Lookup(brief)
    return {"claim": _short(answer.claim, lookup), "chains": [_chain(x, lookup) for x in answer.chains]}


def tellings(answer: ClaimTellings, brief: Brief) -> Json:
    """The claim in short, and every mention."""
    lookup = Lookup(brief)
    return {"claim": _short(answer.claim, lookup), "mentions": [_telling(t, lookup) for t in answer.tellings]}


def _short(c: WeighedClaim, lookup: Lookup) -> Json:
    bounds = {"low": c.origins.low, "high": c.origins.high}
    number = lookup.number(c.claim.id)
    return {"number": number, "id": c.claim.id, "text": c.claim.text, "status": c.status, "origins": bounds}


def _party(p: PartyClaims, weighed: dict[str, WeighedClaim], lookup: Lookup) -> Json:
    return {
        "id": p.party.id,
        "name": p.party.name,
        "kind": p.party.kind,
        "aliases": list(p.party.aliases),
        "claims": [{**_short(weighed[name], lookup), "part": part} for name, part in p.stands],
    }


def _explained(e: Explanation, lookup: Lookup) -> Json:
    behind = [
        {
            "name": s.name,
            "kind": s.kind,
            "certain": s.certain,
            "why": s.why,
            "mentions": [{"report": m.report, **span_dict(m.evidence)} for m in s.mentions],
        }
        for s in e.standings
    ]
    reasons = {k: [reason_dict(r) for r in getattr(e, k)] for k in ("merged", "separated", "absorbed", "added")}
    return {**_short(e.claim, lookup), "behind": behind, **reasons, "cheapest_check": e.claim.cheapest_check}


def _chain(x: Chain, lookup: Lookup) -> Json:
    return {**_telling(x.telling, lookup), "links": [link_dict(link) for link in x.links]}


def _telling(t: Telling, lookup: Lookup) -> Json:
    r = lookup.reports[t.mention.report]
    return {
        "report": r.id,
        "path": plain_address(r.path),
        "outlet": r.outlet,
        "published": r.published.iso() if r.published else None,
        **span_dict(t.mention.evidence),
        "sentence": span_dict(t.sentence),
        "attribution": t.mention.attribution,
        "polarity": t.mention.polarity,
        "stance": t.stance,
        "cue": [span_dict(e) for e in t.cue],
        "links": [link_dict(link) for link in t.links],
        "doubt": t.doubt,
        "copy_of": t.copy_of,
    }
