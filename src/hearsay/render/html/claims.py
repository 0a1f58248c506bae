"""ClaimRow → HTML: one article a claim, and the table of claims × outlets at the top."""

from collections.abc import Iterable, Sequence

from hearsay.model import Evidence

from ..phrases import bounds, shorten
from ..rows import ClaimRow, Dispute, Voice, Words
from .anchors import Anchors, claim_link, safe

_BAR = 6
_EXCERPT = 150
_ROW = 90
_ACROSS = 5
"""Outlets whose names are written across; those of more are turned."""
SIGNS = {"told": "●", "own": "○", "denied": "✕", "other": "–"}
SIGN_WORDS = {
    "told": "told of a source",
    "own": "in its own words",
    "denied": "a denial",
    "other": "no comment",
}


def article(c: ClaimRow, anchors: Anchors) -> str:
    """One claim: its words, bounds, status, voices, disputes, and the reasons under a fold."""
    marks = "".join(f' <span class="mark">{safe(m)}</span>' for m in c.marks)
    return (
        f'<article id="c{c.number}" aria-labelledby="c{c.number}h">'
        f'<h3 id="c{c.number}h"><span class="n" aria-hidden="true">{c.number}</span>{safe(c.text)}</h3>'
        f'<p class="origins">{_bar(c)}{safe(c.origins + c.through)} · {status(c)}{marks}</p>'
        f'<ul class="voices">{"".join(_voices(c, anchors))}</ul>'
        f"{''.join(map(_dispute, c.disputes))}{_maybe(c)}{_why(c, anchors)}</article>"
    )


def status(c: ClaimRow) -> str:
    """The status word in its colour."""
    return f'<span class="status {safe(c.status)}">{safe(c.status)}</span>'


def _bar(c: ClaimRow) -> str:
    """A box for each origin: full up to the lower bound, empty up to the upper."""
    boxes = ['<i class="sure"></i>'] * min(c.low, _BAR) + ["<i></i>"] * (min(c.high, _BAR) - min(c.low, _BAR))
    return f'<span class="bar" aria-hidden="true">{"".join(boxes)}</span>' if boxes else ""


def _voices(c: ClaimRow, anchors: Anchors) -> Iterable[str]:
    seen = {c.text}
    for v in c.voices:
        links = [_words(w, v, seen, anchors) for w in v.words]
        yield f'<li><span class="outlet">{safe(", ".join(v.outlets))}</span>: {_chain(v)} {" · ".join(links)}</li>'


def _chain(v: Voice) -> str:
    stance = f"{safe(v.stance)} " if v.stance else ""
    relays = "".join(f'{safe(r)} <span class="arrow">→</span> ' for r in v.relays)
    origin = safe(v.origin) if v.is_own else f"<strong>{safe(v.origin)}</strong>"
    return f"{stance}{relays}{origin}"


def _words(w: Words, v: Voice, seen: set[str], anchors: Anchors) -> str:
    """A link to the words: the words themselves when they are new on the claim, else only where they stand."""
    if w.text not in seen:
        seen.add(w.text)
        return f"“{anchors.link(w.evidence, shorten(w.text, _EXCERPT))}”"
    where = f" in {w.outlet}" if len(v.outlets) > 1 else ""
    return anchors.link(w.evidence, f"these words{where}", f"these words in {w.outlet}")


def _dispute(d: Dispute) -> str:
    other = f" See {claim_link(d.other)}." if d.other else ""
    return f'<p class="dispute"><strong>Disputed, {safe(d.kind)}.</strong> {safe(d.why)}{other}</p>'


def _maybe(c: ClaimRow) -> str:
    if not c.maybe:
        return ""
    return f'<p class="quiet">Perhaps the same as {", ".join(map(claim_link, c.maybe))}.</p>'


def _why(c: ClaimRow, anchors: Anchors) -> str:
    reasons = [f"<li>{safe(r.text)} {_numbered(r.evidence, anchors)}</li>" for r in c.reasons]
    steps = [f"<li>{safe(h)}</li>" for h in c.history]
    if not reasons and not steps:
        return ""
    ledger = f"<ul>{''.join(reasons)}</ul>" if reasons else ""
    history = f'<p class="quiet">How the status came about</p><ol>{"".join(steps)}</ol>' if steps else ""
    return f'<details class="why"><summary>Why</summary>{ledger}{history}</details>'


def _numbered(evidence: Sequence[Evidence], anchors: Anchors) -> str:
    return " ".join(anchors.link(e, str(n), f"words {n} that this rests on") for n, e in enumerate(evidence, 1))


def glance(claims: Sequence[ClaimRow], outlets: Sequence[str], anchors: Anchors) -> str:
    """The table of claims × outlets; each sign is a link to the words."""
    turned = ' class="turned"' if len(outlets) > _ACROSS else ""
    heads = "".join(f'<th scope="col"{turned}><span>{safe(o)}</span></th>' for o in outlets)
    rows = "".join(_row(c, outlets, anchors) for c in claims)
    return (
        '<div class="scroll" role="region" aria-label="Claims by outlet" tabindex="0"><table class="glance">'
        '<thead><tr><th scope="col">Claim</th><th scope="col">Origins</th><th scope="col" class="word">Status</th>'
        f"{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(c: ClaimRow, outlets: Sequence[str], anchors: Anchors) -> str:
    cells = "".join(f"<td>{_cell(c, o, anchors)}</td>" for o in outlets)
    return (
        f'<tr><th scope="row"><a href="#c{c.number}">{c.number}</a> {safe(shorten(c.text, _ROW))}</th>'
        f'<td class="figure">{_bar(c)}{bounds(c.low, c.high)}</td><td class="figure word">{status(c)}</td>{cells}</tr>'
    )


def _cell(c: ClaimRow, outlet: str, anchors: Anchors) -> str:
    """The strongest sign that the outlet has for the claim: a denial, then a source told of, then its own words."""
    found = [(_sign(v), w) for v in c.voices for w in v.words if w.outlet == outlet]
    if not found:
        return ""
    sign, w = min(found, key=lambda x: ("denied", "told", "own", "other").index(x[0]))
    return anchors.link(w.evidence, SIGNS[sign], f"{outlet}, {SIGN_WORDS[sign]}")


def _sign(v: Voice) -> str:
    if v.stance == "denied by":
        return "denied"
    if v.stance == "no comment from":
        return "other"
    return "own" if v.is_own else "told"
