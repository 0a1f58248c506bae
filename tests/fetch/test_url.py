"""Addresses: which are taken, and how they are shown."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.fetch.addresses import literal, why_special
from hearsay.fetch.outcome import Refusal
from hearsay.fetch.url import address_of, has_secrets, host_of, redacted


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://ann:pw@news.example/feed", "https://***@news.example/feed"),
        ("https://news.example/feed?token=abc&page=2", "https://news.example/feed?token=***&page=2"),
        ("https://news.example/feed?api_key=abc", "https://news.example/feed?api_key=***"),
        ("https://news.example/a?monkey=abc", "https://news.example/a?monkey=abc"),
    ],
)
def test_secrets_in_addresses_are_not_shown(address: str, shown: str) -> None:
    assert redacted(address) == shown
    assert has_secrets(address) == (shown != address)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "gopher://news.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "feed:x",
        "",
        "http:///x",
    ],
)
def test_only_web_addresses_are_taken(address: str) -> None:
    with pytest.raises(Refusal):
        address_of(address)


def test_an_address_is_taken_from_where_it_stands() -> None:
    assert str(address_of("../b?c=1#d", "https://news.example/x/a")) == "https://news.example/b?c=1"
    assert str(address_of("//other.example/b", "https://news.example/x/a")) == "https://other.example/b"


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_addresses(text: str) -> None:
    redacted(text), has_secrets(text), host_of(text), literal(text)
    with suppress(Refusal):
        assert address_of(text, "https://news.example/").scheme in ("http", "https")


@given(st.ip_addresses(v=4))
def test_every_way_to_write_an_ipv4_address_is_known(address: object) -> None:
    n = int(address)  # type: ignore[call-overload]
    a, b, c, d = n.to_bytes(4, "big")
    forms = [
        str(n),
        hex(n),
        f"0{n:o}",
        f"{a}.{(b << 16) | (c << 8) | d}",
        f"0x{a:x}.{b}.0{c:o}.{d}",
        f"::ffff:{address}",
    ]
    found = [literal(f) for f in forms]
    assert None not in found
    assert len({why_special(f) for f in found if f}) == 1
