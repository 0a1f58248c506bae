"""Who is who over reports."""

import pytest

from hearsay.link.parties import parties_of
from hearsay.model import Copy, Party, Reading
from hearsay.tables.tables import Tables

from .invented import cite, named, reading, report, told

TABLES = Tables.shipped()


def found(readings: list[Reading], tables: Tables = TABLES) -> dict[str, Party]:
    """Every name and alias → its party."""
    return {n: p for p in parties_of(readings, tables) for n in (p.name, *p.aliases) if n}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Elena Varga", "Varga", "person"),
        ("Elena Varga", "Mrs Varga", "person"),
        ("Foreign Minister Elena Varga", "Elena Varga", "person"),
        ("Khalid al-Mansuri", "Khaled Mansouri", "person"),
        ("Nabil Al-Haddad", "Nabil el-Haddad", "person"),
        ("Thomas Brennan", "Tom Brennan", "person"),
        ("J. Okafor", "James Okafor", "person"),
        ("Elena M. Varga", "Elena Varga", "person"),
        ("The Associated Press", "AP", "outlet"),
        ("Agence France-Presse", "AFP", "outlet"),
        ("North Ridge Monitoring Centre", "the North Ridge Monitoring Centre", "organisation"),
        ("North Ridge Monitoring Centre", "the Monitoring Centre", "organisation"),
        ("Coastal Rescue Committee", "CRC", "organisation"),
        ("Norway", "the Norwegian government", "organisation"),
        ("Oslo", "Norwegian authorities", "organisation"),
        ("ISIL", "Daesh", "organisation"),
        ("the Kremlin", "Moscow", "organisation"),
        ("the Norwegian foreign ministry", "Norway's Ministry of Foreign Affairs", "organisation"),
    ],
)
def test_two_names_of_one_party(one: str, other: str, kind: str) -> None:
    by_name = found(named(("r1", one, kind), ("r2", other, kind)))
    assert by_name[one].id == by_name[other].id
    assert by_name[one].reasons


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Elena Varga", "Elena Vargas Ruiz", "person"),
        ("Elena Varga", "Peter Varga", "person"),
        ("Omar Said", "Omar Saad", "person"),
        ("the Norwegian foreign ministry", "the Norwegian defence ministry", "organisation"),
        ("the Norwegian foreign ministry", "the Swedish foreign ministry", "organisation"),
        ("Norwegian government", "Norway Rescue Committee", "organisation"),
        ("Reuters", "Agence France-Presse", "outlet"),
        ("an official", "an official", "unnamed"),
        ("Grey House", "House of Burgesses", "organisation"),
    ],
)
def test_two_parties(one: str, other: str, kind: str) -> None:
    assert len({p.id for p in parties_of(named(("r1", one, kind), ("r2", other, kind)), TABLES) if p.links}) == 2


def test_a_surname_with_two_bearers_is_not_given_to_either() -> None:
    parties = found(named(("r1", "Elena Varga", "person"), ("r2", "Peter Varga", "person"), ("r3", "Varga", "person")))
    assert len({p.id for p in parties.values()}) == 3
    assert set(parties["Varga"].maybe) == {parties["Elena Varga"].id, parties["Peter Varga"].id}


def test_a_surname_goes_to_the_bearer_in_its_own_report() -> None:
    parties = found(named(("r1", "Elena Varga", "person"), ("r2", "Peter Varga", "person"), ("r2", "Varga", "person")))
    assert parties["Varga"].id == parties["Peter Varga"].id


def test_a_description_goes_to_the_one_named_party_that_fits() -> None:
    about = {"r1": "The North Ridge Observatory, a Bergen-based monitor, keeps count."}
    for words in ("the monitor", "a Bergen-based monitor", "the Bergen-based Observatory", "the observatory"):
        parties = found(
            named(("r1", "North Ridge Observatory", "organisation"), ("r2", words, "organisation"), texts=about)
        )
        assert parties[words].id == parties["North Ridge Observatory"].id, words


def test_a_description_that_fits_two_is_left_open() -> None:
    about = {
        "r1": "The North Ridge Observatory, a monitor, keeps count.",
        "r2": "Coast Watch, a monitor, keeps count as well.",
    }
    readings = named(
        ("r1", "North Ridge Observatory", "organisation"),
        ("r2", "Coast Watch", "organisation"),
        ("r3", "a monitor", "organisation"),
        texts=about,
    )
    parties = found(readings)
    assert len({p.id for p in parties.values()}) == 3
    assert len(parties["a monitor"].maybe) == 2


