"""Decisions by form: kept, weighed, told, and taken back."""

import re
from dataclasses import replace
from pathlib import Path

from hearsay.store.db import Store

from .conftest import Desk, Served
from .test_pages import BROKE, claim_of, one, story_of

CLINIC = "nine people came to the clinic of Orva"


def decide(desk: Desk, kind: str, **form: object) -> str:
    """Send a form; the page where it leads."""
    answer = desk.client.post(f"{story_of(desk)}/decide/{kind}", data={"why": "read both", **form})
    assert answer.status_code == 303, answer.text
    return desk.get(answer.headers["location"])


def name_of(claim: str) -> str:
    return claim.rpartition("/")[2]


def test_confirm_pins_a_claim_and_undo_takes_it_back(desk: Desk) -> None:
    claim = claim_of(desk, CLINIC)
    page = decide(desk, "confirm", claim=name_of(claim))
    assert "Kept." in page
    assert "pinned by you" in page
    story = desk.get(story_of(desk))
    undone = decide(desk, "undo", of=one(r'name="of" value="(\w+)"', story))
    assert "taken back" in undone
    assert "pinned by you" not in desk.get(claim_of(desk, CLINIC))
    assert "taken back" in desk.get("/decisions")


def test_a_decision_is_taken_back_and_holds_again_from_the_list_of_all(desk: Desk) -> None:
    decide(desk, "confirm", claim=name_of(claim_of(desk, CLINIC)))
    page = desk.get("/decisions")
    assert f'<a href="{story_of(desk)}">' in page
    action = one(r'action="(/stories/\w+/decide/undo)"', page)

    def press(shown: str, told: str) -> str:
        form = {"of": one(r'name="of" value="(\w+)"', shown), "back": "decisions", "why": "pressed too soon"}
        answer = desk.client.post(action, data=form)
        assert answer.headers["location"].startswith("/decisions?done=")
        after = desk.get(answer.headers["location"])
        assert told in after
        return after

    undone = press(page, "The decision was taken back.")
    assert "pinned by you" not in desk.get(claim_of(desk, CLINIC))
    assert "Hold again" in undone
    again = press(undone, "The decision holds again.")
    assert "pinned by you" in desk.get(claim_of(desk, CLINIC))
    assert "taken back</span>" not in again
    twice = press(again, "The decision was taken back.")
    assert "pinned by you" not in desk.get(claim_of(desk, CLINIC))
    press(twice, "The decision holds again.")
    assert "pinned by you" in desk.get(claim_of(desk, CLINIC))


def test_the_list_of_decisions_goes_on_over_pages(desk: Desk) -> None:
    decide(desk, "confirm", claim=name_of(claim_of(desk, CLINIC)))
    with Store.open(desk.store) as store:
        (first,) = store.rulings.all()
        for n in range(100):
            store.rulings.add(replace(first, id="", at=desk.clock(), why=f"reason {n}"))
    page = desk.get("/decisions")
    assert (page.count("<li data-item"), "reason 99" in page, "read both" in page) == (100, True, False)
    last = desk.get(one(r'rel="next" href="([^"]+)"', page))
    assert (last.count("<li data-item"), "read both" in last, 'rel="next"' in last) == (1, True, False)
    assert desk.get("/decisions?from=x").count("<li data-item") == 100


def test_merge_makes_two_claims_one_which_keeps_its_page(desk: Desk) -> None:
    one_, other = claim_of(desk), claim_of(desk, CLINIC)
    page = decide(desk, "merge", claim=name_of(one_), other=name_of(other))
    assert page.count('<li class="mention') == 4
    assert CLINIC in page
    assert "Merged by the user" in page
    assert desk.client.get(one_).status_code == 200


def test_split_takes_the_chosen_mentions_out(desk: Desk) -> None:
    claim = claim_of(desk)
    keys = re.findall(r'name="take" value="([^"]+)"', desk.get(claim))
    assert len(keys) == 3
    page = decide(desk, "split", claim=name_of(claim), take=[keys[-1]])
    assert page.count('<li class="mention') == 2
    assert len(re.findall(rf'claims/\w+">{BROKE}</a></p>', desk.get(story_of(desk)))) == 2


def test_a_speaker_is_corrected(desk: Desk) -> None:
    form = one(r'href="(/stories/\w+/attributions/[\w.]+)">Correct', desk.get(claim_of(desk, CLINIC)))
    name = one(r'name="attribution" value="([^"]+)"', desk.get(form))
    page = decide(
        desk, "correct", attribution=name, origin="Ida Sorn", origin_kind="person", relays="", stance="asserts"
    )
    assert "Ida Sorn" in page
    picture = desk.get(claim_of(desk, CLINIC)).partition("<svg")[2].partition("</svg>")[0]
    assert "Ida Sorn" in picture
    assert "a nurse" not in picture


def test_an_own_check_adds_the_desk_as_origin(desk: Desk) -> None:
    claim = claim_of(desk, "The harbour wall at Orva broke on Monday.")
    page = decide(desk, "check", claim=name_of(claim), result="supports", how="went there", asked="")
    assert "checked by you" in page
    assert "Own Desk" in page


def test_two_names_are_made_one_party_and_kept_apart(desk: Desk) -> None:
    page = desk.get(story_of(desk))
    ids = {n: i for i, n in re.findall(r'<option value="(p\w+)"[^>]*>([^<]+)</option>', page)}
    made = decide(desk, "same", party=ids["Ana Ruiz"], other=ids["Cora Vale"])
    assert "are one party" in made
    apart = decide(desk, "different", party=ids["Bo Lind"], other=ids["a nurse"])
    assert "are two parties" in apart


def test_forms_that_mean_nothing_are_told_what_is_missing(desk: Desk) -> None:
    claim = name_of(claim_of(desk))
    story = story_of(desk)
    wrong: list[tuple[str, dict[str, object], str]] = [
        ("confirm", {"claim": claim, "why": " "}, "say in a few words"),
        ("confirm", {"claim": "k0", "why": "x"}, "no claim k0"),
        ("merge", {"claim": claim, "other": claim, "why": "x"}, "one claim already"),
        ("split", {"claim": claim, "why": "x"}, "some of them, not all"),
        ("correct", {"attribution": "a0", "why": "x"}, "no such attribution"),
        ("check", {"claim": claim, "result": "perhaps", "how": "x", "why": "x"}, "no result"),
        ("undo", {"of": "d0", "why": "x"}, "no decision d0"),
        ("burn", {"why": "x"}, "no kind of decision"),
        ("confirm", {"claim": claim, "why": "x" * 2001}, "too long"),
    ]
    for kind, form, told in wrong:
        answer = desk.client.post(f"{story}/decide/{kind}", data=form)
        assert answer.status_code == 400, kind
        assert told in answer.text
    assert desk.client.post("/stories/s0/decide/confirm", data={"why": "x"}).status_code == 404
    assert desk.client.post(f"{story}/decide/confirm", content=b"{}").status_code == 415
    large = desk.client.post(f"{story}/decide/confirm", data={"why": "x" * 70_000})
    assert large.status_code == 413
    assert "None yet." in desk.get("/decisions")


def test_decisions_on_a_folder_are_kept_in_its_file_too(served: Served, tmp_path: Path) -> None:
    from hearsay.store.decisions import load

    place = tmp_path / ".hearsay" / "decisions.jsonl"
    desk = served(decisions=place)
    decide(desk, "confirm", claim=name_of(claim_of(desk)))
    (kept,), broken = load(place)
    assert not broken
    with Store.open(desk.store, read_only=True) as store:
        assert [d.id for d in store.rulings.all()] == [kept.id]
