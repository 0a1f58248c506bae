"""Templates → HTML. Everything is escaped, and characters that could move a cursor or turn text are shown as marks."""

from datetime import date, datetime
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hearsay.hosts import plain_address
from hearsay.render.claims import MARKS
from hearsay.render.phrases import bounds, count, listed, one_line, shorten, times, visible

from . import links
from .assets import asset


def render(template: str, shown: dict[str, Any]) -> str:
    """A page. Raises jinja2's UndefinedError when a template asks for what it was not given."""
    return _environment().get_template(template).render(shown)


@cache
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("hearsay.serve", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_seen,
    )
    env.filters |= {
        "day": day,
        "minute": minute,
        "line": one_line,
        "address": plain_address,
        "short": lambda text, limit=90: shorten(one_line(text), limit),
        "mark": lambda name: MARKS.get(name, one_line(name)),
        "count": count,
        "listed": lambda names, most=4: listed([one_line(n) for n in names], most),
        "times": times,
        "drawn": Markup,  # for pictures of our own making alone, whose names are escaped
    }
    env.globals |= {"links": links, "asset": asset, "bounds": bounds}
    return env


def _seen(value: Any) -> Any:
    """What is put out, without characters that do something to a screen."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def day(told: str | datetime | None) -> str:
    """A day as it is read: "3 May 2024"; with the time where there is one."""
    if not told:
        return ""
    text = told if isinstance(told, str) else told.isoformat()
    at = date.fromisoformat(text[:10])
    clock = f", {text[11:16]}" if len(text) >= 16 else ""
    return f"{at.day} {at:%b} {at.year}{clock}"


def minute(at: datetime) -> str:
    """A moment of the store to the minute, in UTC."""
    return f"{at.day} {at:%b %Y, %H:%M}"
