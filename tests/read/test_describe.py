"""Whose name stands in a noun phrase."""

import pytest

from hearsay.read.describe import describe

from .page import page_of


@pytest.mark.parametrize(
    ("text", "parse", "name"),
    [
        ("Mayor [PERSON Calvo] spoke", "0:NOUN:1:compound 1:PROPN:2:nsubj", "Calvo"),
        ("the [PERSON Kelm] bomber spoke", "0:DET:2:det 1:PROPN:2:compound 2:NOUN:3:nsubj", None),
        (
            "[PERSON Kelm] Police Chief [PERSON Ruiz] spoke",
            "0:PROPN:3:compound 1:PROPN:3:compound 2:PROPN:3:compound 3:PROPN:4:nsubj",
            "Ruiz",
        ),
        (
            "[PERSON Ruiz] , [PERSON Okoro] 's sister spoke",
            "0:PROPN:5:nsubj 1:PUNCT:4:punct 2:PROPN:4:nmod:poss 3:PART:2:case 4:NOUN:0:appos",
            "Ruiz",
        ),
    ],
)
def test_a_name_before_a_noun_or_a_further_name_is_not_its_bearers(text: str, parse: str, name: str | None) -> None:
    page = page_of(text, parse)
    found = describe(page, (0, len(page.words) - 1)).name
    assert (page.word(found[0]) if found else None) == name


def test_a_body_is_called_by_the_name_behind_the_common_word() -> None:
    # 0 The 1 Orba 2 Childrens 3 agency 4 OCEF 5 said
    page = page_of(
        "The [ORG Orba Childrens] agency [ORG OCEF] said",
        "0:DET:3:det 1:PROPN:2:compound 2:PROPN:3:compound 3:NOUN:5:nsubj 4:PROPN:3:appos 5:VERB:5:root",
    )
    assert describe(page, (0, 5)).name == (4, 5)
