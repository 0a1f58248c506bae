"""What must hold whatever the bytes are. A check that raises is a finding; what a parser refuses in words is not."""

import json
import sqlite3
from contextlib import suppress

from evaluation.growth.scripted import ScriptedNetwork
from hearsay.decide.record import from_dict, to_dict
from hearsay.errors import InputError
from hearsay.ingest import IngestPolicy, Source, ingest
from hearsay.ingest.feed import Feed
from hearsay.ingest.feeds import feeds_of_page, is_page, read_feed
from hearsay.ingest.language import other_language
from hearsay.ingest.opml import read_opml, write_opml
from hearsay.link import link
from hearsay.model import Brief, Evidence, Report
from hearsay.pipeline import brief_of
from hearsay.read import CompactReader
from hearsay.read.times import times_of
from hearsay.render.contract import brief_dict
from hearsay.render.html import html
from hearsay.render.markdown import markdown
from hearsay.render.view import view
from hearsay.store.db.words import first_place, match_query
from hearsay.tables import Tables
from hearsay.weigh import weigh

POLICY = IngestPolicy(max_text_chars=100_000, max_html_nodes=20_000)
_CHARSETS = ("", "utf-8", "koi8-r", "utf-16", "no charset")
"""What the header of a feed's answer may name."""
BETWEEN = b"\n=====\n"
"""What parts the reports of one input of `brief`."""
other_language("die Fähre sank vor der Küste " * 9, 1)  # its model is loaded when first used: no input's fault
_READER = CompactReader(ScriptedNetwork())  # type: ignore[arg-type]
_TABLES = Tables.shipped()


def source(kind: str, data: bytes) -> tuple[Report, ...]:
    """A format of `ingest`: texts within their limits, entries inside them, and a reason for all that is left out."""
    found = ingest([Source(name=f"a.{kind}", data=data, kind=kind)], POLICY)
    assert all(s.what and s.reason for s in found.skipped)
    for r in found.reports:
        assert r.text.strip()
        assert len(r.text) <= POLICY.max_text_chars
        assert all(e.span.end <= len(r.text) and e.span.holds(e.body) for e in r.entries)
        assert all(r.cite(e.author.span.start, e.author.span.end) == e.author for e in r.entries if e.author)
        r.sha256  # noqa: B018 texts of any code points have a hash
    assert len({r.id for r in found.reports}) == len(found.reports)
    return found.reports


def feed(data: bytes) -> None:
    """RSS, Atom and JSON Feed: items with keys, no more than asked for; the same again for the same bytes."""
    charset = _CHARSETS[len(data) % len(_CHARSETS)]
    found = read_feed(data, "a feed", charset, 50)
    if isinstance(found, Feed):
        assert len(found.items) <= 50
        assert all(i.key and i.version for i in found.items)
        assert "\n" not in found.title
        assert found == read_feed(data, "a feed", charset, 50)
    else:
        assert found.reason
    is_page(data)
    assert all(feeds_of_page(data))


def opml(data: bytes) -> None:
    """OPML: what was read and is written out again is read as the same."""
    outlines, skipped = read_opml(data, "a list")
    assert all(s.reason for s in skipped)
    again, _ = read_opml(write_opml(outlines, "again").encode("utf-8", "replace"), "a list")
    assert len(again) == len(outlines)


def query(data: bytes) -> None:
    """The search box: FTS5 takes every query that is made of what was typed, or the user is told."""
    typed = data.decode("utf-8", "replace")
    with suppress(InputError):
        asked = match_query(typed, "text")
        _FOUND.execute("SELECT count(*) FROM words WHERE words MATCH ?", (asked,)).fetchall()
    assert 0 <= first_place("It sank off Portmoor.", typed) <= 21


def _index() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:")
    made.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    made.execute("INSERT INTO words VALUES ('It sank off Portmoor.')")
    return made


_FOUND = _index()


def decision(data: bytes) -> None:
    """A line of a file of decisions: refused in words, or the same when written and read again."""
    try:
        made = from_dict(json.loads(data))
    except (ValueError, RecursionError):
        return
    assert from_dict(to_dict(made)) == made


def rules(data: bytes) -> None:
    """The rules of reading on any text: every span verbatim, in order, within the text."""
    text = data.decode("utf-8", "replace")
    report = Report(id="r", text=text)
    for t in times_of(report, (), ()):
        _is_verbatim(t.evidence, {"r": text})
    reading = _READER.read(report)
    for e in (e for a in reading.attributions for e in (*a.source, *a.cue, *a.content)):
        _is_verbatim(e, {"r": text})
    assert all(x.span.end <= y.span.start for x, y in zip(reading.words, reading.words[1:], strict=False))


def brief(data: bytes) -> None:
    """The whole program on one to four reports: spans verbatim, bounds in order, every form can be shown."""
    reports = [r for n, part in enumerate(data.split(BETWEEN)[:4]) for r in _of(n, part)]
    texts = {r.id: r.text for r in reports}
    made = brief_of([_READER.read(r) for r in reports], _READER, _TABLES)
    check(made, texts)
    json.dumps(brief_dict(made))
    shown = view(made, everything=True)
    markdown(shown, why=True).encode("utf-8", "surrogatepass")
    page = html(shown, reports)
    assert "<script" not in page.lower()


def check(made: Brief, texts: dict[str, str]) -> None:
    """That a brief says nothing that is not in its reports, and counts in order."""
    for c in made.claims:
        assert 0 <= c.origins.low <= c.origins.high
        for e in (*(m.evidence for m in c.claim.mentions), *(e for r in c.reasons for e in r.evidence)):
            _is_verbatim(e, texts)
    for t in made.timeline:
        for e in t.evidence:
            _is_verbatim(e, texts)
    assert brief_dict(weigh(made.story)) == brief_dict(weigh(made.story))
    assert link(made.story.readings, _READER.vectors, _TABLES).claims == made.story.claims


def _of(n: int, part: bytes) -> tuple[Report, ...]:
    found = ingest([Source(name=f"{n}.txt", data=part, kind="text")], POLICY)
    return tuple(
        Report(id=f"{n}.{r.id}", text=r.text, outlet=f"Outlet {n}", published=r.published) for r in found.reports
    )


def _is_verbatim(e: Evidence, texts: dict[str, str]) -> None:
    assert texts[e.report][e.span.start : e.span.end] == e.text
    assert e.span.start < e.span.end
