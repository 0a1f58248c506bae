"""What is fuzzed: a name, the check, and inputs to begin with, which are made here or lie in `corpus`."""

import gzip
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from tests.ingest import make

from . import archives, checks

_LIVE = "<p>10:20 It sank, police said.</p><p>11:05 “All are safe,” Ann Dew told Radio Orva on Monday.</p>"
_POST = "It sank at dawn, Ann Dew said.\n— Ann Dew (@ann) May 3, 2031\n"
_ITEM = (
    "<item><title>Ferry &amp; sea</title><link>https://a.example/b?c=1</link><guid>tag:x</guid>"
    "<pubDate>Sat, 03 May 2031 10:20:00 GMT</pubDate><description>&lt;p&gt;It sank.</description></item>"
)
_ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title type='html'>a &lt;b&gt;</title>"
    "<entry><id>x</id><title>y</title>"
    "<updated>2031-05-03T10:20:00Z</updated><link href='/b'/>"
    "<content type='xhtml'><div>z</div></content></entry></feed>"
)
_LD = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2031-05-03T10:20:00+02:00"}</script>'
)
_RECORD = {"title": "Ferry sinks", "text": make.FERRY, "outlet": "Orva Daily", "published": "2031-05-03"}
_NINJS = {"uri": "a", "type": "text", "headlines": [{"value": "b"}], "body_text": make.FERRY, "version": "1"}
_MAIL = (
    "From: a@a.example\nDate: Sat, 3 May 2031 10:20:00 +0000\nSubject: =?utf-8?q?Ferry?=\nContent-Type: text/html\n\n"
)
_WARC = archives.record(f"<p>{make.FERRY}</p>".encode())
_CONVERSION = (
    b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 8\r\n\r\nIt sank.\r\n\r\n"
)
_CHUNKED = (
    b"WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 96\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\n"
    b"3\r\nIt \r\n5\r\nsank.\r\n0\r\n\r\n\r\n\r\n"
)


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that is fuzzed."""

    check: Callable[[bytes], object]
    """Raises where something is wrong."""
    seeds: tuple[bytes, ...]
    """Inputs to begin with."""
    longest: int = 8192
    """Bytes of the longest input that is made."""


def _of(kind: str, *seeds: bytes | str, longest: int = 8192) -> Target:
    return Target(partial(checks.source, kind), _bytes(*seeds), longest)


def _bytes(*seeds: bytes | str) -> tuple[bytes, ...]:
    return tuple(s if isinstance(s, bytes) else s.encode() for s in seeds)


TARGETS: Mapping[str, Target] = {
    "html": _of("html", make.page(f"<article><p>{make.FERRY}</p></article>", _LD), make.page(_LIVE)),
    "feed": Target(
        checks.feed,
        _bytes(f"<rss version='2.0'><channel><ttl>9</ttl>{_ITEM}</channel></rss>", _ATOM)
        + _bytes(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "/a"}]})),
    ),
    "opml": Target(
        checks.opml,
        _bytes(
            "<opml version='2.0'><body><outline text='a'><outline type='rss' text='b' xmlUrl='https://a.example/'/>"
            "</outline></body></opml>"
        ),
    ),
    "warc": Target(
        archives.archive,
        _bytes(_WARC, _WARC + _WARC, archives.record(b"cut", 400) + _WARC, gzip.compress(_WARC, mtime=0))
        + _bytes(gzip.compress(_WARC, 0, mtime=0) + gzip.compress(_CONVERSION, mtime=0), _CONVERSION, _CHUNKED),
    ),
    "mail": _of("eml", _MAIL + f"<p>{make.FERRY}</p>"),
    "mbox": _of("mbox", f"From a@a.example Sat May  3 10:20:00 2031\n{_MAIL}<p>{make.FERRY}</p>\n\n" * 2),
    "json": _of("json", json.dumps([_RECORD]), json.dumps({"reports": [_RECORD]})),
    "jsonl": _of("jsonl", json.dumps(_RECORD) + "\n{}\n"),
    "ninjs": _of("ninjs", json.dumps(_NINJS)),
    "docx": _of("docx", make.word(make.FERRY), longest=40_000),
    "pdf": _of("pdf", make.pdf(make.FERRY), longest=20_000),
    "text": _of(
        "text", make.FERRY, _POST * 2, "10:20 It sank.\n11:05 All are safe.\n", "\ufeffIt sank.".encode("utf-16")
    ),
    "query": Target(checks.query, _bytes('ferry "it sank" dew*', "NEAR(a b) -c OR {d}:e"), 1500),
    "decision": Target(
        checks.decision, _bytes('{"kind": "check", "id": "d1", "at": "2031-05-03T10:20:00Z", "why": "", "claim": {}}')
    ),
    "rules": Target(
        checks.rules, _bytes(make.FERRY, _POST, "“We left on Monday,” said Dew, citing AFP. (May 3, 2031)")
    ),
    "brief": Target(
        checks.brief, _bytes(make.FERRY, *(make.FERRY + checks.BETWEEN.decode() + x for x in (_POST, _LIVE)))
    ),
}
"""In the order in which they take turns."""
