"""Annotations without texts: packed and unpacked they are what they were, and no words of the text are in them."""

import json

import pytest

from evaluation.standoff import NotFoundError, pack, unpack

TEXT = "The mayor said the old dam had a crack. The dam is old. An engineer said the old dam had a crack, too."
ROW = {"id": "row-7", "outlet": "Orva Daily", "published": "2031-05-03", "title": "Dam", "text": TEXT + " More below."}
REPORT = {**ROW, "id": "r1", "text": TEXT}
GOLD = {
    "story": "dam",
    "attributions": [
        {
            "id": "r1.1", "report": "r1", "content": ["the old dam had a crack", 1], "source": "An engineer",
            "cue": ["said", 1],
            "chain": [{"name": "An engineer said the old dam", "role": "origin", "kind": "unnamed"}],
            "stance": "asserts",
        }
    ],
    "claims": [
        {
            "id": "c1", "text": "It cracked.", "origins_low": 1, "origins_high": 1, "kind": "fact",
            "status": "reported",
            "mentions": [{"report": "r1", "attribution": "r1.1", "polarity": "supports"},
                         {"report": "r1", "own": "The dam is old", "polarity": "supports"}],
        }
    ],
    "conflicts": [],
    "timeline": [{"report": "r1", "evidence": "The dam is old", "start": "2031", "end": "2031"}],
}  # fmt: skip


def test_words_come_back_where_they_stood() -> None:
    packed = pack(GOLD, [REPORT], {TEXT[:60]: "row-7"})
    assert "crack" not in json.dumps(packed)
    gold, reports = unpack(packed, {"row-7": [ROW]})
    assert reports == [REPORT]
    assert gold["attributions"][0]["content"] == ["the old dam had a crack", 1]
    assert gold["attributions"][0]["source"] == ["An engineer", 0]
    assert gold["attributions"][0]["chain"] == GOLD["attributions"][0]["chain"]
    assert gold["attributions"][0]["cue"] == ["said", 1]
    assert gold["claims"][0]["mentions"][1]["own"] == ["The dam is old", 0]
    assert gold["timeline"][0]["evidence"] == ["The dam is old", 0]


def test_a_text_that_changed_is_not_annotated() -> None:
    packed = pack(GOLD, [REPORT], {TEXT[:60]: "row-7"})
    with pytest.raises(NotFoundError, match="row-7"):
        unpack(packed, {"row-7": [{**ROW, "text": TEXT.replace("old", "new")}]})
