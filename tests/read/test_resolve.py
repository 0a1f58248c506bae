"""Who a source's words name: descriptions, known parties, and what pronouns, surnames and roles take up."""

import pytest

from hearsay.read.describe import Page, describe, nominal
from hearsay.read.discourse import Discourse
from hearsay.read.known import known_parties
from hearsay.read.resolve import resolve

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


def test_what_belongs_to_a_person_is_no_role_of_theirs() -> None:
    # a lost apostrophe: "President Ann Calvos government"
    page = page_of(
        "President [PERSON Ann Calvos] government", "0:PROPN:1:compound 1:PROPN:3:compound 2:PROPN:1:flat 3:NOUN:3:root"
    )
    (party,) = discourse(page).known
    assert party.roles == {"president"}


def test_a_title_written_short_is_taken_up_in_full() -> None:
    page = page_of(
        "Gov. [PERSON Ann Calvo] left. The governor said no.",
        "0:PROPN:1:compound 1:PROPN:3:nsubj 5:DET:6:det 6:NOUN:7:nsubj",
    )
    i = at(page, "governor")
    answer = resolve(describe(page, (i - 1, i + 1)), page, discourse(page))
    assert answer.party is not None
    assert answer.party.text == "Ann Calvo"


def test_an_inner_article_does_not_make_two_persons_of_one() -> None:
    page = page_of("[PERSON Nadim al-Rusafi] left. [PERSON Nadim Rusafi] returned.")
    assert len(discourse(page).known) == 1


def test_a_common_noun_tagged_as_a_name_is_no_party() -> None:
    page = page_of("state [ORG news] agency", "1:NOUN:2:compound")
    assert discourse(page).known == []


def test_he_is_nobody_of_several() -> None:
    page = page_of("The activists said so. He said no.", "0:DET:1:det 1:NOUN:2:nsubj 2:VERB:2:root 5:PRON:6:nsubj")
    talk = discourse(page)
    talk.speakers.append((1, describe(page, (0, 2)), None))
    assert resolve(describe(page, (5, 6)), page, talk).antecedent is None


def test_a_station_without_article_is_not_the_one_before() -> None:
    page = page_of("[ORG Radio Ombra] reported it. He spoke on state television.", "7:NOUN:8:compound 8:NOUN:8:root")
    talk = discourse(page)
    talk.carriers.append((0, talk.known[0]))
    i = at(page, "television")
    page2 = describe(page, (i - 1, i + 1))
    assert resolve(page2, page, talk).party is None


@pytest.mark.parametrize(
    ("text", "parse"),
    [
        ("The operator [PERSON Ostrel Stone] left.", "1:NOUN:4:nsubj 2:PROPN:1:appos 3:PROPN:2:flat 4:VERB:4:root"),
        (
            "[PERSON Ostrel Stone], the company that digs, left.",
            "0:PROPN:8:nsubj 1:PROPN:0:flat 4:NOUN:0:appos 8:VERB:8:root",
        ),
    ],
)
def test_a_firm_with_a_person_s_name_is_a_body_where_the_text_says_so(text: str, parse: str) -> None:
    assert [k.kind for k in discourse(page_of(text, parse)).known] == ["organisation"]


def test_no_other_group_is_a_monitoring_group() -> None:
    page = page_of(
        "The group [ORG Lekka] left. A monitoring group said so.",
        "1:NOUN:3:nsubj 2:PROPN:1:appos 3:VERB:3:root 5:DET:7:det 6:NOUN:7:compound 7:NOUN:8:nsubj 8:VERB:8:root",
    )
    i = at(page, "monitoring")
    assert resolve(describe(page, (i - 1, i + 2)), page, discourse(page)).party is None


def test_another_house_s_correspondent_is_another() -> None:
    page = page_of(
        "The [ORG Orba] correspondent said so. The [ORG Lekka] correspondent said no.",
        "0:DET:2:det 1:PROPN:2:compound 2:NOUN:3:nsubj 6:DET:8:det 7:PROPN:8:compound 8:NOUN:9:nsubj",
    )
    talk = discourse(page)
    talk.speakers.append((2, describe(page, (0, 3)), None))
    assert resolve(describe(page, (6, 9)), page, talk).antecedent is None


def test_who_speaks_in_the_reports_own_words_takes_up_nobody_who_is_told_of() -> None:
    page = page_of(
        "[PERSON Calvo] said [PERSON Reyes] admitted it . He left .",
        "0:PROPN:1:nsubj 1:VERB:1:root 2:PROPN:3:nsubj 3:VERB:1:ccomp 4:PRON:3:obj 6:PRON:7:nsubj 7:VERB:7:root",
    )
    told = discourse(page)
    for word in ("Calvo", "Reyes"):
        d = describe(page, (at(page, word), at(page, word) + 1))
        told.speakers.append((d.head, d, resolve(d, page, told).party))
    told.told = frozenset((2, 3, 4))
    he = resolve(describe(page, (6, 7)), page, told)
    assert he.party is not None
    assert he.party.text == "Calvo"


def test_a_body_has_no_role_of_a_person() -> None:
    # 0 The 1 Harbour 2 Board 3 spokesman 4 left 5 .
    page = page_of("The [ORG Harbour Board] spokesman left.", "1:PROPN:2:compound 2:PROPN:3:compound 3:NOUN:4:nsubj")
    (board,) = discourse(page).known
    assert "spokesman" not in board.roles


def test_an_object_that_the_parse_takes_for_a_second_subject_is_none() -> None:
    # 0 The 1 father 2 told 3 reporter 4 Ann 5 Dew 6 it 7 rained 8 .
    page = page_of(
        "The father told reporter [PERSON Ann Dew] it rained.",
        "0:DET:1:det 1:NOUN:2:nsubj 2:VERB:2:root 3:NOUN:2:iobj 4:PROPN:2:nsubj 5:PROPN:4:flat 6:PRON:7:nsubj "
        "7:VERB:2:ccomp",
    )
    assert discourse(page).subjects == []


def test_a_title_and_kinship_tell_two_bearers_of_a_surname_apart() -> None:
    page = page_of(
        "[PERSON Ana Ruiz] left with her father , [PERSON Tom Ruiz] . Mr. [PERSON Ruiz] spoke. [PERSON Ruiz] returned.",
        "0:PROPN:2:nsubj 1:PROPN:0:flat 2:VERB:2:root 5:NOUN:2:obl 7:PROPN:5:appos 8:PROPN:7:flat",
    )
    ana, tom = (k for k in discourse(page).known if len(k.text.split()) == 2)
    assert (ana.text, tom.text, tom.gender) == ("Ana Ruiz", "Tom Ruiz", "m")
    assert [page.word(a) for a, _ in ana.mentions] == ["Ana", "Ruiz"]
