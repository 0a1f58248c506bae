"""Case 7, WARC: flipped bytes, truncation, garbage, lengths that overlap. Only what was hit is lost."""

from random import Random

import pytest

pytest.importorskip("fastwarc")

from .warcs import lost, pages, read, record, zipped

pytestmark = pytest.mark.hostile


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]


def test_one_flipped_byte_costs_one_of_two_thousand() -> None:
    data, places = zipped([record(n) for n in range(2000)])
    found = read(flipped(data, places[1000] + 60))
    assert len(pages(found)) == 1999
    assert lost(found) == [places[1000]]


@pytest.mark.parametrize("seed", range(40))
def test_any_flipped_byte_costs_one_record_at_most(seed: int) -> None:
    chance = Random(seed)
    data, places = zipped([record(n) for n in range(50)])
    at = chance.randrange(len(data))
    hit = max(n for n, p in enumerate(places) if p <= at)
    found = read(flipped(data, at))
    assert {f"https://orbit.example/{n}" for n in range(50) if n != hit} <= set(pages(found))
    assert set(lost(found)) <= {places[hit]}


def test_a_file_that_breaks_off_gives_what_came_before() -> None:
    data, places = zipped([record(n) for n in range(20)])
    found = read(data[: places[19] + 30])
    assert len(pages(found)) == 19
    assert lost(found) == [places[19]]


@pytest.mark.parametrize("garbage", [b"\0" * 5000, b"\x1f\x8b\x08" * 400, b"WARC/1.0\r\n" * 50, bytes(range(256)) * 9])
def test_garbage_between_members_costs_nothing(garbage: bytes) -> None:
    data, places = zipped([record(n) for n in range(6)])
    found = read(data[: places[3]] + garbage + data[places[3] :])
    assert len(pages(found)) == 6


def test_lengths_that_reach_into_the_next_record_cost_no_third() -> None:
    records = [record(n) for n in range(6)]
    records[2] = record(2, length=str(len(records[2]) + 40))
    found = read(b"".join(records), gz=False)
    assert {f"https://orbit.example/{n}" for n in (0, 1, 4, 5)} <= set(pages(found))
