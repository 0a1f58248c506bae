"""Single decisions: what they change, what they leave, and what they say when they find nothing."""

from dataclasses import replace
from datetime import date

import pytest

from hearsay.decide import in_force
from hearsay.decide.checks import reading_of
from hearsay.decide.meant import attribution_anchor, attribution_meant, claim_anchors, party_anchor, split_anchors
from hearsay.decide.record import with_id
from hearsay.errors import InputError
from hearsay.model import Confirm, Correct, Different, Merge, Moment, Named, OwnCheck, Same, Split, Undo
from hearsay.weigh import weigh
from tests.weigh.invented import dam, one, party

from .invented import TEXTS, base, brief_of, claim_of, readings, ruled

READ = readings(*TEXTS)
PLAIN = brief_of(READ)


def test_a_later_decision_rules_over_an_earlier_one() -> None:
    anchors = tuple(claim_anchors(claim_of(PLAIN, w).claim, PLAIN) for w in ("four boats", "ferry to"))
    together = with_id(Merge(**base(1), claims=anchors))
    apart = with_id(Split(**base(2), taken=anchors[0], left=anchors[1]))
    b = brief_of(READ, together, apart)
    assert [o.state for o in b.decisions] == ["applied", "applied"]
    assert claim_of(b, "four boats").claim.id == claim_of(PLAIN, "four boats").claim.id
    assert claim_of(brief_of(READ, apart, together), "ferry to").claim.id != claim_of(PLAIN, "ferry to").claim.id


def test_a_decision_that_the_reports_agree_with_says_so() -> None:
    anchors = claim_anchors(claim_of(PLAIN, "Orva broke").claim, PLAIN)
    merged = with_id(Merge(**base(), claims=(anchors[:1], anchors[1:])))
    b = brief_of(READ, merged)
    assert b.decisions[0].state == "already-so"
    assert claim_of(b, "Orva broke").claim.id == claim_of(PLAIN, "Orva broke").claim.id


def test_undone_undoings_and_records_that_come_twice() -> None:
    d = with_id(Confirm(**base(1), claim=claim_anchors(claim_of(PLAIN, "ferry to").claim, PLAIN)))
    undo = with_id(Undo(**base(2), of=d.id))
    again = with_id(Undo(**base(3), of=undo.id))
    assert in_force([d, d]) == (d,)
    assert in_force([d, undo]) == ()
    assert in_force([d, undo, again]) == (d,)


def test_words_that_stand_in_two_claims_are_not_guessed() -> None:
    wall = claim_anchors(claim_of(PLAIN, "Orva broke").claim, PLAIN)
    same_words = [a for a in wall if "Orva broke" in a.text]
    apart = with_id(Split(**base(1), taken=tuple(same_words[:1]), left=tuple(same_words[1:])))
    lost = replace(same_words[0], sha256="0" * 64)
    ferry = claim_anchors(claim_of(PLAIN, "ferry to").claim, PLAIN)
    merged = with_id(Merge(**base(2), claims=((lost,), ferry)))
    first, second = brief_of(READ, apart, merged).decisions
    assert (first.state, second.state) == ("applied", "not-applied")
    assert "stand in 2 claims now" in second.note
    assert brief_of(READ, merged).decisions[0].state == "applied"


def test_words_of_no_report_are_left_out_with_the_reason() -> None:
    ferry = claim_anchors(claim_of(PLAIN, "ferry to").claim, PLAIN)[0]
    gone = replace(ferry, sha256="0" * 64, text="words of no report")
    b = brief_of(READ, with_id(Confirm(**base(), claim=(gone,))))
    assert b.decisions[0].state == "not-applied"
    assert b.skipped[-1].reason == b.decisions[0].note
    assert not b.skipped[-1].mendable


def test_two_who_are_different_count_as_two_whatever_the_words_allow() -> None:
    s = dam(one("Orva Daily", "unnamed:an engineer"), one("Kerra Post", "Ana Ruiz"))
    before = weigh(s)
    both = (party_anchor("an engineer", before), party_anchor("Ana Ruiz", before))
    after = ruled(s, with_id(Different(**base(), parties=both)))
    assert (before.claims[0].origins.low, after.claims[0].origins.low) == (1, 2)
    assert "known_apart" in {r.rule for r in after.claims[0].reasons}


def test_two_who_are_different_do_not_speak_for_each_other() -> None:
    s = dam(one("Orva Daily", "Ana Ruiz"), one("Kerra Post", "organisation:Water Board"))
    s = party(s, "Ana Ruiz", speaks_for="Water Board")
    before = weigh(s)
    both = (party_anchor("Ana Ruiz", before), party_anchor("Water Board", before))
    after = ruled(s, with_id(Different(**base(), parties=both)))
    assert (before.claims[0].origins.high, after.claims[0].origins.high) == (1, 2)
    assert after.claims[0].origins.low == 2


