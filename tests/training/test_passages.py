"""Annotated documents are cut into passages that lose no attribution; tokens and words find each other."""

import json
from pathlib import Path

from training.passages import ROLES, documents, judged, passages, tokens

TEXT = (
    "The harbour was closed on Monday. Mayor Ida Brandt told reporters that two ferries had run aground. “Nobody was "
    "hurt,” she said. “We were lucky.”\nThe port of Vell is old."
)


def document() -> dict:
    def at(words: str) -> list[int]:
        return [TEXT.index(words), TEXT.index(words) + len(words)]

    return {
        "doc_id": "a",
        "text": TEXT,
        "attributions": [
            {
                "source": [at("Mayor Ida Brandt")],
                "cue": [at("told")],
                "content": [at("that two ferries had run aground")],
            },
            {"source": [at("she")], "cue": [at("said")], "content": [at("“Nobody was hurt,”"), at("“We were lucky.”")]},
        ],
    }


def test_passages_end_with_sentences_and_cut_no_attribution() -> None:
    cut = passages(document(), 1)
    assert [p.text.split()[0] for p in cut] == ["The", "Mayor", "“Nobody", "The"]
    assert "".join(p.text for p in cut) == TEXT
    assert [len(p.attributions) for p in cut] == [0, 1, 1, 0]


def test_passages_have_the_words_asked_for() -> None:
    assert [len(p.text.split()) for p in passages(document(), 10)] == [17, 14]
    assert len(passages(document(), 500)) == 1


def test_what_is_to_be_found_is_counted_in_words() -> None:
    found = [(p.example.words, p.gold) for p in judged(document())]
    told = {(r, " ".join(words[s:e])) for words, gold in found for r, s, e in gold}
    assert told == {
        ("source", "Mayor Ida Brandt"),
        ("cue", "told"),
        ("content", "that two ferries had run aground"),
        ("source", "she"),
        ("cue", "said"),
        ("content", "“ Nobody was hurt , ”"),
        ("content", "“ We were lucky . ”"),
    }


def test_attributions_without_content_or_cue_are_left_out(tmp_path: Path) -> None:
    row = document()
    row["attributions"][0]["content"] = []
    row["attributions"][1]["cue"] = []
    (tmp_path / "d.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert documents(tmp_path / "d.jsonl")[0]["attributions"] == []


def test_words_of_a_token_file_know_their_token(tmp_path: Path) -> None:
    row = {
        "tokens": ["She", "did", "n't", "say", "``", "well-known", "''", "-LRB-", "yet", "-RRB-", "."],
        "labels": ["B-source", "O", "O", "B-cue", "B-content", "I-content", "I-content", "O", "O", "O", "O"],
    }
    (tmp_path / "t.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (page,) = tokens(tmp_path / "t.jsonl")
    assert page.example.words == ["She", "did", "n't", "say", "“", "well", "-", "known", "”", "(", "yet", ")", "."]
    assert page.units == (0, 1, 2, 3, 4, 5, 5, 5, 6, 7, 8, 9, 10)
    assert page.gold == {("source", 0, 1), ("cue", 3, 4), ("content", 4, 7)}
    assert {r for r, _, _ in page.gold} == set(ROLES)
