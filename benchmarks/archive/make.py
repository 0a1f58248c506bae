"""Make an archive of invented news.

    python -m benchmarks.archive.make FOLDER [--reports 5000] [--files 4] [--kind warc.gz] [--words 0] [--bytes 30000]
        [--seed 1] [--damage 0]

Writes files of the kind (warc.gz, warc, jsonl) and `outlets.tsv`, the invented agencies for `--outlets`. A WARC holds,
beside a page for each report: one page in twenty a second time, as crawlers do, one in forty in German, and the records
of requests and pictures between. With `--damage 0.01` one byte is flipped in each of so many records, at a place drawn
by the seed; `damaged.txt` lists the offsets of those records.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

from evaluation.synthetic import cast
from evaluation.synthetic.write import Written

from .invented import Size, stories
from .pages import page_of

_GERMAN = (
    "Die Feuerwehr hat am Abend die Brücke am alten Hafen gesperrt, weil das Wasser weiter stieg. Nach den Worten "
    "des Bürgermeisters werden die Straßen erst am Morgen wieder frei sein, und niemand soll sie vorher betreten."
)


def main() -> None:
    """Write the files."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--reports", type=int, default=5000)
    ap.add_argument("--files", type=int, default=4)
    ap.add_argument("--kind", choices=("warc.gz", "warc", "jsonl"), default="warc.gz")
    ap.add_argument("--words", type=int, default=0)
    ap.add_argument("--bytes", type=int, default=30_000)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--damage", type=float, default=0.0)
    args = ap.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    (args.folder / "outlets.tsv").write_text(outlets(), encoding="utf-8")
    reports = islice((r for s in stories(args.seed, Size(words=args.words)) for r in s.reports), args.reports)
    each = -(-args.reports // args.files)
    hurt: list[str] = []
    for n in range(args.files):
        path = args.folder / f"news-{n:03d}.{args.kind}"
        part = list(islice(reports, each))
        if args.kind == "jsonl":
            path.write_text("".join(map(line, part)), encoding="utf-8")
        else:
            chance = Random(f"damage {args.seed} {n}")
            hurt += write_warc(path, warc_records(part, args.bytes), (args.damage, chance))
    (args.folder / "damaged.txt").write_text("".join(x + "\n" for x in hurt), encoding="utf-8")


def outlets() -> str:
    """The invented agencies and papers as rows of the table of outlets."""
    lists = cast._lists()
    rows = [(n, "wire") for n in lists["wires"]] + [(n, "news") for n in (*lists["outlets"], *lists["elsewhere"])]
    return "name\tkind\taliases\tsource\n" + "".join(f"{n}\t{k}\t\tinvented\n" for n, k in rows)


def line(r: Written) -> str:
    """A report as a JSON line."""
    row = {"id": r.id, "outlet": r.outlet, "published": r.published.isoformat(), "title": r.title, "text": r.text}
    return json.dumps(row, ensure_ascii=False) + "\n"


def warc_records(reports: list[Written], size: int) -> Iterator[bytes]:
    """All records of a file, pages and others."""
    yield record("warcinfo", "", b"software: invented\r\n", "application/warc-fields")
    for n, r in enumerate(reports):
        page = page_of(r, size=size)
        at = f"{r.published}T10:00:00Z"
        yield record("request", page.address, b"GET / HTTP/1.1\r\n\r\n", "application/http;msgtype=request", at)
        whole = response(page.address, page.html.encode(), "text/html; charset=utf-8", at)
        yield whole
        if n % 20 == 7:
            yield whole
        if n % 40 == 11:
            other = f"<html><head><title>Hafen</title></head><body><p>{_GERMAN}</p><p>{_GERMAN}</p></body></html>"
            yield response(page.address + "/de", other.encode(), "text/html", at)
        if n % 10 == 3:
            yield response(page.address + "/a.jpg", b"\xff\xd8\xff\xe0" + bytes(500), "image/jpeg", at)


def response(address: str, body: bytes, media: str, at: str) -> bytes:
    """The record of an answer."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    return record("response", address, head + body, "application/http; msgtype=response", at)


def record(kind: str, address: str, block: bytes, media: str, at: str = "2031-01-01T00:00:00Z") -> bytes:
    """One WARC record."""
    lines = ["WARC/1.0", f"WARC-Type: {kind}", f"WARC-Date: {at}", f"Content-Type: {media}",
             f"Content-Length: {len(block)}"]  # fmt: skip
    if address:
        lines.insert(3, f"WARC-Target-URI: {address}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def write_warc(path: Path, records: Iterator[bytes], damage: tuple[float, Random]) -> list[str]:
    """Write records, each a gzip member of its own where the name ends so; returns the offsets that were damaged."""
    share, chance = damage
    hurt = []
    with path.open("wb") as file:
        for one in records:
            data = gzip.compress(one, 6, mtime=0) if path.name.endswith(".gz") else one
            if share and chance.random() < share:
                hurt.append(f"{path.name}@{file.tell()}")
                place = chance.randrange(len(data))
                data = data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]
            file.write(data)
    return hurt


if __name__ == "__main__":
    main()
