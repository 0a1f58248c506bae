"""Each format: what becomes the text, and what its metadata give."""

import json

import pytest

from hearsay.ingest import FORMATS, SUFFIXES, IngestPolicy, Source, ingest, kind_of
from hearsay.model import Moment

from .make import FERRY, mail, page, pdf, reason, report, take, word


def test_plain_text_is_the_files_own_text() -> None:
    text = f"  Ferry sinks\r\n\r\n{FERRY}\n\n"
    found = report("news/ferry.txt", text)
    assert found.text == text
    assert (found.id, found.path, found.outlet, found.published) == ("ferry", "news/ferry.txt", "", None)
    assert (found.outlet_from, found.published_from) == ("unknown", "unknown")


def test_markdown_keeps_its_marks_and_gives_its_heading() -> None:
    text = f"# Ferry *sinks* #\n\n{FERRY} [More](http://x.example)\n"
    found = report("ferry.md", text)
    assert (found.text, found.title) == (text, "Ferry *sinks*")


@pytest.mark.parametrize(
    "block",
    [
        "---\noutlet: Harbour Post\npublished: 2021-03-04\ntags:\n  - sea\n---\n\n",
        "Outlet: Harbour Post\nDate: 4 March 2021\nSection: Sea\n\n",
    ],
)
def test_front_matter_is_read_and_stays_out_of_the_text(block: str) -> None:
    for name in ("a.md", "a.txt"):
        found = report(name, block + FERRY)
        assert (found.text, found.outlet, found.published_from) == (FERRY, "Harbour Post", "metadata")
        assert found.published is not None
        assert found.published.iso() == "2021-03-04"


@pytest.mark.parametrize(
    "text",
    [
        f"Outlet: Harbour Post\n\n{FERRY}",
        f"Outlet: Harbour Post\nDate: 2021-03-04\nand this is a sentence\n\n{FERRY}",
        f"---\n{FERRY}\n---\n",
        f"---\noutlet: Harbour Post\n\n{FERRY}",
        f"Title: A\nDate: 2021-03-04\n{FERRY}",
    ],
)
def test_what_is_no_clear_front_matter_stays_text(text: str) -> None:
    assert report("a.txt", text).text == text


def test_json_lines_keep_text_id_and_fields() -> None:
    text = "  \ttext with \u2028 odd \x85 breaks\n "
    row = {"id": "r1", "outlet": "Post", "date": "2021-03-04", "title": "T", "text": text, "story_id": "gold", "x": [1]}
    found = report("a.jsonl", json.dumps(row, ensure_ascii=False) + "\n\n")
    assert (found.id, found.outlet, found.title, found.text) == ("r1", "Post", "T", text)
    assert (found.outlet_from, found.published_from) == ("metadata", "metadata")
    assert "gold" not in repr(found)


def test_a_broken_line_is_skipped_with_its_number() -> None:
    lines = ['{"id": 1, "text": "One."}', '{"id": 2, "text": ', "", '["x"]', '{"id": 5}', '{"id": 6, "text": "Six."}']
    found = take("a.jsonl", "\n".join(lines))
    assert [r.id for r in found.reports] == ["1", "6"]
    assert [s.what for s in found.skipped] == ["a.jsonl, line 2", "a.jsonl, line 4", "a.jsonl, line 5"]
    assert "broken JSON" in found.skipped[0].reason


def test_json_holds_one_record_a_list_or_lines() -> None:
    one = {"text": "One.", "outlet": "A"}
    assert report("a.json", json.dumps(one, indent=1)).outlet == "A"
    assert [r.id for r in take("a.json", json.dumps([one, one])).reports] == ["a", "a-2"]
    assert len(take("a.json", f"{json.dumps(one)}\n{json.dumps(one)}\n").reports) == 2
    assert "broken JSON" in reason("a.json", '{"text": "One."')
    assert "nested too deeply" in reason("a.json", "[" * 200_000)


