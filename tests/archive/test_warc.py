"""A WARC gives every record that is whole, and the offset of each that is not."""

import gzip
import io
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.archive import warc
from hearsay.archive.contract import Place, Shard
from hearsay.archive.manifest import shards_of, take_stock
from hearsay.archive.stages import texts
from hearsay.archive.warc import Lost, Page, members, plain
from hearsay.archive.warc.records import Other

from .news import SETTINGS, story

MOST = 1_000_000


def record(n: int, body: bytes = b"", kind: str = "response", head: str = "Content-Type: text/html") -> bytes:
    body = body or f"<html><body><p>{story(n)}</p></body></html>".encode()
    block = f"HTTP/1.1 200 OK\r\n{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    lines = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://orbit.example/{n}\r\n"
    lines += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    return lines.encode() + block + b"\r\n\r\n"


def zipped(records: list[bytes]) -> tuple[bytes, list[int]]:
    """A file of members, and where each begins."""
    out, places = b"", []
    for r in records:
        places.append(len(out))
        out += gzip.compress(r, 6, mtime=0)
    return out, places


def read(data: bytes, start: int = 0, end: int | None = None, *, gz: bool = True) -> list[Page | Other | Lost]:
    where = (start, len(data) if end is None else end)
    return list(warc.pages(io.BytesIO(data), where, MOST, zipped=gz))


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x20]) + data[at + 1 :]


def test_one_record_in_a_hundred_damaged_costs_just_these_and_names_them() -> None:
    records = [record(n) for n in range(1000)]
    data, places = zipped(records)
    chance = Random(5)
    hurt = sorted(chance.sample(range(1000), 10))
    for n in hurt:
        end = places[n + 1] if n < 999 else len(data)
        data = flipped(data, chance.randrange(places[n] + 10, end))
    found = read(data)
    whole = [f for f in found if isinstance(f, Page)]
    assert {f.offset for f in whole} == {p for n, p in enumerate(places) if n not in hurt}
    assert len(whole) >= 989
    assert [f.offset for f in found if isinstance(f, Lost)] == [places[n] for n in hurt]


@given(st.integers(0, 11), st.data())
def test_any_byte_may_be_wrong(n: int, data: st.DataObject) -> None:
    raw, places = zipped([record(i) for i in range(12)])
    end = places[n + 1] if n < 11 else len(raw)
    at = data.draw(st.integers(places[n], end - 1))
    found = read(flipped(raw, at))
    whole = {f.offset for f in found if isinstance(f, Page)}
    assert whole >= set(places) - {places[n]}
    lost = [f for f in found if isinstance(f, Lost)]
    assert bool(lost) == (places[n] not in whole)
    assert all(f.offset == places[n] for f in lost)


@given(st.binary(min_size=1, max_size=60), st.integers(0, 6))
def test_garbage_between_members_costs_nothing(garbage: bytes, n: int) -> None:
    parts = [gzip.compress(record(i), mtime=0) for i in range(6)]
    data = b"".join([*parts[:n], garbage, *parts[n:]])
    found = read(data)
    assert sum(isinstance(f, Page) for f in found) == 6
    assert [f.offset for f in found if isinstance(f, Lost)] == [sum(map(len, parts[:n]))]


def test_a_file_that_breaks_off_loses_its_last_record() -> None:
    data, places = zipped([record(n) for n in range(5)])
    found = read(data[:-7])
    assert sum(isinstance(f, Page) for f in found) == 4
    (lost,) = [f for f in found if isinstance(f, Lost)]
    assert lost.offset == places[-1]
    assert "breaks off" in lost.reason


def test_magic_bytes_by_chance_are_no_member() -> None:
    body = b"<p>" + members.MAGIC * 50 + b" words of a page</p>"
    data = record(0, body) + record(1)
    stored = b"".join(gzip.compress(r, 0, mtime=0) for r in (record(0, body), record(1)))
    assert sum(isinstance(f, Page) for f in read(flipped(stored, 12))) == 1
    assert sum(isinstance(f, Page) for f in read(data, gz=False)) == 2


