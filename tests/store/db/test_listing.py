"""What pages list: stories in order, where claims stand, the latest changes, names."""

from pathlib import Path

import pytest

from hearsay.store.db import Store
from tests.serve.stock import NOW, put, report, stock


@pytest.fixture
def place(tmp_path: Path) -> Path:
    stock(tmp_path / "desk.hearsay")
    return tmp_path / "desk.hearsay"


def test_stories_come_latest_first_and_the_token_moves_with_them(place: Path) -> None:
    with Store.open(place) as store:
        order, token = store.listing.order(), store.listing.token()
        assert [name for name, _ in order] == [s.id for s in store.stories.all()]
        assert store.listing.token() == token
    put(
        place, [report("late", ("Kerra Post", 4, "Fish", "Dan Moor said the fish market of Lenn closes in June."))], NOW
    )
    with Store.open(place) as store:
        assert store.listing.token() != token
        assert store.listing.order() != order


def test_claims_stand_where_the_brief_has_them(place: Path) -> None:
    with Store.open(place) as store:
        for name, _ in store.listing.order():
            brief = store.briefs.get(name)
            assert brief is not None
            places = store.listing.places(name)
            ids = {s.claim for s in store.claims.of_story(name)}
            for c in brief["claims"]:
                found = {places[m["report"], m["start"], m["end"]] for m in c["mentions"]}
                assert len(found) == 1
                assert found <= ids
                assert store.listing.story_of(found.pop()) == name
        assert store.listing.story_of("k0") is None
        assert store.listing.weighed_at("s0") == ""


def test_changes_come_latest_first_and_go_on_before_a_number(place: Path) -> None:
    with Store.open(place) as store:
        every = store.listing.changes(limit=100)
        assert [c.number for c in every] == sorted((c.number for c in every), reverse=True)
        assert every[0].number == store.listing.latest()
        assert store.listing.changes(before=every[2].number, limit=2) == every[3:5]
        assert store.listing.changes(kinds=("status",)) == [c for c in every if c.kind == "status"]
        story = every[0].now.story
        assert store.listing.changes(story=story, limit=100) == [c for c in every if c.now.story == story]
        assert store.listing.moved(0) == []


def test_names_are_those_of_the_parties_behind_claims(place: Path) -> None:
    with Store.open(place) as store:
        names = {n.name: (n.claims, n.stories) for n in store.listing.names()}
    assert names["Ana Ruiz"] == (1, 1)
    assert "Teleg" not in names
