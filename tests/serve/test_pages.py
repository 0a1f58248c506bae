"""Each page shows what the store has, and its links lead on."""

import re
from html.parser import HTMLParser

from .conftest import Desk
from .stock import NOW, put, report

BROKE = "the harbour wall broke in two places"


class Links(HTMLParser):
    """The addresses that a page leads to, the ids that it has, and the tags that were never closed."""

    VOID = frozenset("area base br col embed hr img input link meta source wbr path line circle rect".split())

    def __init__(self, page: str) -> None:
        super().__init__()
        self.to: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.ids += [known["id"]] if known.get("id") else []  # type: ignore[list-item]
        self.to += [known["href"]] if known.get("href") and tag == "a" else []  # type: ignore[list-item]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        last = self.open.pop()
        assert last == tag, (last, tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass


def one(pattern: str, page: str) -> str:
    found = re.search(pattern, page)
    assert found, pattern
    return found[1]


def story_of(desk: Desk, title: str = "Boats sink at Orva") -> str:
    return one(rf'href="(/stories/\w+)">{title}', desk.get("/"))


def claim_of(desk: Desk, words: str = BROKE) -> str:
    return one(rf'href="(/stories/\w+/claims/\w+)">{words}', desk.get(story_of(desk)))


def test_stories_are_listed_with_their_outlets_and_how_their_claims_stand(desk: Desk) -> None:
    page = desk.get("/")
    assert page.index("Boats sink at Orva") < page.index("Fish market to close")
    assert "3 reports · Orva Daily, Kerra Post, Sound FM" in page
    assert '<span class="denied"><b>1</b> denied</span>' in page


def test_a_story_shows_the_brief_the_table_and_who_cites_whom(desk: Desk) -> None:
    page = desk.get(story_of(desk))
    assert "Disputed" in page
    assert "Kerra Post → Sound FM → Kerra Post" in page
    assert re.search(r'aria-label="Orva Daily, a denial">✕</a>', page)
    assert "Kerra Post has it from Sound FM, in a circle" in page


def test_a_claim_shows_who_has_it_from_whom_and_every_mention_in_its_sentence(desk: Desk) -> None:
    page = desk.get(claim_of(desk))
    assert "Orva Daily has a denial from Bo Lind" in page
    assert page.count('<li class="mention') == 3
    page = desk.get(claim_of(desk, "four boats sank near the lighthouse"))
    assert "Everything passes through <b>Teleg</b>" in page
    assert 'class="node relay outlet neck"' in page


def test_words_are_found_by_their_place_and_lead_back_to_the_claim(desk: Desk) -> None:
    claim = claim_of(desk)
    words = one(r'href="(/stories/\w+/reports/\w+\?at=[\d-]+)#here"><mark>' + BROKE, desk.get(claim))
    page = desk.get(words)
    assert re.search(rf'r-here" id="here" tabindex="-1">{BROKE}</span><a class="back" href="{claim}"', page)
    assert 'class="stance denies"' in page


def test_dates_lead_to_their_words_and_back(desk: Desk) -> None:
    story = story_of(desk)
    picture = desk.get(story).partition('<svg class="days"')[2].partition("</svg>")[0]
    assert "said to have happened 2031-04-28; reported by Orva Daily 2031-05-01, Kerra Post 2031-05-02" in picture
    words = one(r'href="(/stories/\w+/reports/\w+\?at=[\d-]+)#here"', picture)
    page = desk.get(words)
    assert re.search(rf'<span class="[^"]*r-time[^"]*">Monday</span><a class="back" href="{story}#timeline"', page)


def test_doubtful_readings_stand_first_among_what_to_check(desk: Desk) -> None:
    page = desk.get("/checks")
    assert "a nurse" in one(r'<ol class="checks"><li data-item>(.*?)</li>', page)
    assert "read with 50 % doubt" in desk.get(claim_of(desk, "nine people came to the clinic of Orva"))


def test_a_place_outside_the_text_marks_nothing(desk: Desk) -> None:
    report_page = one(r'href="(/stories/\w+/reports/\w+)\?at', desk.get(claim_of(desk)))
    for place in ("5-3", "0-99999999", "-1-2", "a-b", "1-2-3", "١-٢"):
        assert 'id="here"' not in desk.get(f"{report_page}?at={place}")


def test_a_source_shows_all_that_it_said_and_through_whom(desk: Desk) -> None:
    page = desk.get("/sources?name=Cora Vale")
    assert "four boats sank near the lighthouse" in page
    assert 'through <span class="relay">Teleg</span>' in page
    assert "passed it on" in desk.get("/sources?name=Teleg")
    assert "Ana Ruiz" in desk.get("/sources")
    assert "Dan Moor" not in desk.get("/sources?like=ruiz")


def test_search_finds_claims_and_reports(desk: Desk) -> None:
    assert BROKE in desk.get("/search?q=wall broke")
    assert BROKE in desk.get("/search?speaker=Ruiz&status=denied")
    assert "No" not in desk.get("/search?q=unheard")
    assert "Fish market to close" in desk.get("/search?q=stalls&in=reports")


def test_changes_are_counted_from_the_last_visit_on(desk: Desk) -> None:
    assert "new</span>" not in desk.get("/")
    again = report(
        "orva", ("Orva Daily", 4, "Wall: one more", "Eva Holt said the crane fell on the harbour wall at Orva.")
    )
    put(desk.store, [again], NOW)
    assert "arrived since this page was made" in desk.client.get("/live?after=1").text
    desk.clock.at = desk.clock.at.replace(hour=13)
    page = desk.get("/")
    assert re.search(r'class="fresh">\d+<span', page)
    assert 'class="fresh-row"' in desk.get("/changes")
    seen = desk.client.post("/seen")
    assert seen.status_code == 303
    assert 'class="fresh"' not in desk.get("/")


def test_nothing_is_told_to_a_page_that_is_up_to_date(desk: Desk) -> None:
    latest = one(r"/live\?after=(\d+)", desk.get("/"))
    assert desk.client.get(f"/live?after={latest}").status_code == 204


def test_every_link_of_every_page_leads_somewhere_and_every_tag_is_closed(desk: Desk) -> None:
    ahead, seen = ["/"], {"/"}
    while ahead:
        at = ahead.pop()
        page = desk.get(at)
        links = Links(page)
        assert not links.open, (at, links.open)
        assert len(links.ids) == len(set(links.ids)), at
        for to in links.to:
            path, _, name = to.partition("#")
            if not path or path == at:
                assert not name or name in links.ids, (at, to)
            elif path not in seen and "/export/" not in path:
                seen.add(path)
                ahead.append(path)
    assert len(seen) > 40


def test_what_is_not_there_is_told(desk: Desk) -> None:
    story = story_of(desk)
    for path in ("/nothing", "/stories/s0", f"{story}/claims/k0", f"{story}/reports/r0", f"{story}/attributions/a0"):
        answer = desk.client.get(path)
        assert answer.status_code == 404, path
        assert "<h1>" in answer.text
    assert desk.client.get("/search?q=%22").status_code == 400
    assert desk.client.get("/search?q=wall&cursor=x").status_code == 400
    assert desk.client.post("/").status_code == 405
