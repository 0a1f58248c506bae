"""Case 12, regular expressions: where the program uses them, time grows with the text and no faster.

Patterns are tried as they are used: through ingest and through the rules for times, on runs of what they are made of
behind what makes them begin. Whole stages up to a megabyte: `python -m evaluation.growth`.
"""

import gc
import time
from collections.abc import Callable

import pytest

from hearsay.ingest import Source, ingest
from hearsay.ingest.entries import find_entries
from hearsay.model import Report
from hearsay.read.times import times_of

pytestmark = pytest.mark.hostile
HALF, WHOLE = 1500, 3000
FLOOR_S = 0.03
"""Under so many seconds at the greater length nothing can be told from noise."""
MOST = 2.5
UNITS = (
    *(
        "a",
        "A ",
        "Aa",
        "a-",
        "1",
        "1,",
        "1.",
        "a.",
        " ",
        "\t\n",
        "\n\n",
        "-",
        "'",
        '"',
        "“",
        "(",
        ")",
        "a (A",
        "of the ",
    ),
    *("A of ", "@a ", "the ", "said ", "not a ", "May 1 ", "10:30 ", "http://", "<a ", "&#", "=", "— ", "__"),
)
BEGINNINGS = (
    *("", "May 3, 2031", "By Ana Ruiz", "(Kestrel News)", "© 2031", "CORRECTION:", "10:30", "PORTMOOR, May 3 —"),
    *("— Ana (@ana)", "title: x\n", "killed 12"),
)


def by_ingest(text: str) -> None:
    ingest([Source(name="a.txt", data=text.encode(), kind="text")])


def by_entries(text: str) -> None:
    find_entries(Report(id="r", text=text))


def by_reading(text: str) -> None:
    times_of(Report(id="r", text=text), (), ())


WAYS: tuple[Callable[[str], None], ...] = (by_ingest, by_entries, by_reading)


for _way in WAYS:  # what is loaded when first used is no text's fault
    _way("It sank off Portmoor on May 3, 2031, police said. " * 20)


def seconds(way: Callable[[str], None], text: str) -> float:
    start = time.process_time()
    way(text)
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS, ids=repr)
@pytest.mark.parametrize("way", WAYS, ids=lambda w: w.__name__)
def test_time_grows_with_the_length_and_no_faster(way: Callable[[str], None], unit: str) -> None:
    for beginning in BEGINNINGS:
        half, whole = (beginning + unit * (n // len(unit)) + "\x01 It sank." for n in (HALF, WHOLE))
        if seconds(way, whole) < FLOOR_S:
            continue
        gc.disable()
        try:
            ratio = min(seconds(way, whole) / max(seconds(way, half), 1e-6) for _ in range(5))
        finally:
            gc.enable()
        assert ratio < MOST, f"{beginning!r} and {unit!r}: {ratio:.1f} times as long for twice the text"
