"""Bounds of a claim: what is one party, what may be one, what cannot be one."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from hearsay.model import Copy, Span, Word
from tests import factory as f
from tests.weigh.invented import WORDS, bounds, dam, first, one, party

ORVA, KERRA = "Orva Daily", "Kerra Post"


@pytest.mark.parametrize(
    ("tellings", "low", "high"),
    [
        (["Ana Ruiz"], 1, 1),
        (["Ana Ruiz", "Ben Okoro"], 2, 2),
        (["Ana Ruiz", "Ana Ruiz"], 1, 1),
        (["Omar al-Hadi", "Ana Ruiz"], 2, 2),
        (["Ana Ruiz", "unnamed:an engineer"], 1, 2),
        (["unnamed:an engineer", "unnamed:a nurse"], 1, 2),
        (["unnamed:an engineer", "unnamed:the engineer"], 1, 1),
        ([""], 0, 1),
        (["own"], 0, 1),
        (["own", "Ana Ruiz"], 1, 1),
        (["outlet:Teleg"], 1, 1),
        (["document:a leaked memo", "Ana Ruiz"], 1, 2),
        (["unnamed:two inspectors"], 2, 2),
        (["unnamed:two inspectors", "Ana Ruiz"], 2, 3),
        (["unnamed:a police officer", "unnamed:a villager"], 2, 2),
        (["unnamed:an activist", "unnamed:a monitor"], 1, 2),
        (["organisation:Police", "Ana Ruiz"], 1, 2),
        (["organisation:Authorities", "organisation:Officials"], 1, 2),
    ],
)
def test_bounds_of_one_report(tellings: list[str], low: int, high: int) -> None:
    assert bounds(dam(one(ORVA, *tellings))) == (low, high)


def test_bounds_are_the_same_over_two_reports_with_an_unknown_source_each() -> None:
    assert bounds(dam(one(ORVA, "Ana Ruiz", ""), one(KERRA, "Ana Ruiz"))) == (1, 2)


def test_a_spokesman_and_the_principal_are_one() -> None:
    s = dam(one(ORVA, "Ana Ruiz", "organisation:Water Board"))
    assert bounds(s) == (2, 2)
    assert bounds(party(s, "Ana Ruiz", speaks_for="Water Board")) == (1, 1)


def test_parties_that_may_be_one_are_one_for_low_and_two_for_high() -> None:
    s = dam(one(ORVA, "Ana Ruiz"), one(KERRA, "A. Ruiz Mora"))
    assert bounds(party(s, "Ana Ruiz", maybe=("A. Ruiz Mora",))) == (1, 2)


def test_a_name_that_is_part_of_another_may_be_the_same_body() -> None:
    s = dam(one(ORVA, "organisation:Tarn Water Board"), one(KERRA, "organisation:Water Board"))
    assert bounds(s) == (1, 2)


def test_a_chain_that_ends_at_an_outlet_goes_on_through_its_report() -> None:
    s = dam(one(ORVA, "Ana Ruiz"), one(KERRA, f"outlet:{ORVA}"))
    assert bounds(s) == (1, 1)
    assert first(s).origins.parties == ("Ana Ruiz",)


def test_outlets_that_cite_each_other_come_to_an_end() -> None:
    s = dam(one(ORVA, f"outlet:{KERRA}"), one(KERRA, f"outlet:{ORVA}"))
    low, high = bounds(s)
    assert low == 1
    assert high <= 2


def test_an_outlet_cited_beside_its_own_source_is_not_set_apart_from_it() -> None:
    s = dam(one(ORVA, ["outlet:Teleg", "Ana Ruiz"], "outlet:Teleg"))
    assert bounds(s) == (1, 2)


def test_own_voice_counts_an_outlet_once_and_reworded_copies_not_at_all() -> None:
    assert bounds(dam(one(ORVA, "own", "own"))) == (0, 1)
    assert bounds(dam(one(ORVA, "own"), one(KERRA, "own"))) == (0, 1)


def test_own_voices_in_other_words_are_two_at_most() -> None:
    a, b = f.report("a", "The old dam has cracked.", ORVA), f.report("b", "Tarn wall shows damage.", KERRA)
    c = f.claim("c", f.mention(f.cite(a, "The old dam has cracked.")), f.mention(f.cite(b, "Tarn wall shows damage.")))
    assert bounds(f.story(f.reading(a), f.reading(b), claims=[c])) == (0, 2)


def test_only_supporting_mentions_count() -> None:
    s = dam(one(ORVA, "Ana Ruiz", "Ben Okoro"))
    (c,) = s.claims
    denied = replace(c, mentions=(c.mentions[0], replace(c.mentions[1], polarity="denies")))
    silent = replace(c, mentions=tuple(replace(m, polarity="none") for m in c.mentions))
    assert bounds(replace(s, claims=(denied,))) == (1, 1)
    assert bounds(replace(s, claims=(silent,))) == (0, 0)


def test_a_copied_report_adds_nobody_and_says_so() -> None:
    s = dam(one(ORVA, "unnamed:an engineer of the city"), one(KERRA, "unnamed:an engineer"))
    copied = replace(s, copies=(Copy(report=KERRA, original=ORVA, share=1.0, whole=True),))
    assert bounds(s) == (1, 2)
    assert bounds(copied) == (1, 1)
    assert "copy_adds_nobody" in {r.rule for r in first(copied).reasons}


def test_a_copied_passage_adds_nobody() -> None:
    a, b = one(ORVA, "unnamed:an engineer of the city"), one(KERRA, "unnamed:an engineer")
    assert bounds(dam(a, b)) == (1, 2)
    passage = b[0].cite(0, len(b[0].text))
    copy = Copy(report=KERRA, original=ORVA, share=0.5, whole=False, passages=(passage,))
    assert bounds(dam(a, b, copies=[copy])) == (1, 1)


@pytest.mark.parametrize("whole", [True, False])
def test_words_credited_to_somebody_whom_the_original_never_names_are_no_copy(whole: bool) -> None:
    a, b = one(ORVA, "Ana Ruiz"), one(KERRA, "Ben Okoro")
    passages = () if whole else (b[0].cite(0, len(b[0].text)),)
    copy = Copy(report=KERRA, original=ORVA, share=0.7, whole=whole, passages=passages)
    assert bounds(dam(a, b, copies=[copy])) == (2, 2)


def test_two_who_are_not_named_may_be_two_who_are() -> None:
    s = dam(one(ORVA, "unnamed:two inspectors"), one(KERRA, "Ana Ruiz", "Ben Okoro"))
    assert bounds(s) == (2, 4)


def test_who_may_be_one_signer_of_a_joint_statement_is_not_apart_from_it() -> None:
    r = f.report("r", f"In a joint statement, Ana Ruiz and a ministry said that {WORDS}.", ORVA)
    signed = [f.told(r, WORDS, "Ana Ruiz"), f.told(r, WORDS, "unnamed:a ministry")]
    s = dam((r, [f.mention(a) for a in signed], signed), one(KERRA, "unnamed:a rebel"))
    assert bounds(s) == (1, 2)


@pytest.mark.parametrize("kind", ["organisation", "person"])
def test_a_source_with_the_name_of_an_outlet_of_the_story_is_that_outlet(kind: str) -> None:
    s = dam(one(ORVA, "Ana Ruiz"), one(KERRA, f"{kind}:{ORVA}"))
    assert bounds(s) == (1, 1)


def test_a_surname_taken_for_a_body_may_be_the_person() -> None:
    assert bounds(dam(one(ORVA, "Ana Ruiz"), one(KERRA, "organisation:Ruiz"))) == (1, 2)


def test_doubtful_readings_are_no_certain_ends() -> None:
    r, mentions, (a, b) = one(ORVA, "Ana Ruiz", "Ben Okoro")
    assert bounds(dam((r, mentions, [a, replace(b, doubt=0.5)]))) == (1, 2)


def _pair(text: str, *names: str) -> tuple[int, int]:
    """Bounds of one content that a sentence credits to several sources."""
    r = f.report("r", text, ORVA)
    told = [replace(f.told(r, WORDS, n), id=n, source=(f.cite(r, n.rpartition(":")[2]),)) for n in names]
    c = f.claim("c", *(f.mention(a) for a in told))
    sentence = r.cite(0, len(text)).span
    return bounds(f.story(f.reading(r, *told, sentences=(sentence,)), claims=[c]))


def test_sources_side_by_side_are_two() -> None:
    text = f"{WORDS}, a nurse and, separately, an engineer said."
    assert _pair(text, "unnamed:a nurse", "unnamed:an engineer") == (2, 2)


def test_an_outlet_beside_a_speaker_may_have_carried_his_words() -> None:
    assert _pair(f"{WORDS}, an engineer said, Teleg said.", "unnamed:an engineer", "outlet:Teleg") == (1, 2)


def test_a_joint_statement_is_one() -> None:
    assert _pair(f"{WORDS}, Ana Ruiz and Ben Okoro said in a statement.", "Ana Ruiz", "Ben Okoro") == (1, 1)


def test_a_group_and_the_member_named_with_it_are_one() -> None:
    assert _pair(
        f"{WORDS}, residents, among them Ana Ruiz, said.", "unnamed:residents, among them Ana Ruiz", "Ana Ruiz"
    ) == (1, 1)


def test_who_confirms_is_not_who_says() -> None:
    r, mentions, (a, b) = one(ORVA, "unnamed:an engineer", "unnamed:a nurse")
    assert bounds(dam((r, mentions, [a, replace(b, stance="confirms")]))) == (2, 2)


def test_an_outlets_own_witness_is_certain() -> None:
    text = f"Our reporter saw that {WORDS}. {WORDS}, Ana Ruiz said."
    r = f.report("r", text, ORVA)
    a = f.told(r, WORDS, "Ana Ruiz")
    last = text.rindex(WORDS)
    a = replace(a, content=(r.cite(last, last + len(WORDS)),))
    first_words = r.cite(text.index(WORDS), text.index(WORDS) + len(WORDS))
    sentences = (r.cite(0, text.index(". ") + 1).span, r.cite(text.index(". ") + 2, len(text)).span)
    s = f.story(f.reading(r, a, sentences=sentences), claims=[f.claim("c", f.mention(first_words), f.mention(a))])
    assert bounds(s) == (2, 2)


def test_every_step_is_a_reason_with_evidence() -> None:
    s = party(
        dam(one(ORVA, "Ana Ruiz", "organisation:Water Board", "unnamed:a nurse", ""), one(KERRA, "Ben Okoro")),
        "Ana Ruiz",
        speaks_for="Water Board",
    )
    c = first(s)
    assert {"one_line", "named_apart", "may_be_the_same", "may_be_another"} <= {r.rule for r in c.reasons}
    assert all(r.evidence for r in c.reasons)


def test_one_official_through_two_agencies_is_one_origin_and_two_paths() -> None:
    s = dam(one(ORVA, ["outlet:Teleg", "Ana Ruiz"]), one(KERRA, ["outlet:Wirenet", "Ana Ruiz"]))
    o = first(s).origins
    assert (o.low, o.paths, o.all_through) == (1, 2, None)


def test_two_officials_through_one_agency_are_two_origins_and_one_path() -> None:
    s = dam(one(ORVA, ["outlet:Teleg", "Ana Ruiz"]), one(KERRA, ["outlet:Teleg", "Ben Okoro"]))
    o = first(s).origins
    assert (o.low, o.paths, o.all_through) == (2, 1, "Teleg")


def test_a_report_reached_by_two_ways_is_gone_through_once() -> None:
    cited = [["outlet:Post B", "outlet:Post C"], ["outlet:Post D"], ["outlet:Post D"], ["Ana Ruiz"]]
    s = dam(*(one(f"Post {n}", *c) for n, c in zip("ABCD", cited, strict=True)))
    assert bounds(s) == (1, 1)


def test_a_dense_web_of_citations_comes_to_an_end_soon() -> None:
    web = [[f"outlet:Post {(i + k) % 16:02}" for k in (1, 3, 7)] for i in range(16)]
    low, high = bounds(dam(*(one(f"Post {i:02}", *c) for i, c in enumerate(web))))
    assert (low, high) == (1, 16)


@pytest.mark.parametrize(
    ("words", "tags", "low"),
    [
        ("a gas attack", ("DET", "NOUN", "NOUN"), 2),
        ("the gas attack", ("DET", "NOUN", "NOUN"), 1),
        ("hundreds of dead", ("NOUN", "ADP", "ADJ"), 2),
        ("its many dead", ("PRON", "ADJ", "NOUN"), 1),
    ],
)
def test_a_name_of_an_event_states_it_where_it_is_brought_in_as_new(words: str, tags: Sequence[str], low: int) -> None:
    r = f.report("a", f"Ana Ruiz spoke of {words}.", ORVA)
    at = r.text.index(words)
    spans = [Span(at + m.start(), at + m.end()) for m in re.finditer(r"\w+", words)]
    parse = tuple(Word(s, t, 0, "dep") for s, t in zip(spans, tags, strict=True))
    named = f.reading(r, f.told(r, words, "Ana Ruiz", id="a1"), words=parse)
    plain, mentions, told = one(KERRA, "Ben Okoro")
    claims = [f.claim("c", f.mention(named.attributions[0]), *mentions)]
    assert bounds(f.story(named, f.reading(plain, *told), claims=claims))[0] == low


@pytest.mark.parametrize(("cores", "low"), [(("k1", "k1"), 2), (("k1", "k2"), 1), (("", "k2"), 2)])
def test_what_is_only_likely_to_be_the_same_claim_corroborates_nothing(cores: tuple[str, str], low: int) -> None:
    s = dam(one(ORVA, "Ana Ruiz"), one(KERRA, "Ben Okoro"))
    (c,) = s.claims
    mentions = tuple(replace(m, core=core) for m, core in zip(c.mentions, cores, strict=True))
    found = first(replace(s, claims=(replace(c, mentions=mentions),)))
    assert (found.origins.low, found.origins.high) == (low, 2)
    assert (low == 2) or any(r.rule == "perhaps_other_words" for r in found.reasons)


@pytest.mark.parametrize(("source_core", "low"), [("k1", 1), ("k2", 0)])
def test_who_may_have_said_something_else_is_no_source_of_the_commonest_words(source_core: str, low: int) -> None:
    s = dam(one(ORVA, "own"), one(KERRA, "own"), one("Tarn Gazette", "Ana Ruiz"))
    (c,) = s.claims
    cores = {m.report: source_core if m.attribution else "k1" for m in c.mentions}
    mentions = tuple(replace(m, core=cores[m.report]) for m in c.mentions)
    assert first(replace(s, claims=(replace(c, mentions=mentions),))).origins.low == low


@pytest.mark.parametrize(("before", "low"), [("the", 2), ("an alleged", 1), ("whether there was a", 1)])
def test_what_is_called_an_allegation_is_stated_by_nobody(before: str, low: int) -> None:
    r = f.report("a", f"Ana Ruiz spoke of {before} {WORDS}.", ORVA)
    named = f.reading(r, f.told(r, f"{before} {WORDS}", "Ana Ruiz", id="a1"))
    plain, mentions, told = one(KERRA, "Ben Okoro")
    stated = replace(f.mention(named.attributions[0]), evidence=f.cite(r, WORDS))
    claims = [f.claim("c", stated, *mentions)]
    assert bounds(f.story(named, f.reading(plain, *told), claims=claims))[0] == low
