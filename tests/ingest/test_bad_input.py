"""Bad input: each gets one plain sentence (what, where, what to do), and the rest is still read."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.errors import InputError
from hearsay.ingest import FORMATS, IngestPolicy, Source, ingest
from hearsay.ingest.decode import decode

from .make import FERRY, pdf, reason, report, take, word

WHOLE = {"pdf": pdf(FERRY), "docx": word(FERRY)}
FRENCH = (
    "Le gouvernement a annoncé mercredi que les recherches se poursuivraient toute la nuit, alors que les familles "
    "des passagers attendent toujours des nouvelles de leurs proches sur le quai du port. Selon les secours, douze "
    "personnes ont été retrouvées vivantes."
)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\n", "is empty"),
        ("a.txt", b"\xef\xbb\xbf \n", "no text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        ("a.txt", b"PK\x03\x04\x00\x00", "archive"),
        ("a.txt", b"{\\rtf1 hello}", "RTF"),
        ("a.txt", random.Random(1).randbytes(5000), "binary"),
        ("a.txt", FERRY.encode() + b"\x00\x01", "binary"),
        ("a.txt", FRENCH.encode(), "not in English (it looks French)"),
        ("a.txt", "Паром с сорока пассажирами затонул".encode(), "not in English"),
        ("a.txt", "渡轮沉没".encode(), "not in English"),
    ],
)
def test_each_bad_file_says_what_is_wrong(name: str, data: bytes, words: str) -> None:
    said = reason(name, data)
    assert said.startswith(f"{name}: ")
    assert words in said


def test_the_other_sources_are_still_read() -> None:
    found = ingest([Source(name="a.txt", data=b""), Source(name="b.txt", data=FERRY.encode())])
    assert [r.id for r in found.reports] == ["b"]
    assert [s.what for s in found.skipped] == ["a.txt"]


def test_limits_are_said() -> None:
    assert "too large: 2 MB, the limit is 1 MB" in reason(
        "a.txt", b"x" * 2_000_000, IngestPolicy(max_raw_bytes=1_000_000)
    )
    assert "too long: 170" in reason("a.txt", FERRY, IngestPolicy(max_text_chars=100))


@pytest.mark.parametrize(
    "text",
    [
        FERRY.upper(),
        FERRY.replace(",", "").replace(".", ""),
        "Ferry sinks",
        "FERRY SINKS OFF PORTMOOR 40 FEARED DEAD",
        "Renault, Peugeot et Citroën",
        f"{FERRY} " * 30 + FRENCH,
    ],
)
def test_english_is_taken_for_english(text: str) -> None:
    assert report("a.txt", text).text == text


@pytest.mark.parametrize(
    ("codec", "note"),
    [
        ("utf-8", ()),
        ("utf-8-sig", ()),
        ("cp1252", ("read as windows-1252",)),
        ("utf-16", ("read as UTF-16",)),
        ("utf-16-le", ("read as UTF-16",)),
        ("utf-16-be", ("read as UTF-16",)),
        ("utf-32", ("read as UTF-32",)),
    ],
)
def test_encodings_are_told_and_said(codec: str, note: tuple[str, ...]) -> None:
    text = f"{FERRY} “Søren’s café” – said Ms Müller."
    found = report("a.txt", text.encode(codec))
    assert (found.text, found.notes) == (text, note)


def test_other_scripts_are_detected() -> None:
    decoded = decode("Паром с сорока пассажирами затонул у берега в среду, сообщили спасатели.".encode("cp1251"))
    assert decoded is not None
    assert "Паром" in decoded.text


def test_a_damaged_byte_does_not_turn_utf8_into_mojibake() -> None:
    data = f"{FERRY} “Søren” – “Müller” – “Åse” said.".encode().replace(b"Rudd", b"Ru\xffdd")
    found = report("a.txt", data)
    assert "“Søren”" in found.text
    assert "1 damaged place" in found.notes[0]


def test_an_unknown_published_argument_is_an_error() -> None:
    with pytest.raises(InputError, match=r'"sometime".*"2012-07-12"'):
        take("a.txt", FERRY, IngestPolicy(published="sometime"))


def test_an_unknown_published_field_is_said_and_the_report_read() -> None:
    found = take("a.jsonl", '{"text": "It sank.", "published": "someday"}')
    assert found.reports[0].published is None
    assert "someday" in found.skipped[0].reason


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(set(FORMATS) - {"html"})), st.binary(max_size=300))
def test_no_bytes_crash_a_reader(kind: str, data: bytes) -> None:
    found = ingest([Source(name="x", data=data, kind=kind)])
    assert found.reports or found.skipped


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["pdf", "docx"]), st.floats(0, 1), st.binary(max_size=5), st.integers(0, 40))
def test_no_damage_crashes_a_reader(kind: str, place: float, put: bytes, cut: int) -> None:
    whole = WHOLE[kind]
    at = int(place * len(whole))
    found = ingest([Source(name="x", data=whole[:at] + put + whole[at + cut :], kind=kind)])
    assert found.reports or found.skipped


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<div>", "<!--", "-->", "<script>", "said ", "&#0;", "<a href='", "\x00"]))
)
def test_no_tag_soup_crashes_the_page_reader(pieces: list[str]) -> None:
    found = ingest([Source(name="x", data=("<html>" + "".join(pieces)).encode(), kind="html")])
    assert found.reports or found.skipped
