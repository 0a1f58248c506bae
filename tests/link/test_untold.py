"""Words that a report does not tell itself."""

import pytest

from hearsay.link.untold import untold_in

TOLD = "The harbour board met on Monday and refused to pay for the buoys."


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We shall see,” she said. “Nobody knows.",
        "ANNA BERG: The board has met.",
        "The board has met, and nobody knows why. — Anna Berg (@annaberg) March 3",
        "Anna Berg is the author of a book on tides.",
        "We asked the board and it did not answer.",
        "More on the harbour board",
    ],
)
def test_a_paragraph_that_is_not_told_is_found(paragraph: str) -> None:
    text = f"{TOLD}\n\n{paragraph}\n\n{TOLD}"
    spans = untold_in(text)
    assert spans
    assert all(len(TOLD) < a < b <= len(TOLD) + len(paragraph) + 4 for a, b in spans)


def test_plain_telling_is_left() -> None:
    assert untold_in(f"{TOLD}\n\n{TOLD}") == []


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    text = f"“Nobody knows, she went on.\n\n{TOLD}"
    assert [text[a:b].strip() for a, b in untold_in(text)] == ["“Nobody knows, she went on."]


def test_the_post_above_a_lone_signature_counts() -> None:
    text = f"{TOLD}\n\nThe buoys are gone.\n\n— Anna Berg (@annaberg) March 3\n\n{TOLD}"
    assert [text[a:b].split()[0] for a, b in untold_in(text)] == ["The", "—"]
