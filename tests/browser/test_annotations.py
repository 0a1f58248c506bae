"""Web Annotations: Apache Annotator, in a browser, finds by every selector the words that it names."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from hearsay.render.contract import brief_dict
from hearsay.render.exports import FORMS
from hearsay.render.exports.names import text_iri
from hearsay.render.told import Told
from tests.factory import bridge, brief, claim, mention, reading, report, story, told, weighed

ANNOTATOR = Path(__file__).with_name("vendor") / "apache-annotator.js"
FIND = """async ([texts, targets]) => {
  const found = [];
  for (const t of targets) {
    const page = document.createElement("pre");
    page.textContent = texts[t.source.id];
    document.body.replaceChildren(page);
    const [quote, position] = t.selector;
    const all = [];
    for (const [make, selector] of [["Quote", quote], ["Position", position]]) {
      for await (const range of annotator[`createText${make}SelectorMatcher`](selector)(page)) {
        const before = document.createRange();
        before.setStart(page, 0);
        before.setEnd(range.startContainer, range.startOffset);
        all.push([make, range.toString(), before.toString().length]);
      }
    }
    found.push(all);
  }
  return found;
}"""


def twice() -> Told:
    """A report in which the same words stand twice, beside letters that are no ASCII."""
    r = report("r", "“Über”: the gate is shut, Ana Ruiz said.\n\nBo Lind said the gate is shut.", "Orva Daily")
    start = r.text.rindex("the gate is shut")
    late = told(r, "the gate is shut", "Bo Lind")
    late = type(late)(**{f: getattr(late, f) for f in late.__slots__} | {"content": (r.cite(start, start + 16),)})
    one = claim("c1", mention(late))
    return Told(brief_dict(brief(story(reading(r, late), claims=[one]), weighed(one))))


def check(browser: Browser, made: Told, texts: dict[str, str]) -> int:
    items = json.loads(FORMS["annotations"].make(made, texts))["first"]["items"]
    targets: list[Any] = [t for a in items for t in (a["target"] if isinstance(a["target"], list) else [a["target"]])]
    by_name = {text_iri(made.reports[r]): text for r, text in texts.items()}
    page = browser.new_page()
    try:
        page.evaluate(ANNOTATOR.read_text(encoding="utf-8"))
        found = page.evaluate(FIND, [by_name, targets])
    finally:
        page.close()
    for t, ranges in zip(targets, found, strict=True):
        quote, position = t["selector"]
        assert ranges == [[kind, quote["exact"], position["start"]] for kind in ("Quote", "Position")]
    return len(targets)


def test_every_selector_finds_its_words_and_only_them(browser: Browser) -> None:
    texts = {r.report.id: r.report.text for r in bridge().story.readings}
    assert check(browser, Told(brief_dict(bridge())), texts) > 10


def test_words_that_stand_twice_are_told_apart(browser: Browser) -> None:
    made = twice()
    (mention_,) = made.claims["c1"]["mentions"]
    texts = {"r": "“Über”: the gate is shut, Ana Ruiz said.\n\nBo Lind said the gate is shut."}
    assert mention_["start"] > 40
    assert check(browser, made, texts) > 1
