"""One request: the store as it is, the visit it is part of, what was asked, and the page that answers it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from hearsay.store.db import Store

from . import links, templating
from .faults import MovedError, NotFoundError
from .shelf import Kept, Shelf
from .visit import COOKIE, Visit, visit_of

_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Asking:
    """What a page is made from."""

    request: Request
    """The request."""
    shelf: Shelf
    """The store for all."""
    store: Store
    """The store as it is now."""
    visit: Visit
    """The visit."""

    @classmethod
    def of(cls, request: Request, shelf: Shelf, store: Store) -> "Asking":
        """What a request asks of a store."""
        cookie = request.cookies.get(COOKIE, "")
        return cls(request, shelf, store, visit_of(cookie, store.listing.latest(), shelf.settings.now()))

    @property
    def query(self) -> Mapping[str, str]:
        """What stands behind the question mark."""
        return self.request.query_params

    def kept(self, story: str) -> Kept:
        """A story's brief. Raises NotFoundError where there is none, MovedError where it became part of another."""
        found = self.shelf.kept(self.store, story)
        if into := self.store.listing.into(story):
            raise MovedError(links.story(into))
        if found is None:
            raise NotFoundError(f"no story {story} was weighed yet: the list of stories has those that were.")
        return found

    def page(self, template: str, status: int = 200, **shown: Any) -> Response:
        """The page of a template, with what every page has."""
        common = {
            "here": self.request.url.path,
            "q": self.query.get("q", ""),
            "fresh": self.visit.seen - self.visit.since,
            "latest": self.visit.seen,
        }
        answer = HTMLResponse(templating.render(template, {**common, **shown}), status)
        answer.set_cookie(COOKIE, self.visit.cookie(), max_age=_YEAR, httponly=True, samesite="strict", path="/")
        return answer
