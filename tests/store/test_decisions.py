"""The file of decisions: only added to, read line by line, refused when newer."""

import json
import multiprocessing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.decide.record import from_dict, to_dict, with_id
from hearsay.errors import InputError
from hearsay.model import Undo
from hearsay.store.decisions import PLACE, append, load, place_of
from tests.decide.invented import TEXTS, base, brief_of, every_kind, others, readings

PLAIN = brief_of(readings(*TEXTS))
EVERY = (*every_kind(PLAIN), *others(PLAIN), with_id(Undo(**base(9), of="d1")))


def test_what_is_added_is_read_again_in_order(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "decisions.jsonl"
    for d in EVERY:
        append(file, d)
    assert load(file) == (EVERY, ())


def test_a_file_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert load(tmp_path / "absent.jsonl") == ((), ())


@pytest.mark.parametrize("line", ["{", "[]", "null", "\udcff", '{"schema": "hearsay/decision/1"}', "[" * 100_000])
def test_a_broken_line_is_told_with_its_number_and_the_others_hold(tmp_path: Path, line: str) -> None:
    file = tmp_path / "d.jsonl"
    append(file, EVERY[0])
    with file.open("ab") as out:
        out.write(line.encode("utf-8", "surrogateescape"))  # cut off: no line end
    append(file, EVERY[1])
    found, broken = load(file)
    assert found == EVERY[:2]
    assert [s.what for s in broken] == [f"{file}, line 2"]
    assert broken[0].mendable


def test_a_record_that_was_changed_by_hand_is_told(tmp_path: Path) -> None:
    file = tmp_path / "d.jsonl"
    record = {**to_dict(EVERY[0]), "why": "something else"}
    file.write_text(json.dumps(record) + "\n", encoding="utf-8")
    found, (broken,) = load(file)
    assert found == ()
    assert "changed by hand" in broken.reason


def test_a_newer_version_is_refused_and_nothing_is_added(tmp_path: Path) -> None:
    file = tmp_path / "d.jsonl"
    file.write_text('{"schema": "hearsay/decision/2", "kind": "weave"}\n', encoding="utf-8")
    before = file.read_bytes()
    for act in (lambda: load(file), lambda: append(file, EVERY[0])):
        with pytest.raises(InputError, match="line 1 was written by a newer hearsay"):
            act()
    assert file.read_bytes() == before


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="give another"):
        append(tmp_path / "file" / "d.jsonl", EVERY[0])


def _add(file: Path, n: int) -> None:
    for i in range(20):
        append(file, with_id(Undo(**base(n, f"{n}.{i}"), of="d" * 3000)))


def test_several_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "d.jsonl"
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_add, args=(file, n)) for n in range(3)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    found, broken = load(file)
    assert (len({d.id for d in found}), broken) == (60, ())


def test_the_place_is_the_storys_folder(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text("x", encoding="utf-8")
    assert place_of([file, tmp_path]) == tmp_path / PLACE
    assert place_of([file]) == tmp_path / PLACE
    assert place_of(["-", str(tmp_path)]) == tmp_path / PLACE
    assert place_of(["-"]) == PLACE


KEYS = st.sampled_from(["kind", "id", "at", "why", "claims", "claim", "span", "text", "start", "parties"])
JUNK = st.recursive(
    st.none() | st.integers() | st.text() | st.booleans(), lambda x: st.lists(x) | st.dictionaries(KEYS, x)
)


@given(JUNK)
def test_no_record_breaks_the_reader_but_by_value_error(value: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        from_dict(value)


@pytest.mark.parametrize("decision", EVERY, ids=lambda d: type(d).__name__)
@pytest.mark.parametrize("junk", [None, 0, "", [], {}, "x", [{}], True])
def test_no_field_of_the_wrong_kind_passes_in_silence(decision: object, junk: object) -> None:
    record = to_dict(decision)  # type: ignore[arg-type]
    for key in record:
        if key != "schema" and record[key] != junk:
            with pytest.raises(ValueError, match=r"\w"):
                from_dict({**record, key: junk})
