"""What the letter, the group, the spokesman and he take up: authors, bodies at hand, names to come, the topic."""

import pytest

from hearsay.read import documents
from hearsay.read.describe import Page, describe
from hearsay.read.discourse import Discourse
from hearsay.read.known import known_parties
from hearsay.read.nouns import is_human
from hearsay.read.resolve import Resolved, resolve

from .page import page_of


def discourse(page: Page) -> Discourse:
    starts = [i for i in range(len(page.words)) if page.labels[i] and page.begins[i]]
    entities = [(span, page.labels[i]) for i in starts if (span := page.entity_at(i))]
    return Discourse(page, known_parties(page, entities, []))


def taken_up(page: Page, start: int, end: int) -> Resolved:
    return resolve(describe(page, (start, end)), page, discourse(page))


def name_of(answer: Resolved) -> str | None:
    return answer.party.text if answer.party else None


def test_a_letter_is_its_writers() -> None:
    # 0 Ana 1 Ruiz 2 wrote 3 a 4 letter 5 . 6 The 7 letter 8 said 9 no 10 .
    page = page_of(
        "[PERSON Ana Ruiz] wrote a letter. The letter said no.",
        "0:PROPN:2:nsubj 1:PROPN:0:flat 2:VERB:2:root 3:DET:4:det 4:NOUN:2:obj 6:DET:7:det 7:NOUN:8:nsubj "
        "8:VERB:8:root",
    )
    assert name_of(taken_up(page, 6, 8)) == "Ana Ruiz"


def test_a_report_stands_for_itself_and_a_letter_for_a_writer_without_a_name() -> None:
    # 0 The 1 mayor 2 wrote 3 a 4 report 5 and 6 letter 7 . 8 The 9 report 10 said 11 so 12 . 13 The 14 letter 15 agreed
    page = page_of(
        "The mayor wrote a report and letter. The report said so. The letter agreed",
        "0:DET:1:det 1:NOUN:2:nsubj 2:VERB:2:root 3:DET:4:det 4:NOUN:2:obj 6:NOUN:2:obj 8:DET:9:det 9:NOUN:10:nsubj "
        "10:VERB:10:root 13:DET:14:det 14:NOUN:15:nsubj 15:VERB:15:root",
    )
    assert taken_up(page, 8, 10).antecedent is None
    mayor = taken_up(page, 13, 15).antecedent
    assert mayor is not None
    assert mayor.noun == "mayor"


def test_a_letter_of_which_nothing_else_is_said_is_a_document() -> None:
    # 0 Ana 1 Ruiz 2 read 3 . 4 The 5 letter 6 said 7 no 8 .
    page = page_of(
        "[PERSON Ana Ruiz] left. The letter said no.",
        "0:PROPN:2:nsubj 1:PROPN:0:flat 2:VERB:2:root 4:DET:5:det 5:NOUN:6:nsubj 6:VERB:6:root",
    )
    assert name_of(taken_up(page, 4, 6)) is None


def test_the_group_is_the_body_named_last_and_a_group_is_nobody_yet() -> None:
    # 0 Kelm 1 Relief 2 came 3 . 4 The 5 group 6 said 7 so 8 . 9 A 10 group 11 fled
    page = page_of(
        "[ORG Kelm Relief] came. The group said so. A group fled.",
        "0:PROPN:1:compound 1:PROPN:2:nsubj 2:VERB:2:root 4:DET:5:det 5:NOUN:6:nsubj 6:VERB:6:root 9:DET:10:det "
        "10:NOUN:11:nsubj 11:VERB:11:root",
    )
    assert name_of(taken_up(page, 4, 6)) == "Kelm Relief"
    assert name_of(taken_up(page, 9, 11)) is None


def test_a_government_of_one_country_is_no_ministry_of_another() -> None:
    # 0 Orba 1 's 2 Ministry 3 spoke 4 . 5 The 6 Kelm 7 ministry 8 answered
    page = page_of(
        "[ORG Orba Ministry] spoke. The [NORP Kelmish] ministry answered.",
        "0:PROPN:1:compound 1:PROPN:2:nsubj 2:VERB:2:root 4:DET:6:det 5:ADJ:6:amod 6:NOUN:7:nsubj 7:VERB:7:root",
    )
    assert name_of(taken_up(page, 4, 7)) is None


def test_an_office_described_first_and_named_soon_after() -> None:
    # 0 A 1 lawyer 2 for 3 the 4 council 5 objected 6 . 7 The 8 council 9 's 10 attorney 11 Ana 12 Ruiz 13 left 14 .
    page = page_of(
        "A lawyer for the council objected. The council's attorney [PERSON Ana Ruiz] left.",
        "0:DET:1:det 1:NOUN:5:nsubj 2:ADP:4:case 3:DET:4:det 4:NOUN:1:nmod 5:VERB:5:root 7:DET:8:det "
        "8:NOUN:10:nmod:poss 9:PART:8:case 10:NOUN:13:nsubj 11:PROPN:10:appos 12:PROPN:11:flat 13:VERB:13:root",
    )
    assert name_of(taken_up(page, 0, 5)) == "Ana Ruiz"


def test_he_is_the_one_person_that_the_sentence_before_names() -> None:
    # 0 It 1 drew 2 anger 3 from 4 Tom 5 Reyes 6 . 7 He 8 left 9 .
    page = page_of(
        "It drew anger from [PERSON Tom Reyes]. He left.",
        "0:PRON:1:nsubj 1:VERB:1:root 2:NOUN:1:obj 3:ADP:4:case 4:PROPN:2:nmod 5:PROPN:4:flat 7:PRON:8:nsubj "
        "8:VERB:8:root",
    )
    assert name_of(taken_up(page, 7, 8)) == "Tom Reyes"


def test_nouns_for_people() -> None:
    assert all(is_human(w) for w in ("father", "director", "fisherman", "detective", "resident"))
    assert not any(is_human(w) for w in ("reality", "incident", "letter", "motor", "ministry"))


def test_it_is_the_body_that_acts_in_the_sentence() -> None:
    # 0 Orba 1 Water 2 spoke 3 . 4 Kelm 5 Relief 6 mourned 7 what 8 it 9 called 10 neglect
    page = page_of(
        "[ORG Orba Water] spoke. [ORG Kelm Relief] mourned what it called neglect",
        "0:PROPN:1:compound 1:PROPN:2:nsubj 2:VERB:2:root 4:PROPN:5:compound 5:PROPN:6:nsubj 6:VERB:6:root "
        "7:PRON:9:obj 8:PRON:9:nsubj 9:VERB:6:ccomp",
    )
    assert name_of(taken_up(page, 8, 9)) == "Kelm Relief"


def test_each_document_is_looked_into_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parse = (f"{n}:DET:{n + 1}:det {n + 1}:NOUN:{n + 2}:nsubj {n + 2}:VERB:{n + 2}:root" for n in range(0, 240, 4))
    page = page_of("The letter spoke. " * 60, " ".join(parse))
    looked: list[int] = []
    monkeypatch.setattr(documents, "_author", lambda page, i: looked.append(i))
    found = discourse(page)
    for n in range(60):
        resolve(describe(page, (4 * n, 4 * n + 2)), page, found)
    assert sorted(looked) == [4 * n + 1 for n in range(60)]
