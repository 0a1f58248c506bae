"""A store of invented reports that a small pattern reader reads: enough of every kind that pages show.

The reader knows five ways to tell something; linking and weighing are the real ones.
"""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hearsay import api
from hearsay.model import (
    Attribution,
    Interval,
    Link,
    Moment,
    PartyKind,
    Reading,
    Report,
    Span,
    Stance,
    Statement,
    TimeExpression,
)
from hearsay.model.kept import Came
from hearsay.newsroom import Desk, catch_up, keep
from hearsay.pipeline import silent
from hearsay.store.db import Store
from hearsay.tables import Tables
from tests.cli.fake import FakeReader

NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)
_NAME = r"([A-Z]\w+(?: [A-Z]\w+)*|a nurse)"
"""E.g. "Ana Ruiz", "Teleg"."""
_WAYS: tuple[tuple[re.Pattern[str], Stance], ...] = (
    (re.compile(rf"{_NAME} (denied) that ([^.]+)\."), "denies"),
    (re.compile(rf"{_NAME} (said) ([^.]+)\."), "asserts"),
    (re.compile(rf"{_NAME} (reported) that ([^.]+)\."), "asserts"),
)
_THROUGH = re.compile(rf"{_NAME}, who spoke to {_NAME}, (said) ([^.]+)\.")
_SENTENCE = re.compile(r"[^.\n]+\.")
_MONDAY = re.compile(r"[^.\n]+ on (Monday)\.")
OUTLETS = ("Teleg", "Orva Daily", "Kerra Post", "Sound FM")

WALL = {
    "orva": ("Orva Daily", 1, "Harbour wall broken", "The harbour wall at Orva broke on Monday. Ana Ruiz said the harbour wall broke in two places. Bo Lind denied that the harbour wall broke in two places."),  # noqa: E501
    "kerra": ("Kerra Post", 2, "Wall of Orva harbour breaks", "The harbour wall at Orva broke on Monday. Cora Vale, who spoke to Teleg, said four boats sank near the lighthouse. Sound FM reported that nobody had looked at the stones since winter."),  # noqa: E501
    "sound": ("Sound FM", 2, "Boats sink at Orva", "Kerra Post reported that nobody had looked at the stones since winter. a nurse said nine people came to the clinic of Orva. Ana Ruiz said the harbour wall broke in two places."),  # noqa: E501
}  # fmt: skip
"""Of each report its outlet, its day in May 2031, its headline and its text."""
MARKET = {
    "market": ("Orva Daily", 3, "Fish market to close", "Dan Moor said the fish market of Lenn closes in June. The fish market of Lenn has forty stalls."),  # noqa: E501
}  # fmt: skip


class PatternReader(FakeReader):
    """Reads sentences of the forms above; all others are the outlet's own words."""

    def read(self, report: Report) -> Reading:
        found, own = [], []
        for m in _SENTENCE.finditer(report.text):
            start = m.end() - len(m[0].lstrip())
            a = _attribution(report, start, m.end())
            if a:
                found.append(a)
            else:
                own.append(Statement(evidence=report.cite(start, m.end())))
        sentences = tuple(Span(*m.span()) for m in _SENTENCE.finditer(report.text))
        times = tuple(_time(report, m) for m in _MONDAY.finditer(report.text))
        return Reading(
            report=report, sentences=sentences, times=times, attributions=tuple(found), statements=tuple(own)
        )

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Texts are alike where they are the same, and not at all otherwise."""
        rows = [np.random.default_rng(zlib.crc32(t.lower().encode())).normal(size=96) for t in texts]
        return np.array([r / np.linalg.norm(r) for r in rows], np.float32).reshape(len(texts), 96)


def _time(report: Report, m: re.Match[str]) -> TimeExpression:
    """The one day that the reader knows."""
    return TimeExpression(
        evidence=report.cite(*m.span(1)),
        type="DATE",
        value="2031-04-28",
        interval=Interval.of_day(date(2031, 4, 28)),
        precision="day",
        rule="The last Monday before publication.",
        event=Span(*m.span()),
    )


def _attribution(report: Report, start: int, end: int) -> Attribution | None:
    if m := _THROUGH.match(report.text, start, end):
        source, relay, cue, content = (report.cite(*m.span(i)) for i in range(1, 5))
        chain = (_link(relay.text, "relay", relay), _link(source.text, "origin", source))
        return Attribution(
            id=f"{report.id}.{start}", report=report.id, source=(source,), cue=(cue,), content=(content,), chain=chain
        )
    for way, stance in _WAYS:
        if m := way.match(report.text, start, end):
            source, cue, content = (report.cite(*m.span(i)) for i in range(1, 4))
            return Attribution(
                id=f"{report.id}.{start}",
                report=report.id,
                source=(source,),
                cue=(cue,),
                content=(content,),
                chain=(_link(source.text, "origin", source),),
                stance=stance,
                doubt=0.5 if source.text.startswith("a ") else 0.0,
            )
    return None


def _link(name: str, role: str, evidence: object) -> Link:
    kind: PartyKind = "outlet" if name in OUTLETS else "unnamed" if name.startswith("a ") else "person"
    return Link(name=name, kind=kind, role=role, evidence=(evidence,))  # type: ignore[arg-type]


def options() -> api.Options:
    return api.Options(reader=PatternReader())


@dataclass
class Clock:
    """A clock that goes on by itself, a second at every look."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def report(name: str, told: tuple[str, int, str, str], **more: object) -> Report:
    outlet, day, title, text = told
    known = {"outlet_from": "metadata", "published_from": "metadata", **more}
    return Report(
        id=name,
        text=text,
        title=title,
        outlet=outlet,
        published=Moment(date(2031, 5, day)),
        path=f"{name}.txt",
        **known,
    )  # type: ignore[arg-type]


def put(path: Path, reports: Sequence[Report], at: datetime) -> None:
    """Put reports into a store and weigh their stories."""
    with Store.open(path, create=True) as store:
        keep(store, [(r, Came(place=r.path, at=at)) for r in reports])
        catch_up(Desk(store, PatternReader(), Tables.shipped(), silent), at)


def stock(path: Path) -> None:
    """The store that the tests of the page look at."""
    put(path, [report(n, t) for n, t in MARKET.items()], NOW - timedelta(days=1))
    put(path, [report(n, t) for n, t in WALL.items()], NOW)
