"""Sample stories with one report spoiled: no crash, spans verbatim. Many more: `python -m evaluation.mutations`."""

import pytest

from evaluation.mutations.__main__ import fields, run

pytestmark = pytest.mark.hostile


def test_spoiled_stories_crash_nothing_and_are_quoted_verbatim() -> None:
    wrong = run(fields(), 40, 3)
    assert [w for w in wrong if "a copy raised" not in w] == []
