"""Reports grouped into stories."""

from hearsay.link import feature_of, group

from .invented import report

FIRE = ["The grain store at Holm burned down on Monday and twelve people died in the fire.",
        "Twelve dead in fire at the Holm grain store; the fire began on Monday night.",
        "Investigators search the burned grain store at Holm where twelve people died."]  # fmt: skip
FERRY = ["The ferry Aurora ran aground near the lighthouse with forty passengers aboard.",
         "All forty passengers of the ferry Aurora were saved after it ran aground."]  # fmt: skip
REPORTS = [
    report(f"{kind}{i}", text) for kind, texts in (("fire", FIRE), ("ferry", FERRY)) for i, text in enumerate(texts)
]


def stories(reports: list) -> list[tuple[str, ...]]:
    return [s.reports for s in group(map(feature_of, reports))]


def test_reports_of_one_event_stand_together() -> None:
    assert stories(REPORTS) == [("ferry0", "ferry1"), ("fire0", "fire1", "fire2")]


def test_the_order_of_reports_does_not_show() -> None:
    assert group(map(feature_of, REPORTS[::-1])) == group(map(feature_of, REPORTS))


def test_no_reports_make_no_stories() -> None:
    assert group([]) == ()
