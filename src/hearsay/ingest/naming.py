"""Ids of reports: the one that the file gives, else the file's stem; made unique by a number."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from .draft import Draft

_UNFIT = re.compile(r"[^\w.-]+")


def name_reports(drafts: Sequence[Draft]) -> list[str]:
    """One unique id for each draft. Given ids come first, so that no derived id takes one away.

    The first that is called so keeps the name, the next ones get "-2", "-3", …
    """
    taken: set[str] = set()
    used: Counter[str] = Counter()
    ids = [""] * len(drafts)
    for place in sorted(range(len(drafts)), key=lambda i: not drafts[i].id):
        ids[place] = _free(drafts[place].id or _stem(drafts[place].source), taken, used)
        taken.add(ids[place])
    return ids


def _stem(source: str) -> str:
    """A path's or address's last part without its suffix, fit for an id."""
    if source == "-":
        return "stdin"
    stem = PurePosixPath(source.split("?")[0].split("#")[0].replace("\\", "/").rstrip("/")).stem
    return _UNFIT.sub("-", stem).strip("-.") or "report"


def _free(wanted: str, taken: set[str], used: Counter[str]) -> str:
    name = wanted
    used[wanted] += 1
    while name in taken:
        used[wanted] += name != wanted
        name = f"{wanted}-{used[wanted]}"
    return name
