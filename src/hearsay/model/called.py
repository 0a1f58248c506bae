"""What outlets are called in sentences and pictures, those too that no report names. Pure."""

import re
from collections import Counter
from collections.abc import Iterable

from hearsay.hosts import plain_host

_SITE = re.compile(r"https?://(?:[^/?#@]*@)?([^/?#:]*)", re.IGNORECASE)


def outlets_called(reports: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """(id, outlet, path) of a story's reports → what each report's outlet is called, by the report's id.

    Where the outlet is unknown: the file or site that the report came from, if no other such report has the same, else
    the report's id. So two unknown outlets never bear one name.
    """
    rows = list(reports)
    unknown = {name: _place(path) for name, outlet, path in rows if not outlet}
    times = Counter([*unknown.values(), *(outlet for _, outlet, _ in rows if outlet)])
    return {n: o or (unknown[n] if unknown[n] and times[unknown[n]] == 1 else n) for n, o, _ in rows}


def _place(path: str) -> str:
    """The host of a web address, the name of a file."""
    site = _SITE.match(path)
    return plain_host(site[1].lower()) if site else path.replace("\\", "/").rpartition("/")[2]
