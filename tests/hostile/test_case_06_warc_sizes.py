"""Case 6, WARC: a gigabyte from a megabyte, lengths that are negative, huge or no numbers. Only that record is lost."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("fastwarc")

from .warcs import lost, pages, read, record, zipped

pytestmark = pytest.mark.hostile
LENGTHS = ["-1", "-99999999999999999999", "99999999999999999999", "1e9", "12x", "0x10", "", " ", "٣", "1, 2", "NaN"]


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("gz", [True, False], ids=["packed", "plain"])
def test_a_length_that_lies_costs_that_record_alone(length: str, gz: bool) -> None:
    records = [record(0), record(1, length=length or "\t"), record(2)]
    data, places = zipped(records) if gz else (b"".join(records), [0, len(records[0]), sum(map(len, records[:2]))])
    found = read(data, gz=gz)
    assert {"https://orbit.example/0", "https://orbit.example/2"} <= set(pages(found))
    assert set(lost(found)) <= {places[1]}
    assert len(found) == 3


def test_a_gigabyte_from_a_megabyte_is_passed_over_in_little_memory(tmp_path: Path) -> None:
    """In a process of its own, whose peak is measured."""
    place = tmp_path / "bomb.warc.gz"
    code = """
import resource, sys, zlib
from pathlib import Path
from hearsay.archive import warc
from tests.hostile.warcs import record, MOST
place = Path(sys.argv[1])
with place.open("wb") as out:
    def put(*parts):
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        for part, times in parts:
            for _ in range(times):
                out.write(packer.compress(part))
        out.write(packer.flush())
    put((record(0), 1))
    at = out.tell()
    put((record(1, length=str(1_000_000_000)).partition(b"<html>")[0], 1), (bytes(1_000_000), 1000))
    put((record(2), 1))
assert place.stat().st_size < 1_200_000
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with place.open("rb") as file:
    found = list(warc.pages(file, (0, place.stat().st_size), MOST, zipped=True))
assert [type(f).__name__ for f in found] == ["Page", "Lost", "Page"], found
assert found[1].offset == at
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
    done = subprocess.run([sys.executable, "-c", code, str(place)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 100
