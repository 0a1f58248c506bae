"""A list of parties that only one outlet has, too long for anybody to have asked them."""

from hearsay.weigh.origins import _CROWD
from tests.weigh.invented import bounds, dam, first, one

LIST = [
    f"organisation:{a}{b} Ministry" for a in "Bar Tel Mon Gar".split() for b in "kan dur pel nim sor vil tar".split()
]


def test_a_crowd_beside_a_named_source_adds_nothing_to_the_lower_bound() -> None:
    alone = dam(one("Orva Daily", "Ana Ruiz"))
    s = dam(one("Orva Daily", "Ana Ruiz"), one("Kerra Post", *LIST))
    assert len(LIST) > _CROWD
    assert bounds(alone)[0] == bounds(s)[0] == 1
    assert any(r.rule == "crowd_adds_nobody" and "Kerra Post alone names 28" in r.text for r in first(s).reasons)


def test_outlets_that_take_over_parts_of_the_list_add_nothing() -> None:
    lists = (one("Kerra Post", *LIST), one("Sound FM", *LIST[:25]), one("Late News", *LIST[3:]))
    assert bounds(dam(one("Orva Daily", "Ana Ruiz"), *lists))[0] == 1


def test_whom_another_outlet_names_too_is_no_part_of_the_crowd() -> None:
    s = dam(one("Orva Daily", "Ana Ruiz"), one("Sound FM", LIST[0]), one("Kerra Post", *LIST))
    assert bounds(s)[0] == 2


def test_a_dozen_of_named_sources_still_are_a_dozen() -> None:
    assert bounds(dam(one("Kerra Post", *LIST[:12])))[0] == 12
