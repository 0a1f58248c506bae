"""Mentions in their sentences, and chains followed through the reports of outlets that are cited."""

from dataclasses import replace

from hearsay.model import Copy
from hearsay.weigh.ends import ends_of
from hearsay.weigh.tellings import chains_of, tellings_of
from tests import factory as f
from tests.weigh.invented import WORDS, dam, one, scene_of


def ways(*parts: tuple) -> list[tuple[str, list[tuple[str | None, str]]]]:
    s = dam(*parts)
    return [
        (x.telling.outlet, [(link.name, link.role) for link in x.links]) for x in chains_of(s.claims[0], scene_of(s))
    ]


def test_a_telling_has_its_sentence_and_its_chain() -> None:
    s = dam(one("Orva Daily", ("outlet:Teleg", "Ana Ruiz"), "own"))
    told, own = tellings_of(s.claims[0], scene_of(s))
    assert told.sentence.text == f"Number 0: {WORDS}, Teleg by way of Ana Ruiz said."
    assert [x.name for x in told.links] == ["Teleg", "Ana Ruiz"]
    assert told.cue[0].text == "said"
    assert (own.links, own.cue) == ((), ())


def test_a_cited_outlet_is_followed_to_its_source() -> None:
    assert ways(one("Orva Daily", "outlet:Kerra Post"), one("Kerra Post", "Ana Ruiz")) == [
        ("Orva Daily", [("Kerra Post", "relay"), ("Ana Ruiz", "origin")]),
        ("Kerra Post", [("Ana Ruiz", "origin")]),
    ]


def test_links_keep_the_words_of_the_report_that_gives_them() -> None:
    s = dam(one("Orva Daily", "outlet:Kerra Post"), one("Kerra Post", "Ana Ruiz"))
    first = chains_of(s.claims[0], scene_of(s))[0]
    assert [(x.evidence[0].report, x.evidence[0].text) for x in first.links] == [
        ("Orva Daily", "Kerra Post"),
        ("Kerra Post", "Ana Ruiz"),
    ]


def test_a_cited_outlet_with_two_sources_gives_two_ways() -> None:
    found = ways(one("Orva Daily", "outlet:Kerra Post"), one("Kerra Post", "Ana Ruiz", "Bo Lind"))
    assert [links[-1][0] for outlet, links in found if outlet == "Orva Daily"] == ["Ana Ruiz", "Bo Lind"]


def test_a_circle_ends() -> None:
    found = ways(one("Orva Daily", "outlet:Kerra Post"), one("Kerra Post", "outlet:Orva Daily"))
    assert [outlet for outlet, _ in found] == ["Orva Daily", "Kerra Post"]


def test_ways_end_where_the_bounds_say_they_end() -> None:
    s = dam(
        one("Orva Daily", "outlet:Kerra Post", "Ana Ruiz"),
        one("Kerra Post", ("outlet:Sound FM", "Bo Lind"), "outlet:Sound FM"),
        one("Sound FM", "unnamed:a guard"),
    )
    scene = scene_of(s)
    by_ways = {x.links[-1].name for x in chains_of(s.claims[0], scene) if x.links}
    assert by_ways == {e.name for e in ends_of(s.claims[0], scene)}


def test_a_denial_is_not_followed_and_says_so() -> None:
    s = dam(one("Orva Daily", "outlet:Kerra Post"), one("Kerra Post", "Ana Ruiz"))
    c = s.claims[0]
    c = replace(c, mentions=(replace(c.mentions[0], polarity="denies"), *c.mentions[1:]))
    first = chains_of(c, scene_of(s))[0]
    assert (first.telling.stance, [x.name for x in first.links]) == ("denies", ["Kerra Post"])


def test_copies_are_told() -> None:
    parts = (one("Orva Daily", "Ana Ruiz"), one("Kerra Post", "Ana Ruiz"))
    copied = Copy(report="Kerra Post", original="Orva Daily", share=1.0, whole=True)
    s = dam(*parts, copies=[copied])
    assert [t.copy_of for t in tellings_of(s.claims[0], scene_of(s))] == [None, "Orva Daily"]


def test_who_cites_the_source_stands_in_the_chain() -> None:
    r = f.report("a", "The dam is cracked, Radio Orba reported, citing Ana Ruiz.", "Orva Daily")
    reported = f.told(r, "The dam is cracked", "Radio Orba", cue=(f.cite(r, "reported"),), id="a1")
    cited = f.told(r, "The dam is cracked", "Ana Ruiz", cue=(f.cite(r, "citing"),), id="a2")
    claim = f.claim("c", f.mention(reported), f.mention(cited))
    s = f.story(f.reading(r, reported, cited), claims=[claim])
    found = {tuple(x.name for x in c.links) for c in chains_of(claim, scene_of(s))}
    assert ("Radio Orba", "Ana Ruiz") in found
