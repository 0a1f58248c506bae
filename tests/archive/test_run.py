"""A run as a whole: what is read, what is not read again, and what the result answers."""

import gzip
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from hearsay.archive.answers import ask
from hearsay.archive.drive import StageDone, run
from hearsay.archive.inputs import Item, Lost, Tally, items
from hearsay.archive.manifest import shards_of, take_stock
from hearsay.archive.picture import picture_of
from hearsay.archive.rows import READING, TEXTS, entries_of, reports_of, table
from hearsay.errors import InputError
from hearsay.ingest import DEFAULT_POLICY, Source
from hearsay.pipeline import take_in
from tests.factory import report

from .news import AGENCY, SETTINGS, record, story, write_lines

CREDITED = f"TARN ({AGENCY}) -- {story(3)}"


def done(tmp_path: Path, records: list[dict[str, str]]) -> dict[str, StageDone]:
    write_lines(tmp_path / "a.jsonl", records)
    return {s.stage: s for s in run(tmp_path / "out", [tmp_path / "a.jsonl"], SETTINGS)}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    done(
        folder,
        [
            record(1, CREDITED, AGENCY, "2031-05-01"),
            record(2, CREDITED, "The Beacon", "2031-05-02"),
            record(3, story(4), "The Beacon", "2031-05-03"),
            record(4, story(5), "Orbit", "2031-06-03"),
            record(5, story(5) + " (Orbit)", "Orbit", "2031-06-04"),
        ],
    )
    return folder / "out"


def test_copies_are_found_over_shards_and_read_once(tmp_path: Path) -> None:
    records = [record(n, story(n), "Orbit", "2031-05-01") for n in range(10)]
    records += [record(20 + n, story(n), "The Beacon", "2031-05-02") for n in range(4)]
    told = done(tmp_path, records)
    assert told["texts"].shards > 3
    assert told["fates"].counts["copy"] == 4
    assert told["readings"].counts["read"] == 10
    assert told["readings"].counts["skipped"] == 4


def test_an_outlets_own_text_again_is_dropped_and_counted(tmp_path: Path) -> None:
    records = [record(n, story(n)) for n in range(6)]
    told = done(tmp_path, [*records, record(90, story(2) + " (Orbit)"), record(91, story(0) + " ")])
    assert told["fates"].counts["duplicate"] == 2
    assert told["readings"].counts["read"] == 6


def test_the_same_words_twice_in_a_shard_go_at_once(tmp_path: Path) -> None:
    told = done(tmp_path, [record(1, story(1)), record(2, story(1)), record(3, story(1), "The Beacon")])
    assert told["texts"].counts["same outlet, same words"] == 1
    assert told["texts"].counts["texts"] == 2


def test_a_text_with_words_of_its_own_is_near_and_read(tmp_path: Path) -> None:
    own = "Nothing of this stands in the other paper, which had gone to press by then and printed the rest. " * 2
    told = done(tmp_path, [record(1, story(1)), record(2, story(1) + " " + own, "The Beacon", "2031-05-09")])
    assert told["fates"].counts["near"] == 1
    assert told["readings"].counts["read"] == 2


def test_what_is_no_english_report_is_left_out_with_the_reason(tmp_path: Path) -> None:
    german = "Die Feuerwehr hat am Abend die Brücke am alten Hafen gesperrt, weil das Wasser weiter stieg, und niemand soll sie bis zum Morgen betreten. " * 3  # fmt: skip  # noqa: E501
    told = done(tmp_path, [record(1, story(1)), record(2, german), {"id": "x", "text": ""}])
    assert told["texts"].counts["not English"] == told["texts"].counts["no report"] == 1
    lost = [r for f in sorted((tmp_path / "out/texts").glob("*.lost.parquet")) for r in pq.read_table(f).to_pylist()]
    assert [r["kind"] for r in lost] == ["refused", "refused"]
    assert "English" in lost[0]["reason"]


def test_copies_add_reports_and_no_origins(tmp_path: Path) -> None:
    records = [record(n, story(n), "Orbit", "2031-05-01") for n in range(3)]
    found = []
    for name, given in (("alone", records), ("copied", [*records, record(9, story(1), "The Beacon", "2031-05-02")])):
        write_lines(tmp_path / f"{name}.jsonl", given)
        run(tmp_path / name, [tmp_path / f"{name}.jsonl"], SETTINGS)
        sql = "SELECT text, status, low, high, paths, reports FROM claims ORDER BY ALL"
        found.append((ask(tmp_path / name, sql).rows, ask(tmp_path / name, "SELECT sum(copies) FROM stories").rows))
    assert found[0][0] == found[1][0] != ()
    assert (found[0][1], found[1][1]) == (((0,),), ((1,),))


def test_stories_of_one_report_are_weighed_where_that_is_wanted(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [record(1, story(1)), record(2, story(2), "The Beacon")])
    lone = run(tmp_path / "out", [tmp_path / "a.jsonl"], SETTINGS)[-1]
    none = run(tmp_path / "out", [tmp_path / "a.jsonl"], replace(SETTINGS, least_reports=3))[-1]
    assert lone.counts["claims"] > 0
    assert none.counts == {}
    write_lines(tmp_path / "b.jsonl", [record(3, story(1), "The Beacon"), record(4, story(1), "Coastline")])
    copied = run(tmp_path / "out", [tmp_path], replace(SETTINGS, least_reports=3))[-1]
    assert copied.counts["stories"] == 1