@pytest.mark.parametrize("gz", [True, False])
def test_ranges_give_every_record_once(gz: bool) -> None:
    records = [record(n) for n in range(40)]
    data = zipped(records)[0] if gz else b"".join(records)
    step = len(data) // 7
    found = [f for a in range(0, len(data), step) for f in read(data, a, min(a + step, len(data)), gz=gz)]
    assert [f.address for f in found if isinstance(f, Page)] == [f"https://orbit.example/{n}" for n in range(40)]


def test_a_loss_over_the_end_of_a_range_is_told_once() -> None:
    data, places = zipped([record(n) for n in range(6)])
    data = flipped(data, places[2] + 30)
    for cut in range(places[2], places[3] + 1, 7):
        found = [*read(data, 0, cut), *read(data, cut)]
        assert sum(isinstance(f, Page) for f in found) == 5
        assert [f.offset for f in found if isinstance(f, Lost)] == [places[2]]


@pytest.mark.parametrize("length", ["-5", "99999999999999999999", "x", "12", ""])
def test_a_plain_record_with_a_wrong_length_costs_itself(length: str) -> None:
    records = [record(n) for n in range(3)]
    head, _, rest = records[1].partition(b"Content-Length: ")
    records[1] = head + b"Content-Length: " + length.encode() + rest[rest.index(b"\r\n") :]
    found = read(b"".join(records), gz=False)
    assert [f.address for f in found if isinstance(f, Page)] == ["https://orbit.example/0", "https://orbit.example/2"]
    assert [f.offset for f in found if isinstance(f, Lost)] == [len(records[0])]


def test_a_record_that_unpacks_to_too_much_is_passed_over_with_its_offset() -> None:
    bomb = record(1, b"<p>" + b"a" * 30 * MOST)
    data, places = zipped([record(0), bomb, record(2)])
    assert len(gzip.compress(bomb)) < 100_000
    found = read(data)
    assert [type(f) for f in found] == [Page, Lost, Page]
    assert (found[1].offset, "over" in found[1].reason) == (places[1], True)  # type: ignore[union-attr]


def test_a_page_packed_inside_its_record_is_held_to_the_limit_too() -> None:
    packed = gzip.compress(b"<p>" + b"a" * 3 * MOST)
    found = read(zipped([record(0, packed, head="Content-Type: text/html\r\nContent-Encoding: gzip")])[0])
    assert isinstance(found[0], Lost)


def test_what_is_no_page_is_counted_by_what_it_is() -> None:
    data, _ = zipped(
        [
            record(0, kind="request"),
            record(1, b"\xff\xd8", head="Content-Type: image/jpeg"),
            record(2).replace(b"200 OK", b"404 NO"),
            record(3),
        ]
    )
    found = read(data)
    assert [f.what for f in found if isinstance(f, Other)] == [
        "records of type request",
        "answers that are no text",
        "answers that are not 200 OK",
    ]


def test_the_servers_charset_counts() -> None:
    body = "<html><body><p>Zoë paid 5 € in the café.</p></body></html>".encode("iso-8859-15")
    (page,) = read(zipped([record(0, body, head="Content-Type: text/html; charset=ISO-8859-15")])[0])
    assert isinstance(page, Page)
    assert "Zoë paid 5 € in the café" in page.data.decode()


def test_a_plain_warc_finds_records_behind_garbage() -> None:
    data = record(0) + b"garbage\r\n" + record(1)
    found = list(plain.records(io.BytesIO(data), 0, len(data), MOST))
    assert [f.offset for f in found] == [0, len(record(0)), len(data) - len(record(1))]
    assert isinstance(found[1], Lost)


def test_lost_offsets_stand_in_the_table_of_what_was_left_out(tmp_path: Path) -> None:
    data, places = zipped([record(n) for n in range(9)])
    (tmp_path / "news.warc.gz").write_bytes(flipped(data, places[4] + 40))
    shards = shards_of(take_stock([tmp_path / "news.warc.gz"], tmp_path / "out"), SETTINGS)
    made = [texts.work(s, Place(folder=tmp_path, settings=SETTINGS)) for s in shards]
    lost = [r for p in made for r in p.tables["lost"].to_pylist() if r["kind"] == "damaged"]
    assert [r["place"] for r in lost] == [f"news.warc.gz@{places[4]}"]
    assert sum(p.counts["texts"] for p in made) == 8
    assert isinstance(shards[0], Shard)
