"""Changes that are worth an alert → an Atom feed (RFC 4287). Pure."""

import re
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from xml.sax.saxutils import escape

from hearsay.model.kept import Change

from ..phrases import bounds, one_line, shorten

GENERATOR = "<generator>hearsay</generator>"
"""By this a file is known as one of ours."""
_SPACE = uuid.UUID("6b1f3f2e-6d2e-4f0e-9d2a-0a4f3f1c9d55")
"""Namespace of our entries' ids."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_TITLE = 120


def atom(alerts: Sequence[Change], titles: Mapping[str, str], at: datetime) -> str:
    """The feed, latest alert first. `titles`: id of a story → its headline; `at`: the time of a feed without alerts."""
    latest = max((c.now.at for c in alerts), default=at)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"  <id>{_id('feed')}</id>",
        "  <title>hearsay: what changed</title>",
        "  <author><name>hearsay</name></author>",
        f"  {GENERATOR}",
        f"  <updated>{_time(latest)}</updated>",
    ]
    for c in sorted(alerts, key=lambda c: -c.number):
        lines += _entry(c, titles.get(c.now.story, ""))
    return "\n".join([*lines, "</feed>"]) + "\n"


def headline(c: Change) -> str:
    """An alert in one line."""
    return f"{_became(c)}: {shorten(one_line(c.now.text), _TITLE)}"


def _entry(c: Change, story: str) -> list[str]:
    origins = f"Origins {bounds(c.now.origins.low, c.now.origins.high)}, {c.now.reports} reports."
    told = [one_line(c.reason), one_line(c.now.text), origins, f"Story: {one_line(story) or c.now.story}"]
    return [
        "  <entry>",
        f"    <id>{_id(f'{c.now.claim} {c.number} {c.now.at.isoformat()}')}</id>",
        f"    <title>{_safe(headline(c))}</title>",
        f"    <updated>{_time(c.now.at)}</updated>",
        f'    <category term="{_safe(c.now.status)}"/>',
        f'    <content type="text">{_safe(chr(10).join(told))}</content>',
        "  </entry>",
    ]


def _became(c: Change) -> str:
    if not c.now.present:
        return "told no more"
    before = c.before
    if before is not None and before.status != c.now.status:
        return f"{before.status} → {c.now.status}"
    new = [m for m in c.now.marks if before is None or m not in before.marks]
    return ", ".join(new) or c.now.status


def _id(key: str) -> str:
    return uuid.uuid5(_SPACE, key).urn


def _time(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _safe(words: str) -> str:
    return escape(_UNFIT.sub("\ufffd", words), {'"': "&quot;"})
