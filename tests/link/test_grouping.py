"""Reports grouped into stories."""

from hearsay.link import group

from .invented import bag, report

FIRE = ["The grain store at Holm burned down on Monday and twelve people died in the fire.",
        "Twelve dead in fire at the Holm grain store; the fire began on Monday night.",
        "Investigators search the burned grain store at Holm where twelve people died."]  # fmt: skip
FERRY = ["The ferry Aurora ran aground near the lighthouse with forty passengers aboard.",
         "All forty passengers of the ferry Aurora were saved after it ran aground."]  # fmt: skip
REPORTS = [
    report(f"{kind}{i}", text) for kind, texts in (("fire", FIRE), ("ferry", FERRY)) for i, text in enumerate(texts)
]


def test_reports_of_one_event_stand_together() -> None:
    assert group(REPORTS, bag) == (("ferry0", "ferry1"), ("fire0", "fire1", "fire2"))


def test_the_order_of_reports_does_not_show() -> None:
    assert group(REPORTS[::-1], bag) == group(REPORTS, bag)


def test_no_vectors_are_needed() -> None:
    assert ("ferry0", "ferry1") in group(REPORTS)


def test_no_reports_make_no_stories() -> None:
    assert group([], bag) == ()
