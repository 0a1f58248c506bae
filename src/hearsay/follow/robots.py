"""Sites' rules for programs are kept between two runs, so that each robots.txt is asked for once a day."""

from collections.abc import Iterable

from hearsay.fetch import Rules
from hearsay.model.kept import PageState
from hearsay.store.db import Store

from .terms import NEVER

_MARK = "robots:"


def known_rules(store: Store) -> list[Rules]:
    """The rules that the store knows, those that are too old too: they are asked for with conditions."""
    return [
        Rules(
            site=p.url.removeprefix(_MARK),
            until=p.checked_at,
            text=p.content,
            etag=p.etag,
            last_modified=p.last_modified,
        )
        for p in store.feeds.robots()
        if p.checked_at
    ]


def keep_rules(store: Store, rules: Iterable[Rules]) -> None:
    """Keep rules that are new or were asked for again; `checked_at` is until when they are believed."""
    before = {p.url: p.checked_at for p in store.feeds.robots()}
    states = [
        PageState(
            url=f"{_MARK}{r.site}",
            checked_at=r.until,
            content=r.text,
            etag=r.etag,
            last_modified=r.last_modified,
            next_at=NEVER,
        )
        for r in rules
    ]
    store.feeds.keep_page(*(s for s in states if before.get(s.url) != s.checked_at))
