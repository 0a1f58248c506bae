"""The page's head: metadata, headline, how to read it, and the menu."""

from ..view import View
from .anchors import safe
from .claims import SIGN_WORDS, SIGNS
from .style import POLICY, STYLE

_STATUSES = {
    "reported": "nobody is named or described as its origin",
    "single-source": "one origin is certain",
    "corroborated": "at least two origins are certain",
    "unconfirmed": "a report says that it could not be verified",
    "contested": "a rival account is given",
    "denied": "a party to it denies it",
}


def head(view: View) -> str:
    """Everything before the page's main part."""
    title = safe(view.title)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="referrer" content="no-referrer"><title>{title}</title><style>{STYLE}</style></head>'
        '<body><a class="skip" href="#main">To the claims</a>'
        f'<header><p class="brand quiet"><strong>hearsay</strong><span>{safe(view.given)}</span></p><h1>{title}</h1>'
        '<p class="quiet">Who said it, through whom, and on how many independent origins each claim rests among these '
        f"reports. It never says what is true.</p>{_legend()}{_menu(view)}</header>"
    )


def _legend() -> str:
    signs = ", ".join(f"{SIGNS[s]} {SIGN_WORDS[s]}" for s in SIGNS)
    rows = [
        (
            "Origins",
            "the fewest and the most parties that the words allow to stand behind a claim; full boxes are certain",
        ),
        *_STATUSES.items(),
        ("echoed", "several reports, at most one origin"),
        ("In the table", signs),
        ("Outlet: relay → origin", "who published it, who passed it on, on whom it rests"),
        ("Small figures behind marked words", "lead back to the claim; those with a t to the timeline"),
    ]
    lines = "".join(f"<li><strong>{name}</strong>: {words}.</li>" for name, words in rows)
    return f'<details class="legend"><summary>How to read this</summary><ul>{lines}</ul></details>'


def _menu(view: View) -> str:
    places = [
        ("checks", "Check these first", view.checks),
        ("timeline", "Timeline", view.timeline or view.others),
        ("sources", "Sources", view.sources),
        ("reports", "Reports", view.reports),
    ]
    sections = [(slug(s.title), s.title, s.claims) for s in view.sections]
    items = "".join(f'<li><a href="#{name}">{safe(t)}</a></li>' for name, t, there in (*sections, *places) if there)
    return f'<nav aria-label="Contents"><ul>{items}</ul></nav>'


def slug(title: str) -> str:
    """A heading's id."""
    return title.lower().replace(" ", "-")
