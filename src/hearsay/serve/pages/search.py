"""Search: claims by words, speaker, relay and status; reports by words."""

from typing import Any, get_args

from starlette.responses import Response

from hearsay.errors import InputError, StoreError
from hearsay.model import Status
from hearsay.model.kept import Question
from hearsay.store.db.search import Page

from .. import links
from ..asking import Asking


def search(asking: Asking) -> Response:
    """The search page, with hits where something was asked."""
    q = asking.query
    where = "reports" if q.get("in") == "reports" else "claims"
    typed = {n: q.get(n, "").strip() for n in ("q", "speaker", "relay", "status")}
    page: Page[Any] | None = None
    wrong = ""
    if any(typed.values()):
        try:
            page = find(asking, where, typed, q.get("cursor", ""))
        except StoreError:
            raise
        except InputError as e:
            wrong = str(e)
    return asking.page(
        "search.html",
        400 if wrong else 200,
        where=where,
        typed=typed,
        page=page,
        wrong=wrong,
        statuses=get_args(Status),
        claim_url=lambda f: links.claim(f.state.story, f.state.claim),
        named=_once,
        report_url=lambda f: _report_url(asking, f.report),
    )


def find(asking: Asking, where: str, typed: dict[str, str], cursor: str) -> Page[Any]:
    """Hits of one page. Raises InputError as `Search` does."""
    if where == "reports":
        return asking.store.search.reports(typed["q"], cursor=cursor)
    status = (typed["status"],) if typed["status"] else ()
    question = Question(
        words=typed["q"],
        speaker=typed["speaker"],
        relay=typed["relay"],
        status=status,  # type: ignore[arg-type]
    )
    return asking.store.search.claims(question, cursor=cursor)


def _once(names: tuple[str, ...]) -> list[str]:
    """Names, each once whatever its case."""
    return list({n.casefold(): n for n in reversed(names)}.values())[::-1]


def _report_url(asking: Asking, name: str) -> str:
    story = asking.store.stories.of(name)
    return links.report(story, name) if story else ""
