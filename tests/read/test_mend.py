"""Mending by the parse: sources, joint sources, cues that tell nothing. And the stance that words decide."""

import pytest

from hearsay.read.attribute import Found, Words
from hearsay.read.contents import in_each_other
from hearsay.read.cues import anonymity, no_parties, telling_cues
from hearsay.read.sources import addressees, joint_sources, lost_commas, possessors, subjects, tidy_sources, with_verbs
from hearsay.read.stance import stance_of

from .page import page_of


def found(cue: Words, content: Words, source: Words | None = None) -> Found:
    return Found((cue,), (source,) if source else (), (content,), (), "statement", "asserts", 0.0)


def test_a_cue_without_a_source_takes_its_subject() -> None:
    # 0 Calvo 1 spoke 2 adding 3 that 4 it 5 rained
    page = page_of("Calvo spoke adding that it rained", "0:PROPN:1:nsubj 1:VERB:1:root 2:VERB:1:advcl 5:VERB:2:ccomp")
    (mended,) = subjects(page, [(0, 6)], [found((2, 3), (4, 6))])
    assert mended.source == ((0, 1),)
    assert mended.doubt > 0


def test_the_subject_of_a_passive_is_not_its_source() -> None:
    # 0 Calvo 1 was 2 reported 3 dead
    page = page_of("Calvo was reported dead", "0:PROPN:2:nsubj:pass 1:AUX:2:aux:pass 2:VERB:2:root 3:ADJ:2:xcomp")
    (mended,) = subjects(page, [(0, 4)], [found((1, 3), (3, 4))])
    assert mended.source == ()


def test_two_named_parties_that_speak_together_are_one_attribution_each() -> None:
    # 0 Ruiz 1 and 2 Calvo 3 said 4 so 5 twice
    page = page_of(
        "[PERSON Ruiz] and [PERSON Calvo] said so twice",
        "0:PROPN:3:nsubj 1:CCONJ:2:cc 2:PROPN:0:conj 3:VERB:3:root 4:ADV:3:advmod",
    )
    first, second = joint_sources(page, [(0, 6)], [found((3, 4), (4, 6), (0, 3))])
    assert (first.source, second.source) == (((0, 1),), ((2, 3),))
    assert first.content == second.content


def test_of_two_in_each_other_the_earlier_cue_tells_the_later() -> None:
    # 0 Agency 1 reports 2 he 3 left 4 according 5 to 6 Calvo
    page = page_of("Agency reports he left according to Calvo", "1:VERB:1:root 3:VERB:1:ccomp")
    outer, inner = found((1, 2), (2, 7), (0, 1)), found((4, 6), (0, 4), (6, 7))
    first, second = in_each_other(page, [(0, 7)], [outer, inner])
    assert first == outer
    assert second.content == ((2, 4),)


def test_evidence_says_nothing() -> None:
    page = page_of("Evidence suggests it", "0:NOUN:1:nsubj 1:VERB:1:root")
    assert no_parties(page, [(0, 3)], [found((1, 2), (2, 3), (0, 1))]) == []


def test_a_wish_to_stay_unnamed_is_no_claim() -> None:
    page = page_of("a nurse asked not to be named", "2:VERB:2:root")
    assert anonymity(page, [(0, 7)], [found((2, 3), (3, 7), (0, 2))]) == []


@pytest.mark.parametrize(
    ("text", "cue", "parse", "kept"),
    [
        ("according to her", (0, 2), "0:ADP:2:case 1:ADP:0:fixed", True),
        ("apparently it rained", (0, 1), "0:ADV:2:advmod", False),
        ("reportedly it rained", (0, 1), "0:ADV:2:advmod", True),
        ("of the attack", (0, 1), "0:ADP:2:case", False),
        ("had no comment", (0, 3), "0:VERB:0:root", True),
        ("There was no claim of it", (0, 5), "0:PRON:1:expl 1:VERB:1:root", False),
    ],
)
def test_cues_that_tell_nothing_are_dropped(text: str, cue: Words, parse: str, kept: bool) -> None:
    page = page_of(text, parse)
    attribution = found(cue, (len(page.words) - 1, len(page.words)))
    assert telling_cues(page, [(0, len(page.words))], [attribution]) == ([attribution] if kept else [])


@pytest.mark.parametrize(
    ("guess", "cue", "behind", "stance"),
    [
        ("asserts", "has denied", "", "denies"),
        ("asserts", "declined to comment on", "", "declines"),
        ("asserts", "would not confirm", "", "unconfirmed"),
        ("unconfirmed", "reportedly", "", "asserts"),
        ("asserts", "allegedly", "", "unconfirmed"),
        ("asserts", "confirmed", "", "confirms"),
        ("denies", "hit back at", "", "denies"),
        ("asserts", "said", ". The video could not be independently verified.", "unconfirmed"),
        ("asserts", "said", ". Checks under way.", "unconfirmed"),
        ("asserts", "said", ".\n\nThe video could not be verified.", "asserts"),
    ],
)
def test_words_decide_the_stance(guess: str, cue: str, behind: str, stance: str) -> None:
    assert stance_of(guess, cue, behind) == stance  # type: ignore[arg-type]


