"""Items of a wire as ninjs has them, in its three versions."""

import json
from datetime import date

import pytest

from hearsay.ingest.ninjs import NinjsItem, is_ninjs, read_ninjs
from hearsay.model import Moment, Skipped

OLD = {
    "uri": "urn:wire:1",
    "type": "text",
    "pubstatus": "usable",
    "versioncreated": "2031-05-03T10:20:00Z",
    "headline": "Ferry sinks",
    "byline": "Ann Dew",
    "copyrightholder": "Bay Wire",
    "body_text": "It sank.\n\nOff Portmoor & beyond.",
}
NEW = {
    "uri": "urn:wire:1",
    "pubStatus": "canceled",
    "versionCreated": "2031-05-03T11:00:00Z",
    "headlines": [{"role": "main", "value": "Ferry sinks"}],
    "bodies": [
        {"role": "summary", "value": "no"},
        {"role": "main", "contentType": "text/html", "value": "<p>It sank.</p>"},
    ],
    "infoSources": [{"name": "Bay Wire"}],
    "edNote": "Kill: the ferry is in port",
}


def item(row: dict[str, object]) -> NinjsItem:
    data = json.dumps(row).encode()
    assert is_ninjs(data)
    found = read_ninjs(data, "a.json")
    assert isinstance(found, NinjsItem)
    return found


def test_an_item_of_version_1() -> None:
    assert item(OLD) == NinjsItem(
        uri="urn:wire:1",
        status="usable",
        body="<p>It sank.</p>\n<p>Off Portmoor &amp; beyond.</p>\n",
        title="Ferry sinks",
        outlet="Bay Wire",
        author="Ann Dew",
        published=Moment(date(2031, 5, 3), 620),
    )


def test_an_item_of_version_3_that_is_cancelled() -> None:
    found = item(NEW)
    assert (found.status, found.body, found.outlet, found.note) == (
        "canceled",
        "<p>It sank.</p>",
        "Bay Wire",
        "Kill: the ferry is in port",
    )


@pytest.mark.parametrize("row", [{"uri": 3}, {"uri": ""}, [], "x", {"uri": "u", "type": "picture"}])
def test_what_is_no_text_item_is_told(row: object) -> None:
    assert isinstance(read_ninjs(json.dumps(row).encode(), "a.json"), Skipped)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000])
def test_what_is_no_json_is_told(data: bytes) -> None:
    assert isinstance(read_ninjs(data, "a.json"), Skipped)


ODD: list[dict[str, object]] = [
    {"bodies": 3},
    {"bodies": [3]},
    {"headlines": {}},
    {"infoSources": []},
    {"byline": []},
    {"pubstatus": 7},
]


@pytest.mark.parametrize("odd", ODD)
def test_odd_fields_do_no_harm(odd: dict[str, object]) -> None:
    assert item({**OLD, "headline": None, **odd}).uri == "urn:wire:1"
