"""Decisions on invented stories, made as the command line makes them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from hearsay import decide, pipeline
from hearsay.decide.meant import attribution_anchor, attribution_meant, claim_anchors, party_anchor
from hearsay.decide.record import with_id
from hearsay.ingest import IngestPolicy, Source
from hearsay.model import (
    Brief,
    Confirm,
    Correct,
    Decision,
    Different,
    Merge,
    Named,
    OwnCheck,
    Reading,
    Same,
    Split,
    Story,
    WeighedClaim,
)
from hearsay.model import Moment as At
from hearsay.tables import Tables
from hearsay.weigh import weigh
from tests.cli.fake import FakeReader

TEXTS = (
    "The harbour wall at Orva broke on Monday. Ana Ruiz said the harbour wall broke in two places near the town.",
    "The harbour wall at Orva broke on Monday. Bo Lind said nobody was hurt when the harbour wall of the town broke.",
    "Cy Moe said the ferry to Kerra is late. Ana Ruiz said four boats were lost in the storm.",
)
MORE = "Dee Park said the market of Orva stays shut. The road to the north is closed for a week."
TABLES = Tables.shipped()


def readings(*texts: str) -> tuple[Reading, ...]:
    sources = [Source(name=f"r{i}.txt", data=t.encode()) for i, t in enumerate(texts)]
    reports = pipeline.take_in(sources, IngestPolicy()).reports
    return tuple(pipeline.read_reports(reports, FakeReader()))


def brief_of(told: Sequence[Reading], *decisions: Decision) -> Brief:
    return pipeline.brief_of(told, FakeReader(), TABLES, (), decide.in_force(decisions))


def claim_of(b: Brief, words: str) -> WeighedClaim:
    (found,) = [c for c in b.claims if any(words in m.evidence.text for m in c.claim.mentions)]
    return found


def base(minute: int = 0, why: str = "seen") -> dict[str, Any]:
    return {"id": "", "at": datetime(2031, 5, 3, 14, minute, tzinfo=UTC), "why": why}


def every_kind(b: Brief) -> tuple[Decision, ...]:
    """Decisions on the story of TEXTS that have nothing to do with each other."""
    wall = claim_of(b, "Orva broke").claim
    a = attribution_meant("ferry to Kerra", "", b)
    anchors = claim_anchors(wall, b)
    return tuple(
        with_id(d)
        for d in (
            Merge(**base(1), claims=tuple(claim_anchors(claim_of(b, w).claim, b) for w in ("four boats", "ferry to"))),
            Confirm(**base(2), claim=anchors),
            Same(**base(3), parties=(party_anchor("Ana Ruiz", b), party_anchor("Bo Lind", b))),
            Correct(
                **base(4),
                attribution=attribution_anchor(a, b),
                origin=Named(name="Kerra Line", kind="organisation"),
                relays=(Named(name="Teleg", kind="outlet"),),
                stance="confirms",
            ),
            OwnCheck(
                **base(5),
                claim=anchors,
                how="called the harbour master",
                done=At(datetime(2031, 5, 3).date(), 850),
                polarity="supports",
                asked=Named(name="Eve Stone", kind="person"),
            ),
        )
    )


def others(b: Brief) -> tuple[Decision, ...]:
    """Decisions of the kinds that `every_kind` lacks."""
    anchors = claim_anchors(claim_of(b, "Orva broke").claim, b)
    both = (party_anchor("Ana Ruiz", b), party_anchor("Cy Moe", b))
    return (with_id(Split(**base(6), taken=anchors[:1], left=anchors[1:])), with_id(Different(**base(7), parties=both)))


def ruled(s: Story, *decisions: Decision) -> Brief:
    """The brief of a story that is linked already."""
    done = decide.rule(s, decisions, TABLES)
    return decide.marked(weigh(done.story), decisions, done.outcomes)
