"""What outlets say about their own reports, and what only sounds like it."""

import pytest

from hearsay.ingest.notices import word_of_edit, word_of_headline
from hearsay.model import Report


def report(text: str, title: str = "Ferry sinks off Portmoor") -> Report:
    return Report(id="r", text=text, title=title)


BEFORE = report("A ferry sank off Portmoor on Saturday. Twelve people died, the coast guard said.")


@pytest.mark.parametrize(
    ("title", "kind", "of"),
    [
        ("KILL: Ferry sinks off Portmoor", "killed", "Ferry sinks off Portmoor"),
        ("MANDATORY KILL - Ferry sinks off Portmoor", "killed", "Ferry sinks off Portmoor"),
        ("STORY REMOVED: Ferry sinks off Portmoor", "killed", "Ferry sinks off Portmoor"),
        ("WITHDRAWN-Ferry sinks off Portmoor", "withdrawn", "Ferry sinks off Portmoor"),
        ("Retraction: Ferry sinks", "withdrawn", "Ferry sinks"),
        ("CORRECTED-Ferry sinks off Portmoor", "corrected", "Ferry sinks off Portmoor"),
        ("Correction: Ferry sinks", "corrected", "Ferry sinks"),
    ],
)
def test_headlines_of_notices(title: str, kind: str, of: str) -> None:
    word = word_of_headline(title)
    assert word is not None
    assert (word.kind, word.of) == (kind, of)


@pytest.mark.parametrize(
    "title",
    [
        "Killed in a storm: the crew of the ferry",
        "Kill switch stops ferry",
        "Correction officers on strike",
        "Minister retracts statement",
        "Withdrawn troops return home",
        "Ferry sinks",
        "",
    ],
)
def test_headlines_of_news(title: str) -> None:
    assert word_of_headline(title) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("This story has been withdrawn.", "withdrawn"),
        (
            "It is gone. This article has been removed at the wish of its source.",
            "withdrawn",
        ),
        ("A ferry sank. Two people died.\n\nCorrection: An earlier version gave twelve dead.", "corrected"),
        ("A ferry sank. Two people died.\n\nThis article has been amended to give the right number.", "corrected"),
        ("A ferry sank. An earlier version of this story misstated the number of dead.", "corrected"),
        ("A ferry sank. Two people died.\n\nClarification (4 May): the ferry had one deck.", "corrected"),
    ],
)
def test_edits_that_say_so(text: str, kind: str) -> None:
    word = word_of_edit(BEFORE, report(text))
    assert word is not None
    assert word.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "A ferry sank off Portmoor. Fourteen people died, the coast guard said.",
        "A ferry sank. The Bay Wire withdrew its story. The story was retracted, its editor said.",
        "A ferry sank. The minister said that the report has been withdrawn by the harbour board.",
        "A ferry sank. The captain asked for a correction of the record.",
    ],
)
def test_edits_that_do_not(text: str) -> None:
    assert word_of_edit(BEFORE, report(text)) is None


def test_a_statement_is_new_once() -> None:
    told = report("A ferry sank. Two died.\n\nCorrection: An earlier version gave twelve dead.")
    more = report("A ferry sank. Three died.\n\nCorrection: An earlier version gave twelve dead.")
    assert word_of_edit(told, more) is None
    second = report("A ferry sank. Three died.\n\nCorrection: An earlier version gave twelve dead, and two.")
    word = word_of_edit(told, second)
    assert word is not None
    assert word.why == "Correction: An earlier version gave twelve dead, and two."


def test_a_headline_that_is_marked_later_tells() -> None:
    word = word_of_edit(BEFORE, report("A ferry sank.", "CORRECTED-Ferry sinks off Portmoor"))
    assert word is not None
    assert (word.kind, word.of) == ("corrected", "")
