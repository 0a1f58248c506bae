"""View → one self-contained HTML page: no script, no outside request, every mention linked to its words and back.

Pure: returns the text. All words of the reports are escaped; a strict content policy stands in the page itself.
"""

from collections.abc import Iterable, Mapping, Sequence

from hearsay.model import Report, Span

from ..phrases import count, times
from ..rows import Check, Dispute, ReportRow, Section, SourceRow, TimeRow
from ..view import View
from .anchors import Anchors, claim_link, safe
from .claims import article, glance
from .head import head, slug
from .marks import Cite, cites_of, marked

__all__ = ["html"]

_SOURCES = 12


def html(view: View, reports: Sequence[Report]) -> str:
    """The brief as a page; `reports` are shown in full at its end, with every mention's words marked."""
    anchors = Anchors(reports)
    cites = cites_of(view)
    rows = {r.id: row for r, row in zip(reports, view.reports, strict=True)}
    texts = [_report(r, rows[r.id], cites.get(r.id, {}), anchors) for r in reports]
    parts = [
        head(view),
        '<main id="main">',
        _glance(view, anchors),
        _list("Check these first", (_check(c, anchors) for c in view.checks), "checks"),
        '<div class="columns"><div>',
        *(_claims(s, anchors) for s in view.sections),
        _rest(view, anchors),
        '</div><div class="side">',
        _list("Changed", (_change(n, d) for n, d in view.updates)),
        _list("Circles of citation", map(safe, view.loops)),
        _timeline(view, anchors),
        _sources(view.sources),
        "</div></div>",
        _section("Reports", texts, "reports"),
        _list("Left out", map(safe, view.skipped), "left-out"),
        "</main><footer><p>Made by hearsay from the reports above. It counts who is behind a claim; it never says what "
        "is true.</p></footer></body></html>",
    ]
    return "\n".join(p for p in parts if p) + "\n"


def _section(title: str, body: Iterable[str], name: str = "") -> str:
    name = name or slug(title)
    return f'<section aria-labelledby="{name}"><h2 id="{name}">{safe(title)}</h2>{"".join(body)}</section>'


def _list(title: str, rows: Iterable[str], name: str = "") -> str:
    lines = [f"<li>{r}</li>" for r in rows]
    return _section(title, ["<ul>", *lines, "</ul>"], name) if lines else ""


def _check(c: Check, anchors: Anchors) -> str:
    text = anchors.link(c.evidence[0], c.text) if c.evidence else safe(c.text)
    return f"{text} <span class='quiet'>({', '.join(map(claim_link, c.claims))})</span>"


def _change(claim: int, d: Dispute) -> str:
    claims = " and ".join(filter(None, (claim_link(claim), claim_link(d.other))))
    return f"{claims}: {safe(d.why)}" if claims else safe(d.why)


def _glance(view: View, anchors: Anchors) -> str:
    claims = [c for s in view.sections for c in s.claims]
    if not claims:
        return '<p id="none">No claims were found in these reports.</p>'
    outlets = tuple(dict.fromkeys(r.outlet for r in view.reports))
    return _section("At a glance", [glance(claims, outlets, anchors)])


def _claims(s: Section, anchors: Anchors) -> str:
    return _section(s.title, (article(c, anchors) for c in s.claims))


def _rest(view: View, anchors: Anchors) -> str:
    if not view.rest:
        return ""
    body = "".join(article(c, anchors) for c in view.rest)
    return f"<details><summary>{count(len(view.rest), 'claim')} of less weight</summary>{body}</details>"


def _timeline(view: View, anchors: Anchors) -> str:
    if not view.timeline and not view.others:
        return ""
    first = "".join(_date(n, t, anchors) for n, t in enumerate(view.timeline, 1))
    others = "".join(_date(n, t, anchors) for n, t in enumerate(view.others, len(view.timeline) + 1))
    body = [f'<dl class="when">{first}</dl>' if first else ""]
    if others:
        fold = f"{count(len(view.others), 'date')} more: earlier events, undated ones, and when things were said"
        body.append(f'<details><summary>{fold}</summary><dl class="when">{others}</dl></details>')
    return _section("Timeline", body)


def _date(n: int, t: TimeRow, anchors: Anchors) -> str:
    first, *others = t.evidence
    more = " ".join(anchors.link(e, str(i), f"words {i} on this date") for i, e in enumerate(others, 2))
    return (
        f'<dt id="t{n}">{safe(t.when)}</dt><dd>{anchors.link(first, t.what)} {more}'
        f'<p class="quiet">{safe(t.how)} {claim_link(t.claim)}</p></dd>'
    )


def _sources(rows: Sequence[SourceRow]) -> str:
    if not rows:
        return ""
    lines = [f"<li>{_source(s)}</li>" for s in rows]
    body = [f"<ul>{''.join(lines[:_SOURCES])}</ul>"]
    if lines[_SOURCES:]:
        more = "".join(lines[_SOURCES:])
        body.append(f"<details><summary>{len(lines) - _SOURCES} more</summary><ul>{more}</ul></details>")
    return _section("Sources", body)


def _source(s: SourceRow) -> str:
    parts = [s.kind, f"quoted {times(s.quoted)} in {count(s.reports, 'report')}"]
    if s.through:
        parts.append("through " + ", ".join(s.through))
    if s.speaks_for:
        parts.append(f"speaks for {s.speaks_for}")
    return f'<strong>{safe(s.name)}</strong> <span class="quiet">{safe(", ".join(parts))}</span>'


def _report(r: Report, row: ReportRow, cites: Mapping[Span, Cite], anchors: Anchors) -> str:
    title = f'<p class="headline">{safe(row.title)}</p>' if row.title else ""
    return (
        f'<details class="report" id="{anchors.report(r.id)}" open><summary><h3>{safe(row.id)}: {safe(row.line)}</h3>'
        f'</summary>{title}<div class="text">{marked(r, cites, anchors)}</div></details>'
    )
