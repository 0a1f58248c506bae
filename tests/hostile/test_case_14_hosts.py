"""Case 14, hosts that look like others: shown in ASCII wherever an address is shown, and taken for what they are."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.api import Options, _reader
from hearsay.fetch import host_of, redacted
from hearsay.hosts import plain_address, plain_host
from hearsay.ingest import IngestPolicy, Source, ingest
from hearsay.model import Report
from hearsay.pipeline import brief_of
from hearsay.render.contract import brief_dict
from hearsay.render.exports import FORMS, TABLES, table
from hearsay.render.html import html
from hearsay.render.markdown import markdown
from hearsay.render.told import Told
from hearsay.render.view import view
from hearsay.tables import Tables

pytestmark = pytest.mark.hostile
SEEN = {
    "аррӏе.example": "xn--80ak6aa92e.example",  # all Cyrillic
    "harbour-tіmes.example": "xn--harbour-tmes-9ok.example",  # one Cyrillic letter
    "ｈａｒｂｏｕｒ.example": "harbour.example",  # full width: browsers ask for the plain one
    "bücher.example": "xn--bcher-kva.example",
    "faß.example": "xn--fa-hia.example",  # another host than fass.example
    "例え.テスト": "xn--r8jz45g.xn--zckzah",
}
TEXT = "The dam broke on Monday, Ana Ruiz said. “It fell within minutes,” Ben Okoro told Radio Orva."


@pytest.mark.parametrize(("host", "shown"), SEEN.items())
def test_a_host_is_shown_in_ascii(host: str, shown: str) -> None:
    assert plain_host(host) == host_of(f"https://{host}/a") == shown
    assert plain_address(f"https://{host}:8443/ä?q=é") == f"https://{shown}:8443/ä?q=é"
    assert redacted(f"https://ann:pw@{host}/a?token=x") == f"https://***@{shown}/a?token=***"


@pytest.mark.parametrize("name", ["bücher.txt", "ftp://bücher.example", "", "reports/аррӏе.html", "https:/bücher"])
def test_what_is_no_web_address_stays(name: str) -> None:
    assert plain_address(name) == name


@given(st.text(max_size=80), st.sampled_from(("", "http://", "https://", "https://a@", "HTTPS://é@é:")))
def test_no_text_breaks_it_and_a_host_ends_in_ascii(text: str, before: str) -> None:
    shown = plain_address(before + text)
    assert shown == plain_address(shown)
    if before == "https://":
        assert shown.removeprefix(before).split("@")[-1].isascii() or set(text) & set("/?#\\")


def test_a_host_without_end_takes_no_time() -> None:
    assert plain_address("https://" + "ü" * 1_000_000).isascii()


@pytest.mark.parametrize(("host", "shown"), SEEN.items())
def test_no_form_of_a_brief_shows_another_host(host: str, shown: str) -> None:
    report = Report(id="r1", text=TEXT, title="Dam", outlet="Orbit", path=f"https://{host}/a")
    other = replace(report, id="r2", outlet="Lantern", path="b.txt")
    reader = _reader(Options())
    made = brief_of([reader.read(report), reader.read(other)], reader, Tables.shipped())
    told = Told(json.loads(json.dumps(brief_dict(made))))
    forms = [f.make(told, {"r1": report.text, "r2": other.text}) for f in FORMS.values()]
    forms += [table(told, name, form) for name in TABLES for form in ("csv", "jsonl")]
    assert sum(shown in f for f in forms) >= 3
    pages = [json.dumps(told.brief), html(view(made), [report, other]), markdown(view(made), why=True)]
    assert not [f for f in (*forms, *pages) if host in f or json.dumps(host).strip('"') in f]


@pytest.mark.parametrize(("host", "shown"), SEEN.items())
def test_an_outlet_known_by_its_host_alone_is_called_by_its_host_in_ascii(host: str, shown: str) -> None:
    head = f"<head><title>Dam</title><link rel='canonical' href='https://www.{host}/a'></head>"
    page = f"<html>{head}<body><article><p>{TEXT * 4}</p></article></body></html>"
    found = ingest([Source(name="a.html", data=page.encode(), kind="html")], IngestPolicy())
    assert [r.outlet for r in found.reports] == [shown]
