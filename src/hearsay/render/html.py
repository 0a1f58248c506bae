"""View → one self-contained HTML page: no script, no outside request, every mention linked to its words.

Pure: returns the text. All words of the reports are escaped; a strict content policy stands in the page itself.
"""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from hearsay.model import Evidence, Report

from .view import ClaimRow, View

_STYLE = """
:root{color-scheme:light dark;--ink:#1b1b1a;--paper:#fbfaf7;--quiet:#5d5a54;--line:#d9d5cc;--mark:#fdf0b8;
  --good:#22663b;--bad:#a3261b;--open:#8a6100;--link:#1c4f8c}
@media(prefers-color-scheme:dark){:root{--ink:#e9e6df;--paper:#191917;--quiet:#a5a196;--line:#3a3833;
  --mark:#57491a;--good:#7fc796;--bad:#f08c80;--open:#e0b650;--link:#8fb8ea}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 Georgia,'Times New Roman',serif}
main,header,footer{max-width:56rem;margin:0 auto;padding:0 1rem}
h1{font-size:1.9rem;line-height:1.15;margin:1.5rem 0 .3rem}
h2{font:600 .85rem/1.3 system-ui,sans-serif;letter-spacing:.06em;text-transform:uppercase;
  border-top:2px solid var(--ink);padding-top:.4rem;margin:2rem 0 .6rem}
p{margin:.3rem 0}
a{color:var(--link)}
.quiet,.how{color:var(--quiet);font-size:.9rem}
article{border-bottom:1px solid var(--line);padding:.6rem 0}
article h3{font-size:1.08rem;line-height:1.35;margin:0 0 .2rem}
.origins{font:600 .9rem system-ui,sans-serif}
.contested,.denied{color:var(--bad)}
.corroborated{color:var(--good)}
.unconfirmed{color:var(--open)}
ul{margin:.2rem 0;padding-left:1.2rem}
li{margin:.15rem 0}
details{margin:.3rem 0}
summary{cursor:pointer;color:var(--quiet);font:.9rem system-ui,sans-serif}
table{border-collapse:collapse;width:100%}
td{vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--line)}
td:first-child{white-space:nowrap;font:600 .9rem system-ui,sans-serif}
.text{white-space:pre-wrap;overflow-wrap:anywhere}
mark{background:var(--mark);color:inherit}
:target{outline:3px solid var(--link);outline-offset:2px}
a:focus-visible,summary:focus-visible{outline:3px solid var(--link)}
@media print{details>*{display:block}
body{background:#fff;color:#000}
a{color:inherit}}
@media(max-width:36rem){td:first-child{white-space:normal}}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def html(view: View, reports: Sequence[Report]) -> str:
    """The brief as a page; `reports` are shown in full at its end, with every mention's words marked."""
    number = {r.id: n for n, r in enumerate(reports, 1)}
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_safe(view.title)}</title><style>{_STYLE}</style></head><body>",
        f'<header><h1>{_safe(view.title)}</h1><p class="quiet">{_safe(view.given)}. Origins are counted among these '
        "reports. hearsay never says what is true.</p></header><main>",
    ]
    parts += [_section(section.title, (_claim(c, number) for c in section.claims)) for section in view.sections]
    if view.more:
        parts.append(f'<p class="quiet">{view.more} more claims are not shown.</p>')
    parts += [_list("Changed", view.updates), _list("Circles of citation", view.loops)]
    if view.timeline:
        rows = (
            f"<tr><td>{_safe(t.when)}</td><td>{_link(t.evidence[0], number, t.what)}<br>"
            f'<span class="how">{_safe(t.how)}</span></td></tr>'
            for t in view.timeline
        )
        parts.append(_section("Timeline", [f"<table>{''.join(rows)}</table>"]))
    parts += [_list("Check first", view.checks), _list("Sources", view.sources), _list("Left out", view.skipped)]
    lines = dict(view.reports)
    parts.append(_section("Reports", (_report(r, lines[r.id], _cited(view, r.id), number[r.id]) for r in reports)))
    parts.append('</main><footer><p class="quiet">Made by hearsay.</p></footer></body></html>')
    return "\n".join(p for p in parts if p) + "\n"


def _section(title: str, body: Iterable[str]) -> str:
    return f"<section><h2>{_safe(title)}</h2>{''.join(body)}</section>"


def _list(title: str, rows: Sequence[str]) -> str:
    if not rows:
        return ""
    return _section(title, ["<ul>", *(f"<li>{_safe(r)}</li>" for r in rows), "</ul>"])


def _claim(c: ClaimRow, number: dict[str, int]) -> str:
    mentions = "".join(f"<li>{_safe(m.outlet)}: {_safe(m.who)}: “{_link(m.evidence, number)}”</li>" for m in c.mentions)
    disputes = "".join(f'<p class="contested">{_safe(d)}</p>' for d in c.disputes)
    reasons = "".join(f"<li>{_safe(r)}</li>" for r in c.reasons)
    why = f"<details><summary>Why</summary><ul>{reasons}</ul></details>" if reasons else ""
    status = c.status.partition(",")[0]
    return (
        f'<article id="claim-{_safe(c.id)}"><h3>{_safe(c.text)}</h3>'
        f'<p class="origins">{_safe(c.origins)}; <span class="{_safe(status)}">{_safe(c.status)}</span></p>'
        f"{disputes}<ul>{mentions}</ul>{why}</article>"
    )


def _link(e: Evidence, number: dict[str, int], words: str | None = None) -> str:
    shown = " ".join((words or e.text).split())
    return f'<a href="#r{number[e.report]}-{e.span.start}">{_safe(shown)}</a>'


def _cited(view: View, report: str) -> list[Evidence]:
    mentions = [m.evidence for s in view.sections for c in s.claims for m in c.mentions]
    dated = [e for t in view.timeline for e in t.evidence]
    return [e for e in (*mentions, *dated) if e.report == report]


def _report(r: Report, line: str, cited: Sequence[Evidence], n: int) -> str:
    body = "".join(_segments(r.text, cited, n))
    title = f"<p><strong>{_safe(r.title)}</strong></p>" if r.title else ""
    return (
        f'<details open><summary>{_safe(r.id)}: {_safe(line)}</summary>{title}<div class="text">{body}</div></details>'
    )


def _segments(text: str, cited: Sequence[Evidence], n: int) -> Iterable[str]:
    """The text cut at every start and end of a cited span; cited stretches marked, each start a link's target."""
    starts = {e.span.start for e in cited}
    cuts = sorted({0, len(text), *starts, *(e.span.end for e in cited)})
    depth = dict.fromkeys(cuts, 0)
    for e in cited:
        depth[e.span.start] += 1
        depth[e.span.end] -= 1
    level = 0
    for a, b in pairwise(cuts):
        level += depth[a]
        if a in starts:
            yield f'<a id="r{n}-{a}"></a>'
        piece = _safe(text[a:b])
        yield f"<mark>{piece}</mark>" if level else piece


def _safe(text: str) -> str:
    return escape(text, quote=True)
