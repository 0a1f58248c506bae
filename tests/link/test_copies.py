"""Reprints."""

from hypothesis import given
from hypothesis import strategies as st

from hearsay.link.copies import copies_of, credited_wires
from hearsay.model import Report
from hearsay.tables.tables import Tables

from .invented import report

TABLES = Tables.shipped()
LONG = (
    "The ferry Aurora ran aground near the southern lighthouse on Monday night with forty passengers aboard. "
    "Rescue boats from three villages reached the ship before midnight and brought everybody ashore. "
    "The captain told harbour officials that fog had hidden the buoys and that the radar had failed an hour before. "
    "An inquiry will begin on Friday, the port authority announced, and the ship will stay where it is until then."
)
OTHER = (
    "Farmers in the northern valleys are waiting for rain. The reservoir holds a third of what it held last spring, "
    "and the council has asked households to water their gardens only at night until the end of the month of September."
)


def test_a_shortened_and_lightly_rewritten_copy_is_found() -> None:
    short = (
        LONG.split(" An inquiry")[0]
        .replace("brought everybody ashore", "took everyone ashore")
        .replace("Monday night", "Monday")
    )
    copies = copies_of([report("b", short, day="2024-03-02"), report("a", LONG, day="2024-03-01")], TABLES)
    assert [(c.report, c.original, c.whole) for c in copies] == [("b", "a", True)]
    assert copies[0].share > 0.6
    assert all(e.text in short for e in copies[0].passages)


def test_different_texts_are_no_copies() -> None:
    assert copies_of([report("a", LONG), report("b", OTHER)], TABLES) == ()


def test_a_copied_passage_is_not_a_whole_copy() -> None:
    sentence = LONG.split(". ")[2]
    copies = copies_of(
        [report("a", LONG, day="2024-03-01"), report("b", f"{OTHER} {sentence}. {OTHER[::-1]}", day="2024-03-02")],
        TABLES,
    )
    assert [(c.report, c.whole) for c in copies] == [("b", False)]
    assert "fog had hidden the buoys" in copies[0].passages[0].text


def test_the_wire_is_the_original_even_when_published_later() -> None:
    copies = copies_of(
        [report("a", LONG, "Harbour Post", "2024-03-01"), report("b", LONG, "Reuters", "2024-03-02")], TABLES
    )
    assert (copies[0].report, copies[0].original) == ("a", "b")


def test_without_times_the_longer_text_is_the_original() -> None:
    copies = copies_of([report("a", LONG.split(" An inquiry")[0]), report("b", LONG)], TABLES)
    assert (copies[0].report, copies[0].original) == ("a", "b")


def test_copies_of_a_copy_point_at_the_first_original() -> None:
    days = {"a": "2024-03-01", "b": "2024-03-02", "c": "2024-03-03"}
    copies = copies_of([report(n, LONG, day=d) for n, d in days.items()], TABLES)
    assert {(c.report, c.original) for c in copies} == {("b", "a"), ("c", "a")}


def test_the_wire_that_both_credit_is_named() -> None:
    one, two = f"HARBOUR TOWN (Reuters) - {LONG}", f"{LONG}\nSource: Reuters and agencies"
    assert credited_wires(report("a", one), TABLES) == credited_wires(report("b", two), TABLES) == {"Reuters"}
    copies = copies_of([report("a", one, day="2024-03-01"), report("b", two, day="2024-03-02")], TABLES)
    assert copies[0].wire == "Reuters"


def test_the_order_of_reports_does_not_matter() -> None:
    reports = [report("a", LONG, day="2024-03-01"), report("b", LONG + OTHER, day="2024-03-01"), report("c", OTHER)]
    assert copies_of(reports, TABLES) == copies_of(reports[::-1], TABLES)


def test_boilerplate_in_very_many_reports_makes_no_pairs() -> None:
    notice = "You may not copy or publish this text without the written consent of the owner of the rights in it."
    reports = [report(f"r{i:03}", " ".join(f"w{i}x{k}" for k in range(60)) + " " + notice) for i in range(60)]
    assert copies_of(reports, TABLES) == ()


def _filled(name: str, words: str, outlet: str, day: str = "2024-03-01") -> Report:
    """A report of its own words around the given ones."""
    own = " ".join(f"{name} saw boat number {k}x{name} leave." for k in range(12))
    return report(name, f"{own}\n\n{words}\n\n{own[::-1]}.", outlet, day)


TOLD = (
    "The harbour board had refused three times to pay for the new buoys, although the pilots had warned since the "
    "spring that ships would sooner or later run onto the rocks below the old tower."
)


def test_a_passage_in_another_outlets_words_is_a_copy() -> None:
    copies = copies_of([_filled("ann", TOLD, "Harbour Post"), _filled("bea", TOLD, "Valley Sun")], TABLES)
    assert [(c.report, c.original, c.whole) for c in copies] == [("bea", "ann", False)]


def test_the_same_paragraph_in_different_texts_of_one_outlet_is_none() -> None:
    assert copies_of([_filled("ann", TOLD, "Harbour Post"), _filled("bea", TOLD, "Harbour Post")], TABLES) == ()


def test_a_speech_that_both_quote_is_no_copy() -> None:
    one, two = f"“{TOLD}” the pilot said.", f"The pilot wrote on Monday: “{TOLD}”"
    assert copies_of([_filled("ann", one, "Harbour Post"), _filled("bea", two, "Valley Sun")], TABLES) == ()


def test_a_speech_that_one_quotes_and_another_prints_without_marks_is_no_copy() -> None:
    reports = [_filled("ann", f"“{TOLD}” the pilot said.", "Harbour Post"), _filled("bea", TOLD, "Valley Sun")]
    assert copies_of(reports, TABLES) == ()


def test_a_list_of_names_is_no_copy() -> None:
    names = "The towns are " + ", ".join(f"{a}{b}" for a in ("Ober", "Unter", "Neu", "Alt") for b in "abcdefg") + "."
    assert copies_of([_filled("ann", names, "Harbour Post"), _filled("bea", names, "Valley Sun")], TABLES) == ()


def test_a_footer_of_one_outlet_makes_no_pairs_with_a_sister_that_prints_it() -> None:
    reports = [_filled(f"r{i}", TOLD, "Harbour Post") for i in range(4)] + [_filled("bea", TOLD, "Harbour Post Online")]
    assert copies_of(reports, TABLES) == ()


def test_more_reprints_than_pairs_are_made_of_still_point_at_the_first() -> None:
    reports = [report(f"r{i:03}", LONG, f"Outlet {i}", f"2024-03-{1 + i // 5:02}") for i in range(70)]
    copies = copies_of(reports, TABLES)
    assert {c.original for c in copies} == {"r000"}
    assert len(copies) == 69


@given(st.permutations(range(6)))
def test_any_order_of_reports_gives_the_same_copies(order: list[int]) -> None:
    reports = [_filled(f"r{i}", TOLD if i % 2 else LONG, f"Outlet {i % 4}", f"2024-03-0{1 + i}") for i in range(6)]
    assert copies_of([reports[i] for i in order], TABLES) == copies_of(reports, TABLES)
