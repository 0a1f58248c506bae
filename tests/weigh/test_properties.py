"""What must hold for every story."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearsay.model import Copy, Story
from hearsay.weigh import weigh
from tests.weigh.invented import Telling, bounds, dam, first, one

OUTLETS = ("Orva Daily", "Kerra Post", "Sound FM", "Late News")
NAMED = ("Ana Ruiz", "Ben Okoro", "organisation:Water Board")
LOOSE = ("unnamed:an engineer", "unnamed:a police officer", "unnamed:a villager", "unnamed:two inspectors", "",
         "document:a memo", "outlet:Teleg", "own")  # fmt: skip
TELLING = st.one_of(
    st.sampled_from((*NAMED, *LOOSE)),
    st.sampled_from(OUTLETS).map(lambda o: f"outlet:{o}"),
    st.sampled_from(NAMED).map(lambda n: ("outlet:Teleg", n)),
)
REPORTS = st.lists(st.lists(TELLING, min_size=1, max_size=3), min_size=1, max_size=4)
calm = settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])


def tale(reports: Sequence[Sequence[Telling]]) -> Story:
    return dam(*(one(OUTLETS[i], *t) for i, t in enumerate(reports)))


@calm
@given(REPORTS, st.randoms())
def test_the_order_of_reports_is_of_no_account(reports: list[list[Telling]], random: object) -> None:
    s = tale(reports)
    readings = list(s.readings)
    random.shuffle(readings)  # type: ignore[attr-defined]
    order = {r.report.id: i for i, r in enumerate(readings)}
    (c,) = s.claims
    mentions = sorted(c.mentions, key=lambda m: (order[m.report], m.evidence.span))
    turned = replace(s, readings=tuple(readings), claims=(replace(c, mentions=tuple(mentions)),))
    a, b = first(s), first(turned)
    assert (a.origins, a.status, a.marks, a.cheapest_check) == (b.origins, b.status, b.marks, b.cheapest_check)
    assert {r.text for r in a.reasons} == {r.text for r in b.reasons}


@calm
@given(REPORTS, st.integers(0, 3))
def test_a_copy_never_raises_a_bound(reports: list[list[Telling]], which: int) -> None:
    s = tale(reports)
    tellings = reports[which % len(reports)]
    copy, mentions, told = one("Copycat", *tellings)
    original = OUTLETS[which % len(reports)]
    with_copy = dam(*(one(OUTLETS[i], *t) for i, t in enumerate(reports)), (copy, mentions, told))
    with_copy = replace(with_copy, copies=(Copy(report=copy.id, original=original, share=1.0, whole=True),))
    low, high = bounds(s)
    assert bounds(with_copy)[0] <= low
    assert bounds(with_copy)[1] <= high


@calm
@given(st.lists(st.lists(st.sampled_from(NAMED), min_size=1, max_size=3), min_size=1, max_size=3))
def test_a_new_name_beside_names_raises_low_by_one(reports: list[list[Telling]]) -> None:
    low, high = bounds(tale(reports))
    assert bounds(tale([*reports, ["Cleo Varga"]])) == (low + 1, high + 1)


@calm
@given(
    st.lists(
        st.lists(st.sampled_from((*NAMED, "unnamed:a villager", "unnamed:two villagers")), min_size=1, max_size=3),
        min_size=1,
        max_size=3,
    )
)
def test_a_name_that_can_be_nobody_told_of_raises_low_by_one(reports: list[list[Telling]]) -> None:
    low, high = bounds(tale(reports))
    assert bounds(tale([*reports, ["organisation:Tarn Police"]])) == (low + 1, high + 1)


@calm
@given(REPORTS.filter(lambda r: len(r) < 4), TELLING)
def test_one_more_telling_raises_low_by_two_at_most(reports: list[list[Telling]], telling: Telling) -> None:
    most = 2 if telling == "unnamed:two inspectors" else 1
    cited = any("outlet:" in str(t) for r in reports for t in r)
    least = -1 if cited else 0  # the new report may be the cited outlet's own, and rest on nobody
    assert bounds(tale([*reports, [telling]]))[0] - bounds(tale(reports))[0] in range(least, most + 1)


@calm
@given(REPORTS)
def test_merging_two_named_parties_never_raises_the_upper_bound(reports: list[list[Telling]]) -> None:
    s = tale(reports)
    ids = {p.name: p.id for p in s.parties}
    if "Ben Okoro" not in ids:
        return
    merged = replace(
        s, parties=tuple(replace(p, speaks_for=ids["Ben Okoro"]) if p.name == "Ana Ruiz" else p for p in s.parties)
    )
    assert bounds(merged)[1] <= bounds(s)[1]
    named = {p.name for p in s.parties if p.kind in ("person", "organisation")}
    if all(p.name in named for p in s.parties):  # what separates descriptions may separate what was merged with them
        assert bounds(merged)[0] <= bounds(s)[0]


@calm
@given(REPORTS, st.integers(0, 20), st.integers(0, 20))
def test_merging_any_two_parties_never_raises_the_upper_bound(reports: list[list[Telling]], i: int, j: int) -> None:
    s = tale(reports)
    if not s.parties:
        return
    one_of, other = s.parties[i % len(s.parties)], s.parties[j % len(s.parties)]
    if one_of.id != other.id:
        merged = tuple(replace(p, speaks_for=other.id) if p.id == one_of.id else p for p in s.parties)
        assert bounds(replace(s, parties=merged))[1] <= bounds(s)[1]


@calm
@given(REPORTS)
def test_bounds_are_in_order_and_every_reason_has_evidence(reports: list[list[Telling]]) -> None:
    b = weigh(tale(reports))
    c = b.claims[0]
    assert 0 <= c.origins.low <= c.origins.high
    assert all(r.evidence for r in c.reasons)
    assert c.history[-1].status == c.status
    described = any(t not in ("", "own") for part in reports for t in part)
    assert (c.origins.low >= 1) == described
