"""The graph to explore: what the script is given, and what stands there without it."""

import json

from .conftest import Desk
from .stock import put, report
from .test_pages import Links, one, story_of


def page_of(desk: Desk) -> str:
    return desk.get(f"{story_of(desk)}/graph")


def data_of(page: str) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(
        one(r'<script type="application/json" id="graph-data">(.+?)</script>', page)
    )
    return found


def test_every_line_stands_there_in_words_and_leads_to_them(desk: Desk) -> None:
    page = page_of(desk)
    lines = page.partition("Every line in words")[2]
    assert '<b>Kerra Post</b> <span class="stance asserts">has it from</span> <b>Teleg</b>' in lines
    assert "has a denial from" in lines
    assert "in a circle" in lines
    assert desk.get(one(r"(/stories/\w+/reports/\w+\?at=[\d-]+)", lines)).count("r-here")
    assert "<svg" in page
    links = Links(page)
    assert links.open == []
    for claim in [x for x in links.to if "/claims/" in x]:
        assert desk.client.get(claim).status_code == 200


def test_the_script_is_given_parties_lines_and_claims_that_belong_together(desk: Desk) -> None:
    data = data_of(page_of(desk))
    ids = {n["id"] for n in data["nodes"]}
    assert all({e["source"], e["target"]} <= ids for e in data["edges"])
    numbers = {c["number"] for c in data["claims"]}
    told = {str(e["told"]): e["claims"] for e in data["edges"]}
    assert all(set(n) <= numbers for n in told.values())  # type: ignore[call-overload]
    (clinic,) = (c["number"] for c in data["claims"] if "clinic" in str(c["text"]))
    assert [t for t, n in told.items() if clinic in n] == []  # a nurse is nobody that others could cite
    (sank,) = (c["number"] for c in data["claims"] if "four boats" in str(c["text"]))
    ways = {"Kerra Post has it from Teleg", "Teleg has it from Cora Vale"}
    assert {t for t, n in told.items() if sank in n} == ways  # type: ignore[operator]
    assert {e["circle"] for e in data["edges"]} == {True, False}


def test_no_name_leaves_the_data(desk: Desk) -> None:
    evil = "Teleg</script><script>alert(1)</script>\u202e"
    text = "Ana Ruiz said the mast of Orva fell. Bo Lind denied that the mast of Orva fell."
    put(desk.store, [report("evil", (evil, 3, "Mast falls", text))], desk.clock())
    story = story_of(desk, "Mast falls")
    page = desk.get(f"{story}/graph")
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert "\\u202e" not in page
    assert any(str(n["name"]).startswith("Teleg</script>") for n in data_of(page)["nodes"])


def test_a_story_in_which_nobody_is_cited_says_so(desk: Desk) -> None:
    put(desk.store, [report("own", ("Orva Daily", 3, "Snow falls", "Snow fell on the hills of Tarn."))], desk.clock())
    page = desk.get(f"{story_of(desk, 'Snow falls')}/graph")
    assert "Nobody is cited" in page
    assert "graph-data" not in page
    assert desk.client.get("/stories/s0/graph").status_code == 404
