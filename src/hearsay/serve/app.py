"""The application: which address is answered by what."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from hearsay.errors import InputError

from . import api, faults
from .asking import Asking
from .assets import Assets
from .deciding import decide
from .forms import form_of
from .guard import Guard
from .pages import (
    attribution,
    changes,
    checks,
    claim,
    decisions,
    export,
    graph,
    report,
    search,
    sources,
    stories,
    story,
)
from .settings import Settings
from .shelf import Shelf

Page = Callable[[Asking], Response]
PAGES: tuple[tuple[str, Page], ...] = (
    ("/", stories.stories),
    ("/stories/{story}", story.story),
    ("/stories/{story}/claims/{claim}", claim.claim),
    ("/stories/{story}/reports/{report}", report.report),
    ("/stories/{story}/attributions/{attribution}", attribution.attribution),
    ("/stories/{story}/graph", graph.graph),
    ("/stories/{story}/export/{name}", export.export),
    ("/claims/{claim}", stories.claim_anywhere),
    ("/sources", sources.sources),
    ("/search", search.search),
    ("/changes", changes.changes),
    ("/checks", checks.checks),
    ("/decisions", decisions.decisions),
    ("/live", changes.live),
)
"""Address → page. All of them only read."""


def application(settings: Settings) -> ASGIApp:
    """The page of a store. Raises StoreError when the store cannot be opened."""
    shelf = Shelf(settings)
    shelf.prepare()

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        yield
        shelf.close()

    app = Starlette(
        routes=_routes(shelf),
        middleware=[Middleware(Guard, settings=settings)],
        exception_handlers={InputError: faults.told, HTTPException: faults.told, Exception: faults.bug},
        lifespan=life,
    )
    app.router.redirect_slashes = False
    return app


def _routes(shelf: Shelf) -> list[Route | Mount]:
    return [
        *(Route(path, _reading(page, shelf), methods=["GET"]) for path, page in PAGES),
        Route("/seen", _reading(stories.seen, shelf), methods=["POST"]),
        Route("/stories/{story}/decide/{kind}", _deciding(shelf), methods=["POST"]),
        *api.routes(shelf),
        Mount("/static", Assets()),
    ]


def _reading(page: Page, shelf: Shelf) -> Callable[[Request], Response]:
    """What answers a request with a page; runs in a thread of its own."""

    def answer(request: Request) -> Response:
        with shelf.reading() as store:
            return page(Asking.of(request, shelf, store))

    return answer


def _deciding(shelf: Shelf) -> Callable[[Request], object]:
    async def answer(request: Request) -> Response:
        form = await form_of(request)
        path = request.path_params
        done = await run_in_threadpool(decide, shelf, path["story"], path["kind"], form)
        return RedirectResponse(done.url, 303)

    return answer
