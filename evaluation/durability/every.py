"""All works at which a program is killed, by the names that the command takes."""

from . import works
from .fetching import Fetch

WORKS: dict[str, type[works.Work]] = {"fetch": Fetch, **works.WORKS}
