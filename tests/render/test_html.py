"""The page: well-formed whatever reports hold, nothing from outside, and links that lead to words and back."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.model import Brief, Evidence
from hearsay.render.html import html
from hearsay.render.html.anchors import Anchors
from hearsay.render.html.marks import Cite, marked
from hearsay.render.phrases import visible
from hearsay.render.view import view
from tests import factory

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """A page taken apart; fails on a tag that is not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, str] = {}
        self.text = ""
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert len(given) == len(attrs)
        self.tags.append((tag, given))
        if tag in VOID:
            return
        self.open.append((tag, given))
        if name := given.get("id"):
            assert name not in self.words, f"two places are called {name}"
            self.words[name] = ""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.open and self.open[-1][1].get("class") != "back":
            for name in (str(given["id"]) for _, given in self.open if "id" in given):
                self.words[name] += data

    def all(self, attribute: str) -> list[str]:
        return [str(given[attribute]) for _, given in self.tags if attribute in given]


def page(brief: Brief) -> Page:
    return Page(html(view(brief), [r.report for r in brief.story.readings]))


BRIEFS = [factory.bridge(), factory.brief(factory.story()), factory.single("One."), factory.many(200)]
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><a href='javascript:alert(1)'>press</a>",
    "</style></details><!-- ",
    "javascript:alert(1)",
    "\u202egnihton\u2066 \x00 \x1b[31m \ud800",
    "&lt;b&gt; &#x202e;",
]


@pytest.mark.parametrize("brief", BRIEFS)
def test_links_lead_to_places_of_the_page_only(brief: Brief) -> None:
    made = page(brief)
    links = made.all("href")
    assert all(x.startswith("#") for x in links)
    assert {x[1:] for x in links} <= set(made.words)


@pytest.mark.parametrize("brief", BRIEFS)
def test_nothing_is_loaded_or_run(brief: Brief) -> None:
    made = page(brief)
    assert not {t for t, _ in made.tags} & {"script", "img", "link", "iframe", "object", "form", "base", "svg"}
    assert not made.all("src")
    assert not made.all("style")
    assert not {a for _, given in made.tags for a in given if a.startswith("on")}
    style = html(view(brief), [r.report for r in brief.story.readings]).partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("evil", HOSTILE)
def test_hostile_words_stay_words(evil: str) -> None:
    made = page(factory.single(evil, outlet=evil, title=evil))
    plain = page(factory.single("Gate shut.", outlet="Orva Daily", title="Gate"))
    assert {t for t, _ in made.tags} == {t for t, _ in plain.tags}
    assert visible(evil) in made.text
    assert not re.search(r"[\x00-\x08\x0e-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", made.text)


@pytest.mark.parametrize("brief", BRIEFS)
def test_every_mention_leads_to_its_words_and_back(brief: Brief) -> None:
    made = page(brief)
    anchors = Anchors([r.report for r in brief.story.readings])
    for c in view(brief).all_claims():
        for w in (w for v in c.voices for w in v.words):
            assert made.words[anchors.words(w.evidence)] == w.evidence.text
            assert f"#{anchors.words(w.evidence)}" in made.all("href")
        assert f"#c{c.number}" in made.all("href")


def test_report_texts_stand_whole() -> None:
    brief = factory.bridge()
    made = page(brief)
    for n, r in enumerate(brief.story.readings, 1):
        assert r.report.text in made.words[f"r{n}"]


SPAN = st.tuples(st.integers(0, 29), st.integers(1, 12)).map(lambda x: (x[0], min(30, x[0] + x[1])))


@given(st.sets(SPAN, max_size=12))
def test_nested_and_crossing_words_are_well_formed(spans: set[tuple[int, int]]) -> None:
    r = factory.report("r1", "<The gate & the bridge>, shut!\n")
    cited: list[Evidence] = [r.cite(a, b) for a, b in sorted(spans)]
    anchors = Anchors([r])
    cites = {e.span: Cite(claims=[n] if n % 3 else [], dates=[n] if n % 2 else []) for n, e in enumerate(cited)}
    made = Page(f"<div>{marked(r, cites, anchors)}</div>")
    plain = re.sub(r'<a class="back".*?</a>', "", marked(r, cites, anchors))
    assert Page(plain).text == r.text
    assert {anchors.words(e) for e in cited} == set(made.words)
    for e in cited:
        assert e.text.startswith(made.words[anchors.words(e)])


def test_nested_words_are_targets_as_a_whole() -> None:
    r = factory.report("r1", "Teleg said the gate is shut.")
    outer, inner = r.cite(0, 28), r.cite(11, 27)
    made = Page(f"<p>{marked(r, {e.span: Cite(claims=[1]) for e in (outer, inner)}, Anchors([r]))}</p>")
    assert made.words == {"r1-0-28": outer.text, "r1-11-27": inner.text}


def test_headings_go_down_one_step_at_a_time_and_landmarks_are_there() -> None:
    made = page(factory.bridge())
    levels = [int(t[1]) for t, _ in made.tags if re.fullmatch(r"h[1-6]", t)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert {"header", "main", "nav", "footer"} <= {t for t, _ in made.tags}
    assert {x for given in made.all("aria-labelledby") for x in given.split()} <= set(made.words)


def test_claims_by_outlets_have_a_sign_for_each_mention() -> None:
    made = page(factory.bridge())
    labels = made.all("aria-label")
    assert "Sound FM, a denial" in labels
    assert "Kerra Post, told of a source" in labels
    assert "Orva Daily, in its own words" in labels


def test_claims_of_less_weight_are_folded_not_dropped() -> None:
    made = page(factory.many(200))
    assert "188 claims of less weight" in made.text
    assert "c200" in made.words