def test_a_role_is_the_person_whose_apposition_it_is() -> None:
    about = {"r1": "Elena Varga, Norway's ambassador to Chile, spoke first."}
    readings = named(("r1", "Elena Varga", "person"), ("r2", "Norway's ambassador to Chile", "person"), texts=about)
    parties = found(readings)
    assert parties["Norway's ambassador to Chile"].id == parties["Elena Varga"].id


def test_a_report_that_spells_out_an_acronym_explains_it_everywhere() -> None:
    about = {"r1": "The National Board of Dyke Wardens (NDW) met."}
    names = named(("r1", "National Board of Dyke Wardens", "organisation"), ("r2", "NDW", "organisation"), texts=about)
    assert len({p.id for p in found(names).values()}) == 2
    about = {"r1": "The National Board of Dyke Wardens (NBDW) met."}
    names = named(("r1", "National Board of Dyke Wardens", "organisation"), ("r2", "NBDW", "organisation"), texts=about)
    assert len({p.id for p in found(names).values()}) == 1


def test_one_description_in_one_report_is_one_party_and_in_two_only_maybe() -> None:
    names = named(("r1", "a villager", "unnamed"), ("r1", "a villager", "unnamed"), ("r2", "a villager", "unnamed"))
    parties = parties_of(names, TABLES)
    assert sorted(len(p.links) for p in parties) == [1, 2]
    assert parties[0].maybe == (parties[1].id,)


def test_copied_words_make_one_unnamed_party() -> None:
    text = "A villager said the old bridge near the mill gave way during the night."
    readings = []
    for n in ("r1", "r2"):
        r = report(n, text)
        readings.append(
            reading(r, told(r, "the old bridge near the mill gave way during the night", [("A villager", "unnamed")]))
        )
    assert len(parties_of(readings, TABLES)) == 1


def test_nobody_stays_nobody() -> None:
    parties = parties_of(named(("r1", None, "unknown"), ("r1", None, "unknown")), TABLES)
    assert [p.name for p in parties] == [None, None]
    assert all(p.kind == "unknown" for p in parties)


def test_every_link_belongs_to_exactly_one_party() -> None:
    readings = named(("r1", "Elena Varga", "person"), ("r2", "Varga", "person"), ("r2", None, "unknown"))
    links = [ref for p in parties_of(readings, TABLES) for ref in p.links]
    assert len(links) == len(set(links)) == 3


@pytest.mark.parametrize(
    ("who", "kind", "body", "about"),
    [
        (
            "Jonas Lind",
            "person",
            "North Ridge Observatory",
            "Jonas Lind, director of the North Ridge Observatory, spoke.",
        ),
        ("Jonas Lind", "person", "North Ridge Observatory", "North Ridge Observatory spokesman Jonas Lind spoke."),
        (
            "Jonas Lind",
            "person",
            "North Ridge Observatory",
            "The head of North Ridge Observatory, Jonas Lind, came.",
        ),
        ("Jonas Lind", "person", "North Ridge Observatory", "Jonas Lind the Observatory chief spoke."),
        ("Jonas Lind", "person", "North Ridge Observatory", "Ridge Observatory leader Jonas Lind spoke."),
        ("Jonas Lind", "person", "Norway", "Norwegian Prime Minister Jonas Lind spoke."),
        ("Jonas Lind", "person", "North Ridge Observatory", "Observatory press secretary Jonas Lind spoke."),
        ("Jonas Lind", "person", "the Norwegian foreign ministry", "Norwegian Foreign Minister Jonas Lind spoke."),
        ("the Norwegian foreign ministry", "organisation", "the Norwegian government", ""),
        ("Xinhua", "outlet", "China", ""),
        ("Jonas Lind", "person", "Reuters", "Jonas Lind, a correspondent for Reuters, was there."),
    ],
)
def test_who_speaks_for_whom(who: str, kind: str, body: str, about: str) -> None:
    kinds = "outlet" if body == "Reuters" else "organisation"
    parties = found(named(("r1", who, kind), ("r1", body, kinds), texts={"r1": about}))
    assert parties[who].speaks_for == parties[body].id
    assert parties[who].id != parties[body].id


