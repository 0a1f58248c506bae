"""What stands beside a claim."""

from hearsay.render.claims import MARKS
from hearsay.weigh.status import MARKS as GIVEN


def test_every_mark_has_a_label_of_its_own() -> None:
    assert set(GIVEN) <= set(MARKS)
    assert len(set(MARKS.values())) == len(MARKS)
    assert all(label and label not in MARKS for label in MARKS.values())
