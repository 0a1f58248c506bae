"""How much of a damaged WARC is read: hearsay's members, beside fastwarc and warcio as shipped.

    python -m benchmarks.archive.damage [--records 20000] [--share 0.01] [--seed 1] [--json]

In each damaged record one byte behind the gzip header is changed, at a place drawn by the seed. `named` is how many of
the damaged records' offsets are told, `wrongly named` how many others. The peers tell no offsets; they read until they
stop.
"""

from __future__ import annotations

import argparse
import gzip
import io
import time
from collections.abc import Callable, Iterable
from random import Random

from fastwarc.warc import ArchiveIterator

from benchmarks.measured import Row, release, show
from hearsay.archive.warc import Lost, Page, pages

from .invented import background
from .make import response

HEADER = 10
"""Bytes of a gzip header; a change in the time or system that it names harms nothing."""


def main() -> None:
    """Make, damage, read, print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--records", type=int, default=20_000)
    ap.add_argument("--share", type=float, default=0.01)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--json", action="store_true")
    args = ap.parse_args()
    data, hurt = damaged(args.records, args.share, args.seed)
    rows = [_ours(data, args.records, hurt)]
    rows += [_peer(name, read, data, args.records) for name, read in _peers()]
    show(rows, args.json, {"records": args.records, "damaged": len(hurt)})


def damaged(records: int, share: float, seed: int) -> tuple[bytes, set[int]]:
    """A file, and the offsets of its damaged records."""
    chance = Random(seed)
    out = io.BytesIO()
    hurt: set[int] = set()
    for n in range(records):
        body = f"<html><body><p>{n} {background(chance, 60)[0]}</p></body></html>".encode()
        page = response(f"https://orbit.example/{n}", body, "text/html", "2031-05-03T10:00:00Z")
        member = bytearray(gzip.compress(page, 6, mtime=0))
        if chance.random() < share:
            hurt.add(out.tell())
            member[chance.randrange(HEADER, len(member))] ^= 1 << chance.randrange(8)
        out.write(member)
    return out.getvalue(), hurt


def _ours(data: bytes, records: int, hurt: set[int]) -> Row:
    began = time.process_time()
    found = list(pages(io.BytesIO(data), (0, len(data)), 1_000_000, zipped=True))
    seconds = time.process_time() - began
    named = {f.offset for f in found if isinstance(f, Lost)}
    whole = sum(isinstance(f, Page) for f in found)
    return {
        "reader": "hearsay",
        "read %": 100 * whole / records,
        "named": len(named & hurt),
        "wrongly named": len(named - hurt),
        "seconds": seconds,
    }


def _peers() -> list[tuple[str, Callable[[bytes], Iterable[object]]]]:
    def fastwarc(data: bytes) -> Iterable[object]:
        return (r for r in ArchiveIterator(io.BytesIO(data)) if r.reader.read())

    def warcio(data: bytes) -> Iterable[object]:
        from warcio.archiveiterator import ArchiveIterator as Records

        return (r for r in Records(io.BytesIO(data)) if r.content_stream().read())

    return [(release("fastwarc"), fastwarc), (release("warcio"), warcio)]


def _peer(name: str, read: Callable[[bytes], Iterable[object]], data: bytes, records: int) -> Row:
    began = time.process_time()
    n = 0
    try:
        for _ in read(data):
            n += 1
    except Exception as e:  # noqa: BLE001 how a peer stops is what is told
        name += f", stopped by {type(e).__name__}"
    return {"reader": name, "read %": 100 * n / records, "seconds": time.process_time() - began}


if __name__ == "__main__":
    main()