@pytest.mark.parametrize(
    "about",
    [
        "Jonas Lind, former director of the North Ridge Observatory, spoke.",
        "Jonas Lind spoke.",
        "She met the head of the North Ridge Observatory, Jonas Lind wrote.",
    ],
)
def test_nobody_speaks_for_a_body_without_saying_so(about: str) -> None:
    names = named(
        ("r1", "Jonas Lind", "person"), ("r1", "North Ridge Observatory", "organisation"), texts={"r1": about}
    )
    assert found(names)["Jonas Lind"].speaks_for is None


@pytest.mark.parametrize(
    "about",
    [
        "Jonas Lind, director of the Dyke Board, spoke. The spokeswoman for the Dyke Board, Ida Holm, agreed.",
        "The head of the dyke police, Jonas Lind, spoke. Ida Holm, spokeswoman for the dyke police, agreed.",
    ],
)
def test_two_who_speak_for_a_body_that_is_no_source_are_one_voice(about: str) -> None:
    parties = found(named(("r1", "Jonas Lind", "person"), ("r1", "Ida Holm", "person"), texts={"r1": about}))
    assert parties["Jonas Lind"].speaks_for == parties["Ida Holm"].speaks_for is not None


def test_who_stands_beside_a_name_with_and_is_somebody_else() -> None:
    about = {
        "r1": "It was late, Jonas Lind, and a lawyer, said. So did Ida Holm, director of Coast Watch, and the mayor."
    }
    people = [("r1", "Jonas Lind", "person"), ("r1", "Ida Holm", "person"), ("r1", "Coast Watch", "organisation")]
    others = [("r2", "a lawyer", "unnamed"), ("r2", "the mayor", "unnamed")]
    parties = found(named(*people, *others, texts=about))
    assert len({parties[n].id for _, n, _ in (*people, *others)}) == 5


def test_a_government_that_only_others_speak_for_becomes_a_party_without_links() -> None:
    parties = found(named(("r1", "Xinhua", "outlet"), ("r2", "the Chinese foreign ministry", "organisation")))
    assert parties["Xinhua"].speaks_for == parties["government of China"].id
    assert parties["the Chinese foreign ministry"].speaks_for == parties["government of China"].id
    assert parties["government of China"].links == ()


def test_empty_tables_merge_less_and_never_fail() -> None:
    names = named(("r1", "The Associated Press", "outlet"), ("r2", "AP", "outlet"), ("r3", "Oslo", "organisation"))
    assert len(parties_of(names, Tables.empty())) >= 2


def test_the_evidence_of_a_merge_is_the_words_of_both_names() -> None:
    readings = named(("r1", "Elena Varga", "person"), ("r2", "Varga", "person"))
    party = found(readings)["Varga"]
    assert {e.text for r in party.reasons for e in r.evidence} == {"Elena Varga", "Varga"}
    assert cite(readings[1].report, "Varga") in party.reasons[0].evidence


def test_a_headlines_capitals_name_nobody() -> None:
    about = {
        "r1": "The North Ridge Observatory, a monitor, keeps count.",
        "r2": "A monitor said so.",
        "r3": "The company Monitor said so.",
    }
    observatory = ("r1", "North Ridge Observatory", "organisation")
    parties = found(named(observatory, ("r2", "Monitor", "organisation"), texts=about))
    assert parties["Monitor"].id == parties["North Ridge Observatory"].id
    parties = found(named(observatory, ("r3", "Monitor", "organisation"), texts=about))
    assert parties["Monitor"].id != parties["North Ridge Observatory"].id


def test_a_capital_that_was_taken_for_a_person_is_the_government() -> None:
    by_name = found(named(("r1", "Oslo", "person"), ("r2", "the Norwegian government", "organisation")))
    assert by_name["Oslo"].id == by_name["the Norwegian government"].id
    assert by_name["Oslo"].kind == "organisation"


def test_printings_of_one_text_use_names_as_one_report_does() -> None:
    """A copy of one of them must not part two reports that use one short name."""
    short = "the employers' association"
    readings = named(("r1", short, "organisation"), ("r2", short, "organisation"), ("r3", short, "organisation"))
    copies = (Copy(report="r3", original="r1", share=1.0, whole=True),)
    assert len(parties_of(readings, TABLES, copies)) == 1


def test_a_name_in_printings_of_one_text_is_one_whatever_it_was_taken_for() -> None:
    readings = named(("r1", "The newspaper", "organisation"), ("r2", "The newspaper", "outlet"))
    copies = (Copy(report="r2", original="r1", share=1.0, whole=True),)
    assert len(parties_of(readings, TABLES)) == 2
    assert len(parties_of(readings, TABLES, copies)) == 1
