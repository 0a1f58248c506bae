"""The server of a replay, a process of its own: all hosts on one loopback port, and a count of what it was asked.

Prints its port when it is ready. `/counts` of the host "counts" gives the counts as JSON and begins anew.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
from collections import Counter, defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from .news import Item, etag_of, feed_of, host_of, items_of


class Site(ThreadingHTTPServer):
    """Pages by host and path."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.pages: dict[str, tuple[bytes, str]] = {}
        self.counts: Counter[str] = Counter()
        self.lock = threading.Lock()

    def fill(self, feeds: int, items: int, seed: int) -> dict[str, int]:
        """Write all pages. Returns what there is."""
        by_feed: dict[int, list[Item]] = defaultdict(list)
        words = size = 0
        for i in items_of(feeds, items, seed):
            by_feed[i.feed].append(i)
            self.pages[host_of(i.feed) + i.name] = (i.page, etag_of(i.page))
            words, size = words + i.words, size + len(i.page)
        for n in range(feeds):
            data = feed_of(by_feed[n], self.server_port)
            self.pages[f"{host_of(n)}/feed"] = (data, etag_of(data))
        return {"feeds": feeds, "items": sum(map(len, by_feed.values())), "words": words, "bytes": size}


class Answering(BaseHTTPRequestHandler):
    """Answers one connection's requests."""

    protocol_version = "HTTP/1.1"
    server: Site

    def do_GET(self) -> None:
        """Answer, with 304 where nothing is new."""
        host = self.headers.get("Host", "").partition(":")[0]
        if host == "counts":
            with self.server.lock:
                told = json.dumps(self.server.counts).encode()
                self.server.counts.clear()
            self._say(200, told)
            return
        page = self.server.pages.get(host + self.path)
        kind = self.path if self.path in ("/feed", "/robots.txt") else "page"
        fresh = page is not None and self.headers.get("If-None-Match") == page[1]
        asked = "conditional" if self.headers.get("If-None-Match") else "plain"
        status = 404 if page is None else 304 if fresh else 200
        with self.server.lock:
            self.server.counts[f"{kind} {asked} {status}"] += 1
        self._say(status, b"" if page is None or fresh else page[0], "" if page is None else page[1])

    def log_message(self, form: str, *args: object) -> None:
        """Nothing is logged."""

    def _say(self, status: int, data: bytes, etag: str = "") -> None:
        self.send_response(status)
        if etag:
            self.send_header("ETag", etag)
        if status != 304:
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def main() -> None:
    """Serve until standard input ends."""
    ap = argparse.ArgumentParser(description=__doc__)
    for name, value in (("feeds", 500), ("items", 10_000), ("seed", 1)):
        ap.add_argument(f"--{name}", type=int, default=value)
    given = ap.parse_args()
    site = Site()
    threading.Thread(target=site.serve_forever, daemon=True).start()
    print(json.dumps({"port": site.server_port, **site.fill(given.feeds, given.items, given.seed)}), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
