"""Parsing in a process of its own: the same answers, within time and memory, and one bad document costs no other."""

import json
import os
import signal
from collections.abc import Iterator
from datetime import date

import pytest

from hearsay.ingest import Draft, IngestPolicy, Source, ingest
from hearsay.model import Entry, Moment, Skipped, Span
from hearsay.sandbox import Sandbox, frames
from tests.ingest.make import FERRY, mail, page, pdf, word

MEMORY = 250_000_000
LIVE = (
    '<script type="application/ld+json">{"@type": "LiveBlogPosting", "datePublished": "2031-05-03", "liveBlogUpdate": '
    '[{"articleBody": "The ferry sank, police said.", "datePublished": "2031-05-03T09:10"},'
    ' {"articleBody": "Forty people were saved, police said."}]}</script>'
)
DOCUMENTS = {
    "a.html": page(f"<article><p>{FERRY}</p></article>").encode(),
    "live.html": page("<p>Live</p>", LIVE).encode(),
    "a.pdf": pdf(FERRY),
    "a.docx": word(FERRY, cells=("One", "Two")),
    "a.eml": mail("", f"<p>{FERRY}</p>"),
    "a.mbox": b"From a\n" + mail(FERRY) + b"\nFrom b\n" + mail(FERRY + " Again."),
    "a.txt": FERRY.encode(),
    "a.jsonl": json.dumps({"text": FERRY}).encode(),
    "broken.pdf": pdf(FERRY)[:400],
    "broken.docx": word(FERRY)[:400],
}
SLOW = page("<table><tr>" * 170 + "<p>x<i>y</i>" * 90_000)
"""Parses for longer than a hundredth of a second."""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    made = Sandbox()
    yield made
    made.close()


def worker(sandbox: Sandbox) -> int:
    """The child's number; a document is parsed so that there is one."""
    take(sandbox, "a.html")
    assert sandbox._worker is not None
    return sandbox._worker.pid


def take(sandbox: Sandbox, name: str, data: bytes = b"", **policy: object) -> object:
    source = Source(name=name, data=data or DOCUMENTS[name])
    return ingest([source], IngestPolicy(**policy), sandbox.read)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_reads_what_this_process_reads(sandbox: Sandbox, name: str) -> None:
    assert take(sandbox, name) == ingest([Source(name=name, data=DOCUMENTS[name])])


def test_one_child_is_kept_for_all(sandbox: Sandbox) -> None:
    assert worker(sandbox) == worker(sandbox)


def test_text_and_json_need_no_child() -> None:
    made = Sandbox()
    take(made, "a.txt")
    take(made, "a.jsonl")
    assert made._worker is None


def test_what_takes_too_long_is_given_up_and_the_next_is_read(sandbox: Sandbox) -> None:
    found = take(sandbox, "slow.html", SLOW.encode(), max_parse_seconds=0.01)
    assert [s.reason for s in found.skipped] == ["took longer to parse than 0.01 seconds: give its text alone"]
    assert take(sandbox, "a.html").reports


def test_what_needs_too_much_memory_is_given_up() -> None:
    made = Sandbox()
    found = take(made, "slow.html", SLOW.encode(), max_parse_bytes=MEMORY)
    assert [s.what for s in found.skipped] == ["slow.html"]  # libxml2 says "unknown error" when it gets no memory
    assert take(made, "a.html", max_parse_bytes=MEMORY).reports
    made.close()


def test_a_child_that_dies_is_replaced(sandbox: Sandbox) -> None:
    pid = worker(sandbox)
    os.kill(pid, signal.SIGKILL)
    assert take(sandbox, "a.html").reports
    assert worker(sandbox) != pid


def test_a_child_ends_with_its_sandbox() -> None:
    made = Sandbox()
    pid = worker(made)
    del made
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


MOMENT = Moment(date(2031, 5, 3), 550)
DRAFT = Draft(
    source="a", where="a, 1", text="Half \ud800 a word. And more.", id="x", title="t", outlet="o", author="b",
    published=MOMENT, entries=(Entry(kind="live", span=Span(0, 5), body=Span(1, 5), at=Moment(date(2031, 5, 3))),),
    notes=("read as UTF-16",),
)  # fmt: skip


@pytest.mark.parametrize("value", [DRAFT, Draft(source="a", where="a", text=""), Skipped(what="a", reason="is empty")])
def test_values_go_through_the_pipe_whole(value: Draft | Skipped) -> None:
    assert frames.answered(json.loads(frames.answer(value))) == value


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"draft": {}},
        {"skipped": {"what": 1, "reason": "", "mendable": True}},
        json.loads(frames.answer(DRAFT)) | {"notes": [3]},
        {"draft": json.loads(frames.answer(DRAFT))["draft"] | {"text": ""}, "notes": []},
        {"draft": json.loads(frames.answer(DRAFT))["draft"] | {"published": ["2031-13-03", 1]}, "notes": []},
    ],
)
def test_a_child_that_lies_is_not_believed(told: object) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        frames.answered(told)