def test_pdf_lines_become_paragraphs() -> None:
    found = report(
        "a.pdf", pdf("The ferry sank off Portmoor on Wednes-\nday, the coast guard said.\nIt rains.", "More here.")
    )
    assert found.text == "The ferry sank off Portmoor on Wednesday, the coast guard said.\n\nIt rains.\n\nMore here."


def test_pdfs_without_words_say_what_to_do() -> None:
    assert "encrypted" in reason("a.pdf", pdf(FERRY, password="secret"))
    assert "text recognition" in reason("a.pdf", pdf(""))
    assert "damaged PDF" in reason("a.pdf", b"%PDF-1.4\nnothing here")
    assert "500" in reason("a.pdf", pdf(*["x"] * 501))


def test_word_files_give_paragraphs_and_cells() -> None:
    found = report("a.docx", word("One sank.", "", "Two sailed.", title="Ferry", cells=("Dead", "12")))
    assert (found.text, found.title) == ("One sank.\n\nTwo sailed.\n\nDead\n\n12", "Ferry")
    assert found.published is None
    assert "damaged Word file" in reason("a.docx", b"PK\x03\x04 no zip")
    assert "unpacks to" in reason("a.docx", word("x"), IngestPolicy(max_inflated_bytes=100))
    assert "password" in reason("a.docx", b"\xd0\xcf\x11\xe0" + b"\x00" * 600)


def test_mail_gives_text_date_and_sender() -> None:
    found = report("a.eml", mail(FERRY, Date="Thu, 04 Mar 2021 09:59:00 +0100"))
    assert (found.text.strip(), found.title, found.author, found.outlet) == (FERRY, "Ferry sinks", "Jane Doe", "")
    assert (found.published, found.published_from) == (Moment(found.published.day, 599), "metadata")  # type: ignore[union-attr]


def test_a_list_mails_sender_is_the_outlet() -> None:
    found = report("a.eml", mail(FERRY, From="Harbour Post <n@example.org>", List_Id="<n.example.org>"))
    assert (found.outlet, found.outlet_from, found.author) == ("Harbour Post", "metadata", "")


def test_mail_in_html_is_read_as_a_page() -> None:
    found = report("a.eml", mail("", html=page(f"<article><h1>Ferry</h1><p>{FERRY}</p><p>{FERRY}</p></article>")))
    assert FERRY in found.text
    assert "<p>" not in found.text


def test_mail_without_text_is_skipped() -> None:
    assert "without text" in reason("a.eml", mail(""))


def test_a_mailbox_gives_each_message() -> None:
    box = b"".join(
        b"From jane@example.org Thu Mar  4 09:59:00 2021\n" + mail(f"{n} said so.\n\n>From here.") + b"\n" for n in "AB"
    )
    found = take("a.mbox", box)
    assert [r.id for r in found.reports] == ["a", "a-2"]
    assert [r.text for r in found.reports] == ["A said so.\n\nFrom here.\n\n", "B said so.\n\nFrom here.\n\n"]
    assert "no mailbox" in reason("b.mbox", FERRY)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdf("x"), "pdf"),
        (word("x"), "docx"),
        (b"  <!DOCTYPE html><p>x", "html"),
        (b'{"text": "a"}\n{"text": "b"}\n', "jsonl"),
        (b'{"text": "a",\n "id": 1}', "json"),
        (b'[{"text": "a"}]', "json"),
        (b"From: a@example.org\nSubject: x\n\nHello", "eml"),
        (b"From a@example.org Thu\nFrom: a@example.org\n\nHello", "mbox"),
        (b"From: here to there, he said.", "text"),
        (b"Hello", "text"),
    ],
)
def test_kinds_are_told_by_the_bytes(data: bytes, kind: str) -> None:
    assert kind_of("-", data) == kind


def test_every_suffix_has_a_format_and_unknown_kinds_are_refused() -> None:
    assert set(SUFFIXES.values()) == set(FORMATS) - {"live", "ninjs"}
    with pytest.raises(ValueError, match="no format"):
        ingest([Source(name="a", data=b"x", kind="fax")])