def test_agencies_stand_behind_what_credits_them_and_behind_copies_of_it(finished: Path) -> None:
    found = ask(finished)
    assert found.columns == ("outlet", "month", "agency", "reports", "chars", "percent")
    texts = dict(ask(finished, "SELECT outlet, sum(chars) FROM reports GROUP BY 1").rows)
    assert found.rows == (
        (AGENCY, "2031-05", AGENCY, 1, len(CREDITED), 100.0),
        ("The Beacon", "2031-05", AGENCY, 1, len(CREDITED), round(100 * len(CREDITED) / texts["The Beacon"], 1)),
    )


def test_duplicates_are_in_no_view_of_reports(finished: Path) -> None:
    assert ask(finished, "SELECT outlet, count(*) FROM reports GROUP BY 1 ORDER BY 1").rows == (
        (AGENCY, 1),
        ("Orbit", 1),
        ("The Beacon", 2),
    )


def test_a_claim_points_at_its_words(finished: Path) -> None:
    rows = ask(finished, 'SELECT c.text, t.text, c.start, c."end" FROM claims c JOIN texts t USING (node)').rows
    assert rows
    assert all(text[a:b] == claim for claim, text, a, b in rows)


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("DELETE FROM texts", "one SELECT"),
        ("COPY (SELECT 1) TO 'x.csv'", "one SELECT"),
        ("SELECT 1; SELECT 2", "one SELECT"),
        ("SELECT * FROM read_text('/etc/hostname')", "cannot be answered"),
        ("SELECT nothing FROM texts", "cannot be answered"),
        ("no SQL", "cannot be answered"),
    ],
)
def test_a_question_reads_the_result_and_nothing_else(finished: Path, sql: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        ask(finished, sql)


def test_a_run_that_is_not_done_answers_from_what_is(finished: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no result yet"):
        ask(tmp_path)
    for stage in ("texts", "fates", "readings"):
        shutil.copytree(finished / stage, tmp_path / stage)
    assert ask(tmp_path).rows == ask(finished).rows
    with pytest.raises(InputError, match=r"no members, claims, stories yet: `hearsay archive resume"):
        ask(tmp_path, "SELECT * FROM claims")


def test_the_picture_names_outlets_and_agencies(finished: Path) -> None:
    drawn = picture_of(finished)
    assert drawn.startswith("<svg ")
    assert "The Beacon (2)" in drawn
    assert f"% through {AGENCY}" in drawn
    assert f"{AGENCY} (1)" not in drawn


def test_parquet_and_packed_lines_are_read_too(tmp_path: Path) -> None:
    rows = [
        {"url": f"https://orbit.example/{n}", "outlet": "Orbit", "date": "2031-05-03", "text": story(n)}
        for n in range(9)
    ]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet", row_group_size=2)
    pages = [{"url": f"https://orbit.example/p{n}", "html": f"<p>{story(n)}</p>"} for n in range(20, 22)]
    pq.write_table(pa.Table.from_pylist(pages), tmp_path / "p.parquet")
    lines = "".join(json.dumps(record(n, story(n))) + "\n" for n in range(30, 35)).encode()
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines, mtime=0))
    told = run(tmp_path / "out", [tmp_path / f for f in ("a.parquet", "p.parquet", "b.jsonl.gz")], SETTINGS)
    assert told[0].counts["texts"] == 9 + 2 + 5


def test_packed_lines_that_break_off_give_what_came_before(tmp_path: Path) -> None:
    lines = "".join(json.dumps(record(n, story(n))) + "\n" for n in range(200)).encode()
    path = tmp_path / "b.jsonl.gz"
    path.write_bytes(gzip.compress(lines, mtime=0)[:-2000])
    found = list(items(path, {"kind": "jsonl.gz", "start": 0, "end": 1}, Tally()))
    assert len(found) > 100
    assert isinstance(found[-1], Lost)
    assert all(isinstance(f, Item) for f in found[:-1])


def test_every_line_belongs_to_one_range(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [record(n, story(n)) for n in range(30)])
    inputs = take_stock([path], tmp_path / "out")
    for size in (1000, 1777, 5000):
        shards = shards_of(inputs, replace(SETTINGS, shard_bytes=size))
        found = [i for s in shards for i in items(path, s.given, Tally())]
        assert [i.given for i in found] == [f"n{n}" for n in range(30)]  # type: ignore[union-attr]


def test_a_report_comes_back_from_its_row() -> None:
    post = b'{"id": "p", "text": "Hours of it.\\n\\n10:15 Rain fell.\\n\\n11:20 Snow fell on \\ud83d\\ude00 roofs.", "date": "2031-05-03"}\n'  # noqa: E501
    (whole,) = take_in([Source(name="a.jsonl", data=post, kind="jsonl")], DEFAULT_POLICY).reports
    for r in (whole, report("r", "Words.", "Orbit", "2031-05-03", title="A title", author="Ana Ruiz", path="x")):
        row = dict.fromkeys(READING, "") | {
            "node": 0, "id": r.id, "given": r.path, "outlet": r.outlet, "outlet_from": r.outlet_from,
            "published": r.published.iso() if r.published else "", "published_from": r.published_from,
            "title": r.title, "author": r.author, "entries": entries_of(r), "notes": list(r.notes), "text": r.text,
        }  # fmt: skip
        made = table(TEXTS, [row]).select(list(READING)).to_pylist()
        assert reports_of(made) == [r]


def test_lone_surrogates_do_no_harm(tmp_path: Path) -> None:
    broken = '{"id": "a", "outlet": "Or\\ud800bit", "text": ' + json.dumps(story(1))[:-1] + ' \\udfff end."}\n'
    (tmp_path / "a.jsonl").write_text(broken)
    told = run(tmp_path / "out", [tmp_path / "a.jsonl"], SETTINGS)
    assert told[0].counts["texts"] == 1
    assert ask(tmp_path / "out", "SELECT outlet FROM reports").rows == (("Or?bit",),)
