"""Case 25, gaming: clones, byline swaps, back-dated copies, citation rings, empty sources, invented ministries.

The lower bound of no claim rises. Many more attempts: `python -m evaluation.gaming --seeds 20`.
"""

from pathlib import Path
from random import Random

import pytest

from evaluation.gaming.__main__ import STORIES
from evaluation.gaming.attacks import ATTACKS, MINISTRIES
from evaluation.gaming.tried import Field, attacked, gained

pytestmark = pytest.mark.hostile
COPIES = frozenset(("clones", "byline swaps", "back-dated"))
MOST_ROSE = 1
"""Of about a hundred claims beside edited copies. None rises as this is written (docs/hardening.md); one may when
reading changes, for an edited sentence can always be read otherwise than the one it was copied from."""
NAMES = sorted(p.name for p in Path(STORIES).iterdir() if p.is_dir())


@pytest.fixture(scope="module")
def fields() -> dict[str, Field]:
    return {name: Field.of(STORIES / name) for name in NAMES}


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_lower_bound_rises(fields: dict[str, Field], attack: str) -> None:
    found = [g for f in fields.values() for g in gained(f, attack, 0)]
    rose = [g for g in found if g.after > g.before]
    assert len(found) > 50
    assert len(rose) <= MOST_ROSE * (attack in COPIES), rose


def test_the_attacks_are_what_they_say(fields: dict[str, Field]) -> None:
    """A test whose attacks nobody could read would hold for nothing."""
    field = fields["ferry-sinking"]
    after = attacked(field, ATTACKS["invented ministries"](field.reports, field.claims, Random(1)))
    assert max(c.origins.high for c in after.claims) > MINISTRIES // 2
    cloned = attacked(field, ATTACKS["clones"](field.reports, field.claims, Random(1)))
    assert len(cloned.story.copies) > len(field.base.story.copies)


def test_a_hundred_clones_of_one_report_are_one_origin(fields: dict[str, Field]) -> None:
    field = fields["ferry-sinking"]
    extra = [r for n in range(20) for r in ATTACKS["clones"](field.reports[1:2], field.claims, Random(n))]
    named = [r.__class__(**{**{f: getattr(r, f) for f in r.__slots__}, "id": f"y{n}"}) for n, r in enumerate(extra)]
    lows = {c.claim.text: c.origins.low for c in field.base.claims}
    after = attacked(field, named)
    assert all(c.origins.low <= lows.get(c.claim.text, 1) for c in after.claims)


def test_a_date_before_the_original_gains_nothing_and_the_reports_stay(fields: dict[str, Field]) -> None:
    field = fields["quarry-flood"]
    extra = ATTACKS["back-dated"](field.reports, field.claims, Random(3))
    assert all(r.published and r.published.day.year < 2025 for r in extra)
    after = attacked(field, extra)
    assert {r.report.id for r in after.story.readings} == {r.id for r in (*field.reports, *extra)}