def test_two_of_one_name_are_told_apart_by_their_reports() -> None:
    s = dam(one("Orva Daily", "Ana Ruiz"), one("Kerra Post", "Ana Ruiz"))
    before = weigh(s)
    both = (party_anchor("Orva Daily:Ana Ruiz", before), party_anchor("Kerra Post:Ana Ruiz", before))
    after = ruled(s, with_id(Different(**base(), parties=both)))
    assert (before.claims[0].origins.low, before.claims[0].origins.high) == (1, 1)
    assert (after.claims[0].origins.low, after.claims[0].origins.high) == (2, 2)


def test_same_after_different_joins_again() -> None:
    s = dam(one("Orva Daily", "Ana Ruiz"), one("Kerra Post", "Ben Okoro"))
    b = weigh(s)
    both = (party_anchor("Ana Ruiz", b), party_anchor("Ben Okoro", b))
    after = ruled(s, with_id(Different(**base(1), parties=both)), with_id(Same(**base(2), parties=both)))
    assert after.claims[0].origins.high == 1
    (joined,) = after.story.parties
    assert joined.apart == ()
    assert {joined.name, *joined.aliases} == {"Ana Ruiz", "Ben Okoro"}


def test_a_correction_of_a_corrected_span_is_found_by_either_span() -> None:
    a = attribution_meant("ferry to Kerra", "", PLAIN)
    anchor = attribution_anchor(a, PLAIN)
    shorter = replace(anchor.content, span=replace(anchor.content.span, end=anchor.content.span.end - 8))
    shorter = replace(shorter, text=anchor.content.text[:-8])
    first = with_id(Correct(**base(1), attribution=anchor, content=shorter))
    second = with_id(Correct(**base(2), attribution=replace(anchor, content=shorter), stance="denies"))
    b = brief_of(READ, first, second)
    assert [o.state for o in b.decisions] == ["applied", "applied"]
    assert [o.state for o in brief_of(READ, second).decisions] == ["applied"]
    (changed,) = [x for r in b.story.readings for x in r.attributions if x.reasons]
    assert (changed.content[0].text, changed.stance, changed.id) == (shorter.text, "denies", a.id)


def test_an_origin_that_the_report_does_not_name_rests_on_the_words_that_were_read() -> None:
    a = attribution_meant("ferry to Kerra", "", PLAIN)
    d = Correct(
        **base(), attribution=attribution_anchor(a, PLAIN), origin=Named(name="Kerra Line", kind="organisation")
    )
    b = brief_of(READ, with_id(d))
    (changed,) = [x for r in b.story.readings for x in r.attributions if x.reasons]
    assert [e.text for e in changed.chain[-1].evidence] == ["Cy Moe"]
    assert any("Corrected (origin) by the user" in r.text for r in claim_of(b, "ferry to").claim.reasons)


@pytest.mark.parametrize("asked", [None, Named(name="Eve Stone", kind="person")])
@pytest.mark.parametrize("polarity", ["supports", "denies"])
def test_the_words_of_a_check_are_verbatim_in_its_report(asked: Named | None, polarity: str) -> None:
    anchors = claim_anchors(claim_of(PLAIN, "ferry to").claim, PLAIN)
    d = OwnCheck(
        **base(), claim=anchors, how="went there", done=Moment(date(2031, 5, 3)), polarity=polarity, asked=asked
    )
    r = reading_of(d)
    (a,) = r.attributions
    for e in (*a.content, *a.cue, *a.source, *a.chain[0].evidence):
        assert r.report.text[e.span.start : e.span.end] == e.text
    assert a.content[0].text == anchors[0].text


def test_a_check_whose_claim_is_gone_leaves_no_report() -> None:
    anchors = claim_anchors(claim_of(PLAIN, "ferry to").claim, PLAIN)
    d = with_id(OwnCheck(**base(), claim=anchors, how="went there", done=Moment(date(2031, 5, 3)), polarity="supports"))
    b = brief_of(READ[:2], d)
    assert b.decisions[0].state == "not-applied"
    assert not any(r.report.is_own_check for r in b.story.readings)
    assert b.claims == brief_of(READ[:2]).claims


def test_what_the_user_names_is_one_thing_or_listed() -> None:
    wall = claim_of(PLAIN, "Orva broke").claim
    with pytest.raises(InputError, match="no party"):
        party_anchor("Nobody Atall", PLAIN)
    with pytest.raises(InputError, match="may mean"):
        attribution_meant("the", "", PLAIN)
    with pytest.raises(InputError, match="no mention of that claim"):
        split_anchors(wall, ["no such words"], PLAIN)
    with pytest.raises(InputError, match="all mentions"):
        split_anchors(wall, sorted({m.report for m in wall.mentions}), PLAIN)
