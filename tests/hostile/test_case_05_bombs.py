"""Case 5, compressed bombs, nested and lying encodings: cut at the limit, within bounded memory."""

import gzip
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import brotli
import pytest

from hearsay.fetch import Ask, Failed, Fetcher, FetchPolicy
from hearsay.fetch.inflate import _zstd_module
from tests.fetch.site import Names, Site, TestClock, serving

pytestmark = pytest.mark.hostile
HUGE = 300_000_000
Pack = Callable[[bytes], bytes]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


def get(url: str) -> Failed:
    policy = FetchPolicy(allow_private=frozenset({"news.example"}))
    with Fetcher(clock=TestClock(), policy=policy, resolve=Names()).line() as line:
        found = line.get(Ask(url=url, named=True))
    assert isinstance(found, Failed)
    return found


def zstd(data: bytes) -> bytes:
    packed: bytes = _zstd_module().compress(data)
    return packed


def brotlied(data: bytes) -> bytes:
    packed: bytes = brotli.compress(data, quality=1)
    return packed


PACKS: dict[str, Pack] = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotlied, "zstd": zstd}


@pytest.mark.parametrize("name", PACKS)
def test_a_bomb_is_cut(site: Site, name: str) -> None:
    found = get(site.say("/a", PACKS[name](bytes(HUGE)), Content_Encoding=name))
    assert found.kind == "too_large"


@pytest.mark.parametrize(("inner", "outer"), [("gzip", "gzip"), ("gzip", "br"), ("br", "gzip"), ("zstd", "gzip")])
def test_a_bomb_in_two_layers_is_cut(site: Site, inner: str, outer: str) -> None:
    found = get(site.say("/a", PACKS[outer](PACKS[inner](bytes(HUGE))), Content_Encoding=f"{inner}, {outer}"))
    assert found.kind == "too_large"


def test_a_bomb_that_shrinks_again_in_its_last_layer_is_cut(site: Site) -> None:
    """A hundred million bytes of padding, in which the second layer finds next to nothing."""
    padded = gzip.compress(b"words") + bytes(HUGE)
    assert get(site.say("/a", gzip.compress(padded), Content_Encoding="gzip, gzip")).kind == "too_large"


def test_what_does_not_shrink_much_is_cut_at_the_size(site: Site) -> None:
    """Under the ratio, over the limit."""
    noise = Random(1)
    dull = b"".join(noise.randbytes(1000) * 4 for _ in range(16_000))
    packed = gzip.compress(dull, 1)
    assert 60_000_000 < len(dull) < 100 * len(packed)
    found = get(site.say("/a", packed, Content_Encoding="gzip"))
    assert (found.kind, "60 MB" in found.reason) == ("too_large", True)


@pytest.mark.parametrize("encodings", ["gzip, gzip, gzip", "gzip," * 1000 + "gzip", "rot13", "gzip, rot13", "../../x"])
def test_many_layers_and_unknown_ones_are_refused(site: Site, encodings: str) -> None:
    assert get(site.say("/a", gzip.compress(b"words"), Content_Encoding=encodings)).kind == "encoding"


@pytest.mark.parametrize("name", PACKS)
@pytest.mark.parametrize("lie", [b"plain words", b"\0" * 50, b"\xff" * 50])
def test_an_encoding_that_is_a_lie_is_refused(site: Site, name: str, lie: bytes) -> None:
    assert get(site.say("/a", lie, Content_Encoding=name)).kind in ("encoding", "too_large")


@pytest.mark.parametrize("name", PACKS)
def test_what_is_cut_short_is_not_taken_for_the_whole(site: Site, name: str) -> None:
    whole = PACKS[name](" ".join(map(str, range(5000))).encode())
    assert get(site.say("/a", whole[: len(whole) // 2], Content_Encoding=name)).kind == "encoding"


def test_memory_stays_small(tmp_path: Path) -> None:
    """All bombs in a process of its own, whose peak is measured."""
    bombs = tmp_path / "bombs"
    bombs.mkdir()
    for name, pack in PACKS.items():
        (bombs / name).write_bytes(pack(bytes(HUGE)))
    code = f"""
import resource
from pathlib import Path
from random import Random
from hearsay.fetch.inflate import _damage, inflated
from hearsay.fetch.outcome import Refusal
from hearsay.fetch.policy import FetchPolicy
_damage()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for path in Path({str(bombs)!r}).iterdir():
    try:
        inflated([path.read_bytes()], path.name, FetchPolicy(max_ratio=10**9))
    except Refusal as e:
        assert e.kind == "too_large", e
    else:
        raise AssertionError(path.name)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert int(done.stdout) < 150
