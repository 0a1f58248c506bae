"""How time grows with evil texts in every format that wraps one: `python -m evaluation.growth.formats`.

    python -m evaluation.growth.formats                        # from 60,000 code points to 240,000
    python -m evaluation.growth.formats --only html --only warc

Ratios are those of the last doubling; what takes under `FLOOR` CPU seconds at the full length is too quick to time.
Exit code 1 when a ratio is over `MOST`.
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Callable, Mapping
from html import escape

from fuzz import archives
from hearsay.ingest import IngestPolicy, Source, ingest
from hearsay.ingest.feeds import read_feed
from hearsay.ingest.opml import read_opml

from .__main__ import FLOOR, MOST
from .evil import EVIL, Text, repeated

_OPEN = IngestPolicy(max_text_chars=3_000_000, max_html_nodes=2_000_000, max_html_bytes=10**8, max_raw_bytes=10**8)
"""Nothing is left out for its size: the parsers themselves are timed."""
Work = tuple[Callable[[str], bytes], Callable[[bytes], object]]
"""What makes a file of a text, and what reads it."""


def _source(kind: str) -> Callable[[bytes], object]:
    return lambda data: ingest([Source(name=f"a.{kind}", data=data, kind=kind)], _OPEN)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _html(text: str) -> bytes:
    return _utf8("<html><body><article>" + "".join(f"<p>{escape(x)}</p>" for x in text.split("\n")) + "</article>")


def _rss(text: str) -> bytes:
    item = f"<item><guid>a</guid><description>{escape(escape(text))}</description></item>"
    return _utf8(f"<rss version='2.0'><channel>{item}</channel></rss>")


def _json(text: str) -> bytes:
    return _utf8(json.dumps([{"title": text[: len(text) // 10], "text": text, "outlet": "Orva Daily"}]))


def _ninjs(text: str) -> bytes:
    return _utf8(json.dumps({"uri": "a", "type": "text", "body_text": text, "version": "1"}))


WRAPPED: Mapping[str, Work] = {
    "html": (_html, _source("html")),
    "eml": (lambda text: _utf8(f"From: a@a.example\nSubject: x\n\n{text}"), _source("eml")),
    "json": (_json, _source("json")),
    "ninjs": (_ninjs, _source("ninjs")),
    "feed": (_rss, lambda data: read_feed(data, "a feed")),
}
"""Formats that hold a text, each tried with every evil text."""
_RECORD = archives.record(b"<p>It sank.</p>")
_OPML = b"<opml version='2.0'><body>"
_UNITS: Mapping[str, tuple[bytes, Callable[[bytes], object]]] = {
    "html rows": (b"<tr><td>It<td>sank", _source("html")),
    "html links": (b"<a href=x>y</a>", _source("html")),
    "html updates": (b"<h3>10:20 am</h3><p>It sank, police said.</p>", _source("html")),
    "opml outlines": (
        b"<outline type='rss' text='b' xmlUrl='https://a.example/'/>",
        lambda d: read_opml(_OPML + d, "a list"),
    ),
    "warc records": (_RECORD, lambda d: archives.pages(d, zipped=False)),
    "warc heads": (b"WARC/1.0\r\nContent-Length: 99\r\n\r\n", lambda d: archives.pages(d, zipped=False)),
    "warc members": (gzip.compress(_RECORD, 1), lambda d: archives.pages(d, zipped=True)),
    "warc magic": (b"\x1f\x8b\x08", lambda d: archives.pages(d, zipped=True)),
}
"""Formats that are made of the same again and again."""


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--from", dest="least", type=int, default=60_000, help="shortest text, in code points")
    parser.add_argument("--to", dest="most", type=int, default=240_000, help="longest text")
    parser.add_argument("--only", action="append", choices=[*WRAPPED, *_UNITS])
    given = parser.parse_args()
    worst = 0.0
    for kind in given.only or [*WRAPPED, *_UNITS]:
        for name, make, read in _tried(kind):
            spent = [_seconds(make, read, n) for n in _lengths(given.least, given.most)]
            ratio = spent[-1] / spent[-2] if len(spent) > 1 and spent[-1] > FLOOR else 0.0
            worst = max(worst, ratio)
            print(f"{ratio:5.2f}  {spent[-1]:7.2f}  {name}", flush=True)
    return 1 if worst > MOST else 0


def _tried(kind: str) -> list[tuple[str, Callable[[int], bytes], Callable[[bytes], object]]]:
    if kind in _UNITS:
        unit, read = _UNITS[kind]
        return [(kind, lambda n: unit * (n // len(unit)), read)]
    wrap, read = WRAPPED[kind]
    texts: Mapping[str, Text] = {**EVIL, "paragraphs": repeated("It sank.\n")}
    return [(f"{kind}: {name}", lambda n, text=text: wrap(text(n)), read) for name, text in texts.items()]


def _lengths(least: int, most: int) -> list[int]:
    found = [least]
    while found[-1] * 2 <= most:
        found.append(found[-1] * 2)
    return found


def _seconds(make: Callable[[int], bytes], read: Callable[[bytes], object], length: int) -> float:
    data = make(length)
    start = time.process_time()
    read(data)
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
