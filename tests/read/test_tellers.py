"""Quotations that the network found no teller for: what stands beside them tells them."""

import pytest

from hearsay.read.quotes import quotations
from hearsay.read.tellers import with_tellers
from hearsay.read.verbs import is_saying

from .page import lines, page_of


@pytest.mark.parametrize(
    ("text", "verb", "cue", "source"),
    [
        ("“We saw it rise,” Calvo recalled on Monday.", "recalled", "recalled", ""),
        ("“We saw it rise,” whispered Calvo.", "whispered", "whispered", ""),
        ("Calvo told her listeners: “We saw it rise.”", "told", "told", ""),
        ("Calvo warned, “We saw it rise.”", "warned", "warned", ""),
        ("Mayor [PERSON Inés Calvo]: “We saw it rise.”", "", "", "Mayor Inés Calvo"),
        ("“We saw it rise.” ― [PERSON Inés Calvo]", "", "", "Inés Calvo"),
        ("“We saw it rise.” The crowd left.", "left", None, None),
        ("In the film, “We Saw It Rise,” the crowd built a dam.", "built", None, None),
        ("The lesson: “We saw it rise.”", "", None, None),
    ],
)
def test_what_stands_beside_a_quotation_tells_it(text: str, verb: str, cue: str | None, source: str | None) -> None:
    page = page_of(text)
    at = next((i for i in range(len(page.words)) if page.word(i) == verb), None)
    page = page_of(text, f"{at}:VERB:{at}:root" if at is not None else "")
    made = with_tellers(page, lines(page), [], quotations(page, lines(page)))
    words = [
        tuple(" ".join(page.word(i) for s in spans for i in range(*s)) for spans in (f.cue, f.source)) for f in made
    ]
    assert words == ([] if cue is None else [(cue, source)])


@pytest.mark.parametrize("word", ["said", "says", "adding", "replied", "quipped", "writes", "insisting", "Told"])
def test_forms_of_verbs_of_saying(word: str) -> None:
    assert is_saying(word)


@pytest.mark.parametrize("word", ["built", "left", "sees", "going"])
def test_other_verbs(word: str) -> None:
    assert not is_saying(word)