def test_a_source_that_ran_into_the_words_before_it_is_cut_off() -> None:
    # 0 a 1 town 2 held 3 by 4 the 5 league 6 a 7 monitor 8 said
    page = page_of("a town held by the league a monitor said")
    (cut,) = lost_commas(page, [(0, 9)], [found((8, 9), (0, 4), (4, 8))])
    assert (cut.source, cut.content) == (((6, 8),), ((0, 6),))


def test_a_person_with_a_description_is_one_source() -> None:
    page = page_of("[PERSON Ann Calvo] a nurse said so")
    attribution = found((4, 5), (5, 6), (0, 4))
    assert lost_commas(page, [(0, 6)], [attribution]) == [attribution]


def test_who_was_warned_is_no_source() -> None:
    # 0 Calvo 1 was 2 warned 3 the 4 dam 5 broke
    page = page_of("Calvo was warned the dam broke", "0:PROPN:2:nsubj:pass 1:AUX:2:aux:pass 2:VERB:2:root")
    (f,) = addressees(page, [(0, 6)], [found((1, 3), (3, 6), (0, 1))])
    assert f.source == ()
    said = page_of("Calvo was quoted the dam broke", "0:PROPN:2:nsubj:pass 1:AUX:2:aux:pass 2:VERB:2:root")
    (kept,) = addressees(said, [(0, 6)], [found((1, 3), (3, 6), (0, 1))])
    assert kept.source == ((0, 1),)


def test_a_source_that_took_in_its_clause_is_narrowed_to_its_subject() -> None:
    # 0 The 1 monitor 2 relies 3 on 4 witnesses 5 says 6 so
    page = page_of(
        "The monitor relies on witnesses says so",
        "0:DET:1:det 1:NOUN:2:nsubj 2:VERB:5:dep 3:ADP:4:case 4:NOUN:2:obl 5:VERB:5:root",
    )
    (f,) = with_verbs(page, [(0, 7)], [found((5, 6), (6, 7), (0, 5))])
    assert f.source == ((0, 2),)


def test_capitals_before_a_cue_are_its_source() -> None:
    page = page_of("NRB said in a statement that it left", "0:AUX:1:aux 1:VERB:1:root")
    (f,) = subjects(page, [(0, 8)], [found((1, 2), (6, 8))])
    assert f.source == ((0, 1),)


def test_a_promise_is_that_of_its_possessor() -> None:
    # 0 Senators 1 weighed 2 Reyes 3 's 4 apology 5 and 6 promise 7 to 8 resign
    page = page_of(
        "Senators weighed Reyes 's apology and promise to resign",
        "0:NOUN:1:nsubj 1:VERB:1:root 2:PROPN:4:nmod:poss 3:PART:2:case 4:NOUN:1:obj 6:NOUN:4:conj 8:VERB:6:acl",
    )
    (mended,) = possessors(page, [(0, 9)], [found((6, 7), (7, 9), (0, 1))])
    assert [page.word(a) for a, _ in mended.source] == ["Reyes"]
    (kept,) = possessors(page, [(0, 9)], [found((1, 2), (2, 9), (0, 1))])
    assert kept.source == ((0, 1),)


def test_two_sides_that_speak_together_are_one_attribution_each() -> None:
    # 0 Government 1 and 2 opposition 3 forces 4 denied 5 it
    page = page_of(
        "Government and opposition forces denied it",
        "0:NOUN:4:nsubj 1:CCONJ:3:cc 2:NOUN:3:compound 3:NOUN:0:conj 4:VERB:4:root 5:PRON:4:obj",
    )
    first, second = joint_sources(page, [(0, 6)], [found((4, 5), (5, 6), (0, 4))])
    assert (first.source, second.source) == (((0, 1),), ((2, 4),))


def test_a_body_and_medics_that_speak_together_are_one_attribution_each() -> None:
    # 0 the 1 Harbour 2 Board 3 and 4 medics 5 said 6 so
    page = page_of(
        "the [ORG Harbour Board] and medics said so",
        "0:DET:2:det 1:PROPN:2:compound 2:PROPN:5:nsubj 3:CCONJ:4:cc 4:NOUN:2:conj 5:VERB:5:root",
    )
    first, second = joint_sources(page, [(0, 7)], [found((5, 6), (6, 7), (0, 5))])
    assert (first.source, second.source) == (((0, 3),), ((4, 5),))


def test_a_relay_has_the_words_before_it_that_tell_which_it_is() -> None:
    # 0 reported 1 by 2 Ostland 3 's 4 state 5 news 6 agency
    page = page_of(
        "reported by Ostland 's state news agency",
        "0:VERB:0:root 1:ADP:6:case 2:PROPN:6:nmod:poss 3:PART:2:case 4:NOUN:6:compound 5:NOUN:6:compound 6:NOUN:0:obl",
    )
    told = Found(((0, 1),), (), ((0, 1),), ((2, 3), (5, 7)), "statement", "asserts", 0.0)
    (mended,) = tidy_sources(page, [(0, 7)], [told])
    assert mended.relay == ((2, 7),)
