"""A story in the forms of other worlds, as files to take away."""

import json
from collections.abc import Callable, Iterator

from starlette.responses import Response

from hearsay import api
from hearsay.model import Brief, Report
from hearsay.render.exports import FORMS, TABLES, Texts, table
from hearsay.render.html import html
from hearsay.render.markdown import markdown
from hearsay.render.told import Told
from hearsay.render.view import view

from ..asking import Asking
from ..faults import NotFoundError

_MEDIA = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}
_BRIEFS: dict[str, tuple[str, str, Callable[[Brief], str]]] = {
    "brief.html": ("one page of HTML", "text/html; charset=utf-8", lambda b: html(view(b), _reports(b))),
    "brief.md": ("Markdown", "text/markdown; charset=utf-8", lambda b: markdown(view(b), why=False)),
}
_JSON = "brief.json"


def offered() -> Iterator[tuple[str, str]]:
    """Name and description of every file."""
    yield from ((name, what) for name, (what, _, _) in _BRIEFS.items())
    yield _JSON, "JSON (hearsay/brief/1)"
    yield from ((f.suffix, f.what) for f in FORMS.values())
    yield from ((f"{name}.csv", f"{name} as CSV") for name in TABLES)


def export(asking: Asking) -> Response:
    """One file. Raises NotFoundError for a name that is not offered."""
    kept = asking.kept(asking.request.path_params["story"])
    name = asking.request.path_params["name"]
    made = _brief(asking, kept.told, name) or _form(asking, kept.told, name) or _table(kept.told, name)
    if made is None:
        raise NotFoundError("there is no file of that name: the story's page lists those that can be taken away.")
    text, media = made
    headers = {"Content-Disposition": f'attachment; filename="{kept.told.id}.{name}"'}
    return Response(text.encode("utf-8", "replace"), media_type=media, headers=headers)


def _brief(asking: Asking, told: Told, name: str) -> tuple[str, str] | None:
    if name == _JSON:
        return json.dumps(told.brief, ensure_ascii=True, indent=1) + "\n", "application/json"
    if name not in _BRIEFS:
        return None
    settings = asking.shelf.settings
    _, media, make = _BRIEFS[name]
    with asking.shelf.writing() as store:
        return make(api.kept_brief(told.id, store, settings.now(), settings.options)), media


def _form(asking: Asking, told: Told, name: str) -> tuple[str, str] | None:
    form = next((f for f in FORMS.values() if f.suffix == name), None)
    return (form.make(told, _texts(asking, told)), form.media) if form else None


def _table(told: Told, name: str) -> tuple[str, str] | None:
    of, _, form = name.rpartition(".")
    return (table(told, of, form), _MEDIA[form]) if of in TABLES and form in _MEDIA else None


def _texts(asking: Asking, told: Told) -> Texts:
    own = [r["id"] for r in told.reports.values() if not r["own_check"]]
    return {name: asking.store.reports.text(name) for name in own}


def _reports(brief: Brief) -> list[Report]:
    return [r.report for r in brief.story.readings]
