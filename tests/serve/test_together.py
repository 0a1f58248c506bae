"""Several at once: many read while somebody decides and reports come in; links to what moved lead on."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count

from hearsay.serve.settings import Settings
from hearsay.serve.shelf import Shelf
from hearsay.store.db import Store

from .conftest import Desk
from .stock import MARKET, NOW, put, report
from .test_pages import claim_of, story_of


def test_pages_are_whole_while_others_write(desk: Desk) -> None:
    story, claim = story_of(desk), claim_of(desk)
    paths = ["/", story, claim, "/changes", "/sources", "/search?q=wall", f"/api{story}"] * 6
    form = {"claim": claim.rpartition("/")[2], "why": "read all"}

    def write(n: int) -> int:
        told = ("Lenn Echo", 4, f"Stalls {n}", f"Dan Moor said stall {n} of the fish market of Lenn is empty.")
        put(desk.store, [report(f"n{n}", told)], NOW)
        return desk.client.post(f"{story}/decide/confirm", data={**form, "why": f"read {n}"}).status_code

    with ThreadPoolExecutor(8) as pool:
        writes = [pool.submit(write, n) for n in range(3)]
        reads = [pool.submit(desk.client.get, p) for p in paths]
    assert [w.result() for w in writes] == [303] * 3
    assert {r.result().status_code for r in reads} == {200}
    assert all(r.result().text.rstrip().endswith(("</html>", "}")) for r in reads)


def test_addresses_of_a_story_that_was_merged_lead_to_the_other(desk: Desk) -> None:
    market = story_of(desk, MARKET["market"][2])
    claim = claim_in(desk, market)
    other = story_of(desk)
    with Store.open(desk.store) as store:
        store.stories.merge(other.rpartition("/")[2], market.rpartition("/")[2], "one port", NOW)
    assert desk.client.get(market).headers["location"] == other
    assert desk.client.get(claim).headers["location"] == other
    assert desk.client.get(f"/api{market}").status_code == 404


def claim_in(desk: Desk, story: str) -> str:
    page = desk.get(story)
    start = page.index(f"{story}/claims/")
    return page[start : page.index('"', start)]


def test_what_is_kept_is_made_anew_when_another_writes_and_old_views_go_on(desk: Desk) -> None:
    shelf = Shelf(Settings(store=desk.store, now=desk.clock, hosts=frozenset()))
    made = count()

    def once(key: str = "x") -> int:
        return shelf.once((key, ""), lambda: next(made))

    with shelf.reading():
        assert (once(), once(), once("y")) == (0, 0, 1)
    with shelf.reading():
        assert once() == 0
    with ThreadPoolExecutor(1) as other, shelf.reading():
        put(desk.store, [report("more", ("Lenn Echo", 4, "Ice", "Dan Moor said the ice of Lenn is thin."))], NOW)
        assert once() == 0  # this view began before

        def look() -> int:
            with shelf.reading():
                return once()

        assert other.submit(look).result() == 2
        assert once() == 0
    with shelf.reading():
        assert once() == 3  # this thread has not seen the file since: it may not trust what it finds
    shelf.close()
