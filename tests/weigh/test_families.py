"""Several printings of one text, read alike and otherwise."""

from collections.abc import Sequence
from dataclasses import replace

from hearsay.model import Copy, Story
from tests.weigh.invented import Telling, bounds, dam, first, one

ORVA, KERRA, SOUND = "Orva Daily", "Kerra Post", "Sound FM"


def printed(*reports: tuple[str, Sequence[Telling]], original: str = ORVA, apart: Sequence[str] = ()) -> Story:
    """Reports that are all whole copies of one of them, but those that are apart."""
    s = dam(*(one(outlet, *tellings) for outlet, tellings in reports))
    copies = [outlet for outlet, _ in reports if outlet != original and outlet not in apart]
    return replace(s, copies=tuple(Copy(report=r, original=original, share=1.0, whole=True) for r in copies))


def unread(s: Story, report: str) -> Story:
    """The story as if one report had not been read to tell the claim."""
    return replace(
        s, claims=tuple(replace(c, mentions=tuple(m for m in c.mentions if m.report != report)) for c in s.claims)
    )


def test_it_is_no_matter_which_printing_is_called_the_original() -> None:
    told = [(ORVA, ["unnamed:an engineer"]), (KERRA, ["unnamed:an engineer"])]
    assert bounds(printed(*told)) == bounds(printed(*told, original=KERRA)) == (1, 1)


def test_a_source_that_another_printing_does_not_bear_out_counts_for_nobody_beside_others() -> None:
    told = [(ORVA, ["Ana Ruiz"]), (KERRA, ["Ana Ruiz"]), (SOUND, ["Ben Okoro"])]
    s = printed(*told, apart=[SOUND])
    assert bounds(s) == (2, 2)
    otherwise = unread(s, KERRA)
    assert bounds(otherwise) == (1, 1)
    assert "read_otherwise" in {r.rule for r in first(otherwise).reasons}


def test_a_copy_that_was_misread_leaves_the_claim_whom_it_has() -> None:
    s = printed((ORVA, ["Ana Ruiz"]), (KERRA, ["Ana Ruiz"]))
    assert bounds(unread(s, KERRA)) == bounds(unread(s, ORVA)) == (1, 1)


def test_the_reading_that_is_least_sure_stands_for_all() -> None:
    s = printed((ORVA, ["unnamed:Ana Ruiz"]), (KERRA, ["Ana Ruiz"]), (SOUND, ["Ben Okoro"]), apart=[SOUND])
    assert bounds(s)[0] == bounds(printed((ORVA, ["unnamed:Ana Ruiz"]), (SOUND, ["Ben Okoro"]), apart=[SOUND]))[0]


def test_own_words_stay_own_words_where_one_printing_was_read_to_name_somebody() -> None:
    s = printed((ORVA, ["own"]), (KERRA, ["unnamed:number"]), (SOUND, ["own"]), apart=[SOUND])
    assert bounds(s) == (0, 1)


def test_a_paragraph_that_stands_in_one_report_only_keeps_its_source() -> None:
    s = printed((ORVA, ["Ana Ruiz"]), (KERRA, ["Ana Ruiz", "Ben Okoro"]))
    assert bounds(s) == (2, 2)


def test_any_number_of_printings_add_nobody() -> None:
    told: list[tuple[str, list[Telling]]] = [(f"Outlet {n}", ["Ana Ruiz", "unnamed:a villager"]) for n in range(60)]
    assert bounds(printed(*told, original="Outlet 7")) == (1, 2)
