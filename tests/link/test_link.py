"""The whole room: order does not matter, copies add nothing."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearsay.link import link
from hearsay.model import Attribution, Reading, Story
from hearsay.tables import Tables

from .invented import bag, reading, report, told

TABLES = Tables.shipped()


def readings() -> list[Reading]:
    a = report("a", "Fire chief Jonas Lind said at least 12 people were killed when the grain store burned on Monday. "
                    "The store belonged to the Holm brothers.", "Harbour Post", "2024-03-01")  # fmt: skip
    b = report("b", "Twelve people were killed in the fire at the grain store, Lind told Reuters. "
                    "A neighbour said she had seen two men run away.", "Valley Herald", "2024-03-02")  # fmt: skip
    c = report("c", "The Holm brothers denied that the grain store had no alarm. Lind said 14 people were killed.",
               "Coast Radio", "2024-03-03")  # fmt: skip
    return [
        reading(a, told(a, "at least 12 people were killed when the grain store burned on Monday",
                        [("Jonas Lind", "person")]),
                own=["The store belonged to the Holm brothers"]),
        reading(b, told(b, "Twelve people were killed in the fire at the grain store",
                        [("Reuters", "outlet"), ("Lind", "person")], "told"),
                told(b, "she had seen two men run away", [("A neighbour", "unnamed")])),
        reading(c, told(c, "the grain store had no alarm", [("The Holm brothers", "unnamed")], "denied", "denies"),
                told(c, "14 people were killed", [("Lind", "person")])),
    ]  # fmt: skip


def copied(r: Reading, name: str) -> Reading:
    """The same reading under another report id."""
    page = replace(r.report, id=name, outlet="Copy Gazette")

    def move(a: Attribution) -> Attribution:
        cite = lambda parts: tuple(page.cite(e.span.start, e.span.end) for e in parts)  # noqa: E731
        chain = tuple(replace(x, evidence=cite(x.evidence)) for x in a.chain)
        return replace(
            a,
            id=f"{name}{a.id}",
            report=name,
            source=cite(a.source),
            cue=cite(a.cue),
            content=cite(a.content),
            chain=chain,
        )

    own = tuple(replace(s, evidence=page.cite(s.evidence.span.start, s.evidence.span.end)) for s in r.statements)
    return replace(r, report=page, attributions=tuple(move(a) for a in r.attributions), statements=own)


def claims(story: Story, without: str = "") -> set[frozenset[tuple[str, int, int]]]:
    """Claims as sets of places, those in one report left out."""
    found = {
        frozenset((m.report, m.evidence.span.start, m.evidence.span.end) for m in c.mentions if m.report != without)
        for c in story.claims
    }
    return {c for c in found if c}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(readings()))
def test_the_order_of_the_reports_does_not_show(order: list[Reading]) -> None:
    one, other = link(readings(), bag, TABLES), link(order, bag, TABLES)
    assert one.id == other.id
    assert one.parties == other.parties
    assert one.copies == other.copies
    assert one.claims == other.claims


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(range(3)))
def test_a_copy_changes_nothing_but_its_own_mentions(which: int) -> None:
    before = readings()
    plain, more = link(before, bag, TABLES), link([*before, copied(before[which], "z")], bag, TABLES)
    assert claims(plain) == claims(more, without="z")
    assert {p.name for p in plain.parties} == {p.name for p in more.parties}
    assert [(c.report, c.original) for c in more.copies if c.whole] == [("z", before[which].report.id)]


def test_numbers_make_and_break_claims() -> None:
    story = link(readings(), bag, TABLES)
    by_words = {m.evidence.text: c.id for c in story.claims for m in c.mentions}
    twelve = [i for words, i in by_words.items() if words.startswith(("at least 12", "Twelve"))]
    assert len(twelve) == 2
    assert len(set(twelve)) == 1
    assert by_words["14 people were killed"] not in twelve


def test_every_link_has_a_party_and_every_pointer_leads_somewhere() -> None:
    story = link(readings(), bag, TABLES)
    refs = {(a.id, i) for r in story.readings for a in r.attributions for i in range(len(a.chain))}
    assert {(x.attribution, x.position) for p in story.parties for x in p.links} == refs
    parties, known = {p.id for p in story.parties}, {c.id for c in story.claims}
    assert all(p.speaks_for in parties for p in story.parties if p.speaks_for)
    assert all(m in parties for p in story.parties for m in p.maybe)
    assert all(m in known for c in story.claims for m in c.maybe)


def test_nothing_gives_an_empty_story() -> None:
    story = link([], bag, TABLES)
    assert (story.claims, story.parties, story.copies) == ((), (), ())
    empty = link([Reading(report=report("a", ""))], bag, TABLES)
    assert empty.claims == ()


def test_empty_tables_do() -> None:
    assert link(readings(), bag, Tables.empty()).claims
