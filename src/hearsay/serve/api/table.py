"""The operations of the API, in one visible list."""

from typing import get_args

from hearsay.model import Status

from . import handlers as h
from .operation import Operation, Param

_STORY = Param(name="story", place="path", what="Id of a story.", bounds=(1, 100))
_CLAIM = Param(name="claim", place="path", what="Id of a claim, as `kept` or in a brief.", bounds=(1, 100))
_REPORT = Param(name="report", place="path", what="Id of a report.", bounds=(1, 100))
_LIMIT = Param(name="limit", what="How many at once.", kind="integer", bounds=(1, 200), default=20)
_CURSOR = Param(name="cursor", what="`next` of the page before.", bounds=(1, 18), pattern=r"^[0-9]+$")
_STATUS = Param(name="status", what="Only with this status.", allowed=get_args(Status))
_WORDS = Param(name="q", what="Words, in any order.", bounds=(1, 1000))

OPERATIONS: tuple[Operation, ...] = (
    Operation(
        path="/api/stories",
        name="stories",
        what="Stories, the one with the latest report first.",
        answer="Stories",
        handle=h.stories,
        params=(_LIMIT, _CURSOR),
    ),
    Operation(
        path="/api/stories/{story}",
        name="brief",
        what="The brief of a story (`hearsay/brief/1`).",
        answer="Brief",
        handle=h.brief,
        params=(_STORY,),
    ),
    Operation(
        path="/api/stories/{story}/claims",
        name="claims",
        what="The claims of a story, in the order of their numbers.",
        answer="Claims",
        handle=h.claims,
        params=(_STORY, _STATUS, _LIMIT, _CURSOR),
    ),
    Operation(
        path="/api/stories/{story}/claims/{claim}",
        name="claim",
        what="A claim with its mentions, bounds and reasons.",
        answer="KeptClaim",
        handle=h.claim,
        params=(_STORY, _CLAIM),
    ),
    Operation(
        path="/api/stories/{story}/claims/{claim}/provenance",
        name="provenance",
        what="Who has a claim from whom, as a graph.",
        answer="Graph",
        handle=h.provenance_of,
        params=(_STORY, _CLAIM),
    ),
    Operation(
        path="/api/stories/{story}/citations",
        name="citations",
        what="Who cites whom in a story, as a graph.",
        answer="Graph",
        handle=h.citations_of,
        params=(_STORY,),
    ),
    Operation(
        path="/api/stories/{story}/checks",
        name="checks",
        what="What to check first in a story.",
        answer="Checks",
        handle=h.checks,
        params=(_STORY,),
    ),
    Operation(
        path="/api/stories/{story}/reports/{report}",
        name="report",
        what="A report with its text and what was read in it.",
        answer="Report",
        handle=h.report,
        params=(_STORY, _REPORT),
    ),
    Operation(
        path="/api/claims/{claim}/history",
        name="history",
        what="All that became different about a claim, first first.",
        answer="History",
        handle=h.history,
        params=(_CLAIM,),
    ),
    Operation(
        path="/api/changes",
        name="changes",
        what="Changes, the latest first.",
        answer="Changes",
        handle=h.changes,
        params=(Param(name="story", what="Only of this story.", bounds=(1, 100)), _LIMIT, _CURSOR),
    ),
    Operation(
        path="/api/search/claims",
        name="search_claims",
        what="Claims by words, speaker, who passed them on, and status; what changed last first.",
        answer="FoundClaims",
        handle=h.search_claims,
        params=(
            _WORDS,
            Param(
                name="speaker",
                what="Words of the name of a party that it rests on or that denies it.",
                bounds=(1, 1000),
            ),
            Param(name="relay", what="Words of the name of a party or outlet that passed it on.", bounds=(1, 1000)),
            _STATUS,
            _LIMIT,
            _CURSOR,
        ),
    ),
    Operation(
        path="/api/search/reports",
        name="search_reports",
        what="Reports with words in headline or text, what came in last first.",
        answer="FoundReports",
        handle=h.search_reports,
        params=(_WORDS, _LIMIT, _CURSOR),
    ),
    Operation(
        path="/api/sources",
        name="sources",
        what="Parties on which claims rest, the one with most claims first.",
        answer="Sources",
        handle=h.sources,
        params=(Param(name="like", what="Only names that hold these letters.", bounds=(1, 200)), _LIMIT, _CURSOR),
    ),
    Operation(
        path="/api/decisions",
        name="decisions",
        what="All decisions, the latest first; those that were taken back too.",
        answer="Decisions",
        handle=h.decisions,
    ),
)
