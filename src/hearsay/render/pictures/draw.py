"""Plan → SVG, coloured by the page's style sheet. Every line is a link to the words that it rests on.

All names are escaped; no script, no style, nothing from elsewhere.
"""

from collections.abc import Callable, Sequence

from ..html.anchors import safe
from ..phrases import one_line, shorten
from .graph import Edge, Graph
from .layout import HEIGHT, Box, Plan, ends, lay_out, letters

To = Callable[[str, int, int], str]
"""(report, first, behind the last) → address of those words."""
STANCES = {
    "asserts": "has it from",
    "denies": "has a denial from",
    "confirms": "has it confirmed by",
    "declines": "has no comment from",
    "unconfirmed": "could not verify it from",
    "own": "says it in its",
}
"""Stance of a line → what stands between its start and its end in words."""


def picture(graph: Graph, label: str, to: To) -> str:
    """The graph as an SVG element; empty where it has no line."""
    if not graph.edges:
        return ""
    plan = lay_out(graph)
    heads = "".join(f'<text class="head" x="{x:.0f}" y="14">{safe(h)}</text>' for h, x in plan.columns)
    lines = "".join(_line(e, plan, to) for e in sorted(plan.edges, key=lambda e: e.circle))
    boxes = "".join(_box(b) for b in plan.boxes.values())
    width, height = f"{plan.width:.0f}", f"{plan.height:.0f}"
    return (
        f'<svg class="graph" role="group" aria-label="{safe(label)}" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}">{_ARROWS}{heads}{lines}{boxes}</svg>'
    )


def _arrow(name: str) -> str:
    return (
        f'<marker id="arrow-{name}" class="{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9"'
        ' markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0.8 8 4 0 7.2z"/></marker>'
    )


_ARROWS = f"<defs>{''.join(_arrow(n) for n in ('line', 'denies', 'circle'))}</defs>"


def _line(e: Edge, plan: Plan, to: To) -> str:
    a, b = plan.boxes[e.start], plan.boxes[e.end]
    kind = "circle" if e.circle else "denies" if e.stance == "denies" else "line"
    circle, times = ", in a circle" if e.circle else "", f", {e.times} times" if e.times > 1 else ""
    told = safe(f"{a.node.name} {STANCES[e.stance]} {b.node.name}{circle}{times}")
    path = _path(a, b, plan.lanes.get(ends(e), ()))
    return (
        f'<a href="{safe(to(*e.words))}" aria-label="{told}: to the words" class="edge {kind} {e.stance}">'
        f"<title>{told}</title>"
        f'<path class="reach" d="{path}"/><path class="stroke w{min(e.times, 4)}" d="{path}"'
        f' marker-end="url(#arrow-{kind})"/></a>'
    )


def _path(a: Box, b: Box, lanes: Sequence[Box]) -> str:
    if a.x == b.x:
        bulge = 22 + min(66.0, abs(a.y - b.y) * 0.35)
        return f"M{a.x:.0f} {a.y:.0f}C{a.x - bulge:.0f} {a.y:.0f} {b.x - bulge:.0f} {b.y:.0f} {b.x - 2:.0f} {b.y:.0f}"
    x, y, end = a.x + a.width, a.y, b.x - 2
    if b.x < a.x:
        x, end = a.x, b.x + b.width + 2
    path = f"M{x:.0f} {y:.0f}"
    for lane in lanes:
        path += f"{_curve(x, y, lane.x, lane.y)}H{lane.x + lane.width:.0f}"
        x, y = lane.x + lane.width, lane.y
    return path + _curve(x, y, end, b.y)


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    half = (x + to_x) / 2
    return f"C{half:.0f} {y:.0f} {half:.0f} {to_y:.0f} {to_x:.0f} {to_y:.0f}"


def _box(b: Box) -> str:
    n = b.node
    classes = f"node {n.place} {safe(n.kind)}{' unsure' if n.unsure else ''}{' neck' if n.neck else ''}"
    shown = shorten(one_line(n.name), letters(b.width))
    round_ = 2 if n.place == "outlet" else 15
    return (
        f'<g class="{classes}"><title>{safe(n.name)} ({safe(n.kind)})</title><rect x="{b.x:.0f}"'
        f' y="{b.y - HEIGHT / 2:.0f}" width="{b.width:.0f}" height="{HEIGHT}" rx="{round_}"/>'
        f'<text x="{b.x + b.width / 2:.0f}" y="{b.y + 4.5:.0f}">{safe(shown)}</text></g>'
    )
