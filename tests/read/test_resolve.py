"""Who a source's words name: descriptions, known parties, and what pronouns, surnames and roles take up."""

import pytest

from hearsay.read.describe import Page, describe, nominal
from hearsay.read.known import known_parties
from hearsay.read.resolve import Discourse, resolve

from .page import page_of

NEWS = page_of(
    "Mayor [PERSON Inés Calvo] said the bridge had held. [PERSON Tom Reyes] of the [ORG Harbour Board] disagreed. "
    "Calvo told him to wait. The board said it would look.",
    "0:NOUN:1:compound 1:PROPN:3:nsubj 2:PROPN:1:flat 3:VERB:3:root 9:PROPN:15:nsubj 10:PROPN:9:flat 14:PROPN:9:nmod "
    "15:VERB:15:root 17:PROPN:18:nsubj 18:VERB:18:root 19:PRON:18:obj 23:DET:24:det 24:NOUN:25:nsubj 25:VERB:25:root "
    "26:PRON:28:nsubj",
)


def discourse(page: Page) -> Discourse:
    entities = []
    i = 0
    while i < len(page.words):
        span = page.entity_at(i)
        if span:
            entities.append((span, page.labels[i]))
            i = span[1]
        else:
            i += 1
    return Discourse(page, known_parties(page, entities, ["Radio Ombra"]))


def at(page: Page, word: str, nth: int = 0) -> int:
    return [i for i in range(len(page.words)) if page.word(i) == word][nth]


def test_a_surname_joins_the_full_name() -> None:
    page = page_of("[PERSON Inés Calvo] left. [PERSON Calvo] returned.")
    (party,) = discourse(page).known
    assert party.text == "Inés Calvo"
    assert len(party.mentions) == 2


def test_a_surname_of_two_joins_neither() -> None:
    page = page_of("[PERSON Ann Calvo] met [PERSON Inés Calvo] . [PERSON Calvo] left.")
    assert [k.text for k in discourse(page).known] == ["Ann Calvo", "Inés Calvo", "Calvo"]


def test_initials_join_the_body() -> None:
    page = page_of("The [ORG World Health Organization] warned. [ORG WHO] staff left.")
    assert [k.text for k in discourse(page).known] == ["World Health Organization"]


def test_an_outlet_of_the_table_is_an_outlet() -> None:
    page = page_of("[ORG Radio Ombra] reported it.")
    assert [k.kind for k in discourse(page).known] == ["outlet"]


def test_titles_and_appositions_become_roles() -> None:
    known = {k.text: k for k in discourse(NEWS).known}
    assert "mayor" in known["Inés Calvo"].roles
    assert "board" in known["Harbour Board"].roles


def test_a_bare_surname_resolves_when_one_party_ends_with_it() -> None:
    i = at(NEWS, "Calvo", 1)
    answer = resolve(describe(NEWS, (i, i + 1)), NEWS, discourse(NEWS))
    assert answer.party is not None
    assert (answer.party.text, answer.rule) == ("Inés Calvo", "by_surname")


def test_a_role_resolves_to_the_one_body_so_called() -> None:
    i = at(NEWS, "The")
    answer = resolve(describe(NEWS, (i, i + 2)), NEWS, discourse(NEWS))
    assert answer.party is not None
    assert answer.party.text == "Harbour Board"


def test_he_takes_up_the_last_person_who_spoke() -> None:
    page = page_of(
        "[PERSON Tom Reyes] said so. Later he said no.", "0:PROPN:2:nsubj 1:PROPN:0:flat 2:VERB:2:root 6:PRON:7:nsubj"
    )
    talk = discourse(page)
    first = describe(page, (0, 2))
    talk.speakers.append((0, first, resolve(first, page, talk).party))
    answer = resolve(describe(page, (6, 7)), page, talk)
    assert answer.party is not None
    assert answer.party.text == "Tom Reyes"
    assert 0 < answer.doubt < 1


def test_a_pronoun_with_nobody_before_it_stays_open() -> None:
    page = page_of("He said no.")
    assert resolve(describe(page, (0, 1)), page, discourse(page)).party is None


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("the ministry", "organisation"),
        ("officials", "unnamed"),
        ("a leaked memo", "document"),
        ("the state news agency", "outlet"),
        ("a source close to the talks", "unnamed"),
        ("the daily newspaper", "outlet"),
        ("pro-government media", "unnamed"),
    ],
)
def test_kinds_by_the_head_noun(phrase: str, kind: str) -> None:
    page = page_of(phrase)
    heads = {"the ministry": 1, "a leaked memo": 2, "the state news agency": 3, "a source close to the talks": 1}
    head = heads.get(phrase, len(page.words) - 1)
    parse = " ".join(f"{i}:NOUN:{head}:{'root' if i == head else 'dep'}" for i in range(len(page.words)))
    page = page_of(phrase, parse)
    assert describe(page, (0, len(page.words))).kind == kind


def test_nominal_trims_prepositions_and_refuses_what_names_nobody() -> None:
    page = page_of("of the ministry", "0:ADP:2:case 1:DET:2:det")
    assert nominal(page, (0, 3)) == (1, 3)
    assert nominal(page, (0, 1)) is None
