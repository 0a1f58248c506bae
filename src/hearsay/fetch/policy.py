"""How much is asked of the network, and how gently. All of it are settings."""

from dataclasses import dataclass

from hearsay.ingest.limits import MEGABYTE

AGENT = "hearsay"
"""The product token that robots.txt may name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPolicy:
    """Limits on what one fetch may take, manners towards hosts, and what the user opened by name."""

    max_raw_bytes: int = 20 * MEGABYTE
    """Most bytes that one answer may send, as they come over the wire."""
    max_inflated_bytes: int = 60 * MEGABYTE
    """Most bytes that a compressed answer may unpack to."""
    max_ratio: int = 100
    """Most times its own size that an answer may unpack to; counts from a megabyte on."""
    max_head_bytes: int = 64 * 1024
    """Most bytes before the body begins: status line and headers, interim answers among them."""
    max_redirects: int = 5
    """Redirects that are followed."""
    deadline_s: float = 30.0
    """Longest time for one fetch, from looking up its host to the last byte, over all redirects, pauses not counted."""
    connect_s: float = 10.0
    """Longest time for one address of a host to take a connection."""
    pause_s: float = 1.0
    """Least time between two requests to one host; a greater Crawl-delay counts instead."""
    longest_pause_s: float = 60.0
    """A host that wants to be left alone for longer has to wait for another run."""
    robots_s: float = 86_400.0
    """How long a robots.txt is believed (RFC 9309 allows a day)."""
    max_robots_bytes: int = 512_000
    """What of a robots.txt is read (RFC 9309: at least 500 KiB)."""
    allow_private: frozenset[str] = frozenset()
    """Hosts that may lie in a private network, named as in the address: "host" for all its ports, or "host:port"."""
    agent: str = f"{AGENT}/0.1 (+https://pypi.org/project/hearsay/; follows feeds for a newsroom)"
    """User-Agent of every request."""


DEFAULT_POLICY = FetchPolicy()
"""The limits above; no private network is opened."""
