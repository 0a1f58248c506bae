"""Values that travel through the flow: frozen, and importing nothing else of ours."""

from .brief import (
    Brief, Conflict, ConflictKind, Loop, Origins, Status, StatusChange, TimelineEntry, WeighedClaim,
)
from .moment import Interval, Moment, Precision
from .reading import (
    Attribution, AttributionType, Entity, EntityLabel, Link, PartyKind, Reading, Role, Stance, Statement,
    TimeExpression, TimexType, Word,
)
from .report import Entry, FieldSource, Ingested, Report, Skipped
from .span import Evidence, Span
from .story import Claim, ClaimKind, Copy, LinkRef, Mention, Party, Polarity, Reason, Story, Verdict

__all__ = [
    "Attribution", "AttributionType", "Brief", "Claim", "ClaimKind", "Conflict", "ConflictKind", "Copy", "Entity",
    "EntityLabel", "Entry", "Evidence", "FieldSource", "Ingested", "Interval", "Link", "LinkRef", "Loop", "Mention",
    "Moment", "Origins", "Party", "PartyKind", "Polarity", "Precision", "Reading", "Reason", "Report", "Role",
    "Skipped", "Span", "Stance", "Statement", "Status", "StatusChange", "Story", "TimeExpression", "TimelineEntry",
    "TimexType", "Verdict", "WeighedClaim", "Word",
]
