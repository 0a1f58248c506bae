"""The share of agencies in what each outlet printed, as a picture (SVG): one bar an outlet, one colour an agency.

Agencies have no bar of their own: all that they print is theirs.
"""

from __future__ import annotations

from collections import defaultdict
from html import escape
from pathlib import Path

from .answers import ask

_BY_OUTLET = """
    SELECT s.outlet, s.agency, sum(s.through) / p.chars AS share, p.reports
    FROM shares s JOIN (SELECT outlet, sum(chars) AS chars, sum(reports) AS reports FROM printed GROUP BY 1) p
      USING (outlet) WHERE s.outlet NOT IN (SELECT DISTINCT agency FROM behind)
    GROUP BY s.outlet, s.agency, p.chars, p.reports ORDER BY 1, 2"""
_COLOURS = ("#1b6ca8", "#d1495b", "#66a182", "#edae49", "#6a4c93", "#8d99ae", "#2e4057", "#a3b18a")
_ROW, _LEFT, _WIDE, _TOP = 26, 190, 520, 74
MOST = 40
"""Outlets that are drawn: those with the greatest share."""


def picture_of(folder: Path) -> str:
    """Draw it. Raises InputError where the run has no result yet.

    The bar is as long as the share of all agencies together; where two stand behind the same words, it is parted in
    proportion.
    """
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    printed: dict[str, int] = {}
    for outlet, agency, share, reports in ask(folder, _BY_OUTLET).rows:
        shares[outlet][agency] = float(share)
        printed[outlet] = reports
    rows = sorted(shares, key=lambda o: (-shares[o].get("", 0.0), o))[:MOST]
    agencies = sorted({a for o in rows for a in shares[o] if a})
    colour = {a: _COLOURS[i % len(_COLOURS)] for i, a in enumerate(agencies)}
    body = [_bar(i, o, (shares[o], printed[o]), colour) for i, o in enumerate(rows)]
    return _sheet(body, _legend(colour), len(rows))


def _bar(i: int, outlet: str, known: tuple[dict[str, float], int], colour: dict[str, str]) -> str:
    shares, reports = known
    y = _TOP + i * _ROW
    whole = shares.get("", 0.0)
    each = {a: s for a, s in shares.items() if a and s > 0}
    scale = whole / sum(each.values()) if each else 0.0
    name = outlet or "outlet unknown"
    parts = [_words(_LEFT - 8, y + 13, f"{name} ({reports})", 'text-anchor="end"')]
    x = float(_LEFT)
    for agency, share in sorted(each.items()):
        width = share * scale * _WIDE
        told = f"<title>{escape(name)}: {share:.1%} through {escape(agency)}</title>"
        parts.append(f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="18" fill="{colour[agency]}">{told}</rect>')
        x += width
    return "".join([*parts, _words(x + 6, y + 13, f"{whole:.0%}", 'class="n"')])


def _legend(colour: dict[str, str]) -> str:
    parts: list[str] = []
    x = _LEFT
    for agency, c in colour.items():
        parts += [f'<rect x="{x}" y="42" width="12" height="12" fill="{c}"/>', _words(x + 16, 52, agency)]
        x += 34 + 7 * len(agency)
    return "".join(parts)


def _words(x: float, y: float, text: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y}" {more}>{escape(text)}</text>'.replace(" >", ">")


def _sheet(body: list[str], legend: str, rows: int) -> str:
    high, wide = _TOP + rows * _ROW + 20, _LEFT + _WIDE + 70
    style = "text{font:12px sans-serif;fill:#222}.t{font-size:15px;font-weight:bold}.n{fill:#555}"
    size = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    title = "Share of text that goes back to each agency, by outlet (number of reports)"
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"><style>{style}</style>',
            '<rect width="100%" height="100%" fill="#fff"/>',
            _words(16, 26, title, 'class="t"'),
            legend,
            *body,
            "</svg>\n",
        ]
    )
