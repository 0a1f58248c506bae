"""What the store tells → text for a terminal."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from rich.console import Group, RenderableType
from rich.text import Text

from hearsay.hosts import plain_address
from hearsay.model import Status
from hearsay.model.kept import Change, ClaimState, Found, FoundReport, Placement, StoryRecord

from ..answers.parts import CLAIM, inset
from ..claims import MARKS
from ..phrases import bounds, count, listed, one_line, shorten

_TONES = {"corroborated": "green", "contested": "red", "denied": "red", "unconfirmed": "yellow"}
_OPEN: tuple[Status, ...] = ("contested", "unconfirmed", "denied")
_TITLE = 90


def changes(found: Sequence[Change], titles: dict[str, str] | None = None) -> RenderableType:
    """Changes in order, under their stories."""
    if not found:
        return Text("Nothing changed.")
    rows: list[RenderableType] = []
    story = ""
    for c in found:
        if c.now.story != story:
            story = c.now.story
            rows.append(_heading(story, (titles or {}).get(story, "")))
        rows += [_head(c), inset(Text(shorten(one_line(c.now.text), CLAIM))), inset(one_line(c.reason), style="dim")]
    return Group(*rows)


def hits(found: Sequence[Found], more: str | None) -> RenderableType:
    """Claims that were found, each with its status and who says it."""
    rows: list[RenderableType] = [Text(f"{count(len(found), 'claim')}.", style="dim")]
    for f in found:
        rows.append(Text(shorten(one_line(f.state.text), CLAIM), style="bold"))
        rows.append(inset(standing(f.state)))
        rows.append(inset(_people(f), style="dim"))
    return Group(*rows, *_more(more))


def report_hits(found: Sequence[FoundReport], more: str | None) -> RenderableType:
    """Reports that were found, with the words around."""
    rows: list[RenderableType] = [Text(f"{count(len(found), 'report')}.", style="dim")]
    for f in found:
        title = shorten(one_line(f.title), _TITLE) or f.report
        rows.append(Text(title, style="bold"))
        rows.append(
            inset(
                f"{f.report} · {one_line(f.outlet) or 'outlet unknown'} · {one_line(plain_address(f.place))}",
                style="dim",
            )
        )
        rows.append(inset(one_line(f.snippet)))
    return Group(*rows, *_more(more))


def stories(
    found: Iterable[tuple[StoryRecord, Sequence[ClaimState]]], placed: Mapping[str, Placement] | None = None
) -> RenderableType:
    """Stories, the latest first, with how their claims stand and what is open; of each report in `placed` why it is
    there."""
    rows: list[RenderableType] = []
    for s, claims in found:
        present = [c for c in claims if c.present]
        tally = Counter(c.status for c in present)
        told = ", ".join(f"{n} {status}" for status, n in tally.most_common())
        rows.append(_heading(s.id, s.title))
        rows.append(inset(f"{count(len(s.reports), 'report')}, latest {day(s.latest)}. {told or 'not weighed yet'}"))
        rows += [inset(_open(c), 7) for c in present if c.status in _OPEN][:5]
        rows += [line for r in s.reports if placed and r in placed for line in why(placed[r])]
    return Group(*rows) if rows else Text("No stories.")


def why(p: Placement) -> list[RenderableType]:
    """A report and why it is in its story."""
    by = " (you ruled it)" if p.by == "user" else ""
    return [inset(f"{p.report}{by}"), *(inset(one_line(r), 7, style="dim") for r in p.reasons)]


def standing(s: ClaimState) -> Text:
    """Status, bounds and marks on one line."""
    line = Text(s.status if s.present else "told no more", style=_TONES.get(s.status, "cyan") if s.present else "dim")
    origins = bounds(s.origins.low, s.origins.high)
    marks = "".join(f", {MARKS.get(m, one_line(m))}" for m in s.marks)
    return line.append(f"{marks} · origins {origins} · {count(s.reports, 'report')}", style="default")


def day(at: datetime) -> str:
    """A moment to the minute, in UTC."""
    return at.strftime("%Y-%m-%d %H:%M")


def _heading(story: str, title: str) -> Text:
    return Text(f"\n{shorten(one_line(title), _TITLE) or 'Story'}", style="bold").append(f"  {story}", style="dim")


def _head(c: Change) -> Text:
    return Text(f"{day(c.now.at)}  ", style="dim").append(f"{c.kind}  ", style="bold").append(standing(c.now))


def _open(c: ClaimState) -> Text:
    return Text(f"{c.status}: ", style=_TONES[c.status]).append(shorten(one_line(c.text), CLAIM), style="default")


def _people(f: Found) -> str:
    said = listed([one_line(n) for n in f.speakers]) or "nobody named"
    return f"{said}; through {listed([one_line(n) for n in f.relays]) or 'nobody'} · {f.state.story}"


def _more(cursor: str | None) -> list[Text]:
    return [Text(f"There is more: go on with --cursor {cursor}", style="dim")] if cursor else []
