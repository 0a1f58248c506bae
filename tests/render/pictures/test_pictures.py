"""Pictures: who has it from whom, who cites whom, and when; every line leads to its words, and no name breaks out."""

import re
from collections import Counter
from xml.etree.ElementTree import fromstring

import pytest

from hearsay.render.contract import brief_dict
from hearsay.render.pictures.days import events, timeline
from hearsay.render.pictures.draw import picture
from hearsay.render.pictures.graph import Edge, Graph, Node, citations, provenance
from hearsay.render.pictures.layout import HEIGHT, ends, lay_out
from hearsay.render.told import Told
from tests.factory import bridge, brief, claim, mention, reading, report, story, told, weighed

TOLD = Told(brief_dict(bridge()))


def to(report: str, start: int, end: int) -> str:
    return f"/r/{report}?at={start}-{end}#here"


def pairs(graph: Graph) -> set[tuple[str, str, str]]:
    names = {n.id: n.name for n in graph.nodes}
    return {(names[e.start], names[e.end], e.stance) for e in graph.edges}


def circle() -> Told:
    """Two outlets that name each other, and a third that has it from one of them."""
    a = report("a", "Kerra Post said the gate is shut.", "Orva Daily")
    b = report("b", "Orva Daily said the gate is shut.", "The Kerra Post")
    c = report("c", "Kerra Post said the gate is shut.", "Sound FM")
    rows = [
        told(r, "the gate is shut", f"outlet:{n}") for r, n in ((a, "Kerra Post"), (b, "Orva Daily"), (c, "Kerra Post"))
    ]
    one = claim("c1", *map(mention, rows))
    made = brief(
        story(*(reading(r, x) for r, x in zip((a, b, c), rows, strict=True)), claims=[one]), weighed(one, 0, 1)
    )
    return Told(brief_dict(made))


def test_chains_go_from_outlets_through_relays_to_origins() -> None:
    crack = TOLD.claims["c-crack"]
    assert pairs(provenance(TOLD, crack)) == {
        ("Orva Daily", "Ana Ruiz", "asserts"),
        ("Kerra Post", "Teleg", "asserts"),
        ("Teleg", "Ana Ruiz", "asserts"),
        ("Sound FM", "The city", "denies"),
    }
    places = {n.name: (n.place, n.neck) for n in provenance(TOLD, crack).nodes}
    assert places["Teleg"] == ("relay", True)
    assert places["Ana Ruiz"] == ("origin", False)


def test_an_outlets_own_words_and_unnamed_ends_are_unsure() -> None:
    ends = [n for n in (c for x in ("c-none", "c-two") for c in provenance(TOLD, TOLD.claims[x]).nodes) if n.unsure]
    assert sorted(n.kind for n in ends) == ["own", "unnamed"]


def test_only_a_circle_is_marked_as_one() -> None:
    made = circle()
    graph = provenance(made, made.claims["c1"])
    names = {n.id: n.name for n in graph.nodes}
    assert {(names[e.start], names[e.end]): e.circle for e in graph.edges} == {
        ("Orva Daily", "The Kerra Post"): True,
        ("The Kerra Post", "Orva Daily"): True,
        ("Sound FM", "The Kerra Post"): False,
    }


def test_who_cites_whom_counts_and_leaves_out_who_is_not_named() -> None:
    graph = citations(TOLD)
    assert Counter(e.times for e in graph.edges)[1] == len(graph.edges)
    assert "a nurse" not in {n.name for n in graph.nodes}
    assert len(citations(TOLD, most=1).nodes) < len(graph.nodes)


def test_a_picture_is_well_formed_and_every_line_leads_to_its_words() -> None:
    for c in TOLD.claims.values():
        graph = provenance(TOLD, c)
        drawn = fromstring(picture(graph, "Who has it from whom", to))
        links = list(drawn.iter("a"))
        assert len(links) == len(graph.edges)
        assert {x.get("href") for x in links} == {to(*e.words) for e in graph.edges}
        assert all(x.get("aria-label") for x in links)
    assert picture(Graph(nodes=(), edges=()), "x", to) == ""


@pytest.mark.parametrize("name", ["</title><script>", '"><a href="javascript:x">', "\x00\u202ea", "n" * 500, "&lt;"])
def test_no_name_breaks_out_of_a_picture(name: str) -> None:
    nodes = (
        Node(id="a", name=name, kind="outlet", place="outlet"),
        Node(id="b", name=name, kind="person", place="origin"),
    )
    graph = Graph(nodes=nodes, edges=(Edge(start="a", end="b", stance="asserts", words=("r", 0, 1)),))
    drawn = picture(graph, name, to)
    assert {e.tag for e in fromstring(drawn).iter()} <= set("svg defs marker path g a title rect text".split())
    assert not re.search("[\x00\u202e]", drawn)


def test_no_two_boxes_lie_on_each_other() -> None:
    boxes = list(lay_out(citations(TOLD)).boxes.values())
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            apart = a.x + a.width < b.x or b.x + b.width < a.x or abs(a.y - b.y) > 30
            assert apart, (a.node.name, b.node.name)


def test_no_line_runs_behind_a_box_and_each_ends_where_it_should() -> None:
    graph = citations(TOLD)
    plan = lay_out(graph)
    relay = next(b for b in plan.boxes.values() if b.node.place == "relay")
    past = [e for e in graph.edges if plan.boxes[e.start].x < relay.x < plan.boxes[e.end].x]
    assert past
    for e in past:
        (lane,) = plan.lanes[ends(e)]
        assert (lane.x, lane.width) == (relay.x, relay.width)
        inside = [b for b in plan.boxes.values() if b.x == lane.x]
        assert all(abs(b.y - lane.y) > HEIGHT / 2 for b in inside)
    drawn = [x.get("d") or "" for x in fromstring(picture(graph, "x", to)).iter("path") if x.get("class") == "reach"]
    assert sum("H" in d for d in drawn) == len(past)


def test_outlets_stand_left_and_origins_right() -> None:
    plan = lay_out(provenance(TOLD, TOLD.claims["c-crack"]))
    at = {b.node.name: b.x for b in plan.boxes.values()}
    assert at["Orva Daily"] == at["Sound FM"] < at["Teleg"] < at["Ana Ruiz"] == at["The city"]


def test_the_timeline_tells_when_it_happened_and_when_it_was_reported() -> None:
    (row,) = events(TOLD)
    assert (row.start, row.end, row.claim) == ("2031-04-28", "2031-04-28", TOLD.claims["c-crack"]["number"])
    assert row.reported == (("2031-05-02", "Orva Daily"), ("2031-05-03", "Kerra Post"))
    drawn = fromstring(timeline([row], to))
    days = [t.text for t in drawn.iter("text") if t.get("class") == "day"]
    assert days[::2] == ["28 Apr 2031", "2 May", "3 May"]
    assert len(list(drawn.iter("circle"))) == 2
    bar = next(drawn.iter("rect"))
    first = next(t for t in drawn.iter("text") if t.text == "28 Apr 2031")
    assert float(bar.get("x", 0)) < float(first.get("x", 0)) < float(bar.get("x", 0)) + float(bar.get("width", 0))
    assert timeline([], to) == ""


def test_cited_words_are_those_of_the_link() -> None:
    crack = TOLD.claims["c-crack"]
    texts = {r.report.id: r.report for r in bridge().story.readings}
    for e in provenance(TOLD, crack).edges:
        name, start, end = e.words
        assert texts[name].text[start:end] in ("Ana Ruiz", "Teleg", "The city")
