"""The addresses of the page, in one place."""

from collections.abc import Callable
from urllib.parse import quote, urlencode


def story(name: str) -> str:
    """A story."""
    return f"/stories/{quote(name, safe='')}"


def claim(of: str, name: str) -> str:
    """A claim of a story."""
    return f"{story(of)}/claims/{quote(name, safe='')}"


def report(of: str, name: str) -> str:
    """A report of a story, in reading view."""
    return f"{story(of)}/reports/{quote(name, safe='')}"


def words(of: str, name: str, start: int, end: int) -> str:
    """Words of a report."""
    return f"{report(of, name)}?{urlencode({'at': f'{start}-{end}'})}#here"


def words_in(of: str) -> Callable[[str, int, int], str]:
    """(report, first, behind the last) → the address of those words in a story."""
    return lambda name, start, end: words(of, name, start, end)


def graph(of: str) -> str:
    """Who cites whom in a story, to explore."""
    return f"{story(of)}/graph"


def attribution(of: str, name: str) -> str:
    """The form that corrects an attribution."""
    return f"{story(of)}/attributions/{quote(name, safe='')}"


def source(name: str) -> str:
    """A party."""
    return f"/sources?{urlencode({'name': name}, errors='replace')}"
