"""Case 11, tokens: runs of marks, a word of a megabyte, zalgo, bidi, surrogates. Quick, and offsets hold."""

import time
from collections.abc import Callable

import pytest

from evaluation.growth.evil import repeated
from evaluation.growth.scripted import ScriptedNetwork
from hearsay.api import Options, _reader
from hearsay.model import Report
from hearsay.pipeline import brief_of
from hearsay.read import CompactReader
from hearsay.read.pieces import WindowPolicy, piece_words, windows
from hearsay.read.tokens import word_spans
from hearsay.tables import Tables

pytestmark = pytest.mark.hostile
LENGTH = 100_000
UNITS = {
    "exclamation marks": "!",
    "brackets": "(",
    "apostrophes": "'s",
    "colons": "a:",
    "zalgo": "a" + "\u0301\u0316\u0334" * 7,
    "bidi": "\u202esaid\u202c \u2067it\u2069 ",
    "zero width": "s\u200ba\u200di\u2060d ",
    "surrogates": "\ud800 said \udfff",
    "byte marks": "\ufeff",
    "emoji": "👩‍👩‍👧‍👦 ",
    "NULs": "\0a",
    "blanks": " \u00a0\u2003\t",
}


def best(run: Callable[[], object]) -> float:
    """Seconds, the least of three: a busy machine is nobody's fault."""
    times = []
    for _ in range(3):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("name", UNITS)
def test_a_hundred_thousand_take_less_than_a_second(name: str) -> None:
    text = repeated(UNITS[name])(LENGTH)
    cut = ScriptedNetwork().cut

    def run() -> None:
        spans = [(s.start, s.end) for s in word_spans(text)]
        if spans:
            windows(piece_words(text, spans, cut), WindowPolicy())

    assert best(run) < 1.0


@pytest.mark.parametrize("name", UNITS)
def test_words_lie_in_the_text_in_order_and_leave_only_blanks(name: str) -> None:
    text = "It sank. " + repeated(UNITS[name])(3000) + " It sank."
    spans = word_spans(text)
    at = 0
    for s in spans:
        assert not text[at : s.start].strip("\u200b\u200d\u2060\ufeff\u202e\u202c\u2067\u2069 \u00a0\u2003\t\0\n")
        at = s.end
    assert text[spans[-1].start : spans[-1].end] == "."
    assert [text[s.start : s.end] for s in spans[:3]] == ["It", "sank", "."]


@pytest.mark.parametrize("name", UNITS)
def test_what_is_read_among_them_is_verbatim(name: str) -> None:
    text = repeated(UNITS[name])(2000) + "\n\nThe dam has a crack, Ana Ruiz said on Monday.\n\n"
    reading = CompactReader(ScriptedNetwork()).read(Report(id="r", text=text))  # type: ignore[arg-type]
    for e in (e for a in reading.attributions for e in (*a.source, *a.cue, *a.content)):
        assert text[e.span.start : e.span.end] == e.text


def test_a_word_of_a_megabyte_takes_less_than_five_seconds() -> None:
    text = "a" * 1_000_000
    assert best(lambda: word_spans(text)) < 5.0
    assert len(word_spans(text)) >= 1


def test_the_shipped_reader_reads_lone_halves_of_surrogate_pairs() -> None:
    text = "The dam has a \ud800 crack, Ana Ru\udfffiz said on Monday."
    report = Report(id="r", text=text, outlet="Orva Daily")
    reader = _reader(Options())
    made = brief_of([reader.read(report)], reader, Tables.shipped())
    assert made.claims
