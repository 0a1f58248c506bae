"""What is not mentioned, nobody's claims and "hails from" are no tellings; a refusal and a failed check are."""

import pytest

from hearsay.read.attribute import Found, Words
from hearsay.read.silences import silences

from .page import page_of


@pytest.mark.parametrize(
    ("text", "source", "cue", "kept"),
    [
        ("The letter did not mention a fire", (0, 2), (2, 5), False),
        ("She didn't mention a fire today", (0, 1), (1, 4), False),
        ("No group has claimed the fire yet", (0, 2), (2, 4), False),
        ("The rower hails from a big clan", (0, 2), (2, 3), False),
        ("Calvo left without saying why it burned", (0, 1), (2, 4), False),
        ("Radio was unable to verify the count", (0, 1), (1, 5), True),
        ("Calvo did not deny it had burned", (0, 1), (1, 4), True),
        ("Calvo declined to say why it burned", (0, 1), (1, 4), True),
    ],
)
def test_tellings_and_silences(text: str, source: Words, cue: Words, kept: bool) -> None:
    told = Found((cue,), (source,), ((cue[1], 7),), (), "statement", "asserts", 0.0)
    assert silences(page_of(text), [(0, 7)], [told]) == ([told] if kept else [])
