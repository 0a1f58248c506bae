from hearsay.model import Attribution, Link, Reading, Report, Statement
from hearsay.read.bounds import bounded

TEXT = "It sank. " * 10
REPORT = Report(id="r", text=TEXT, path="a.txt")


def said(n: int, within: str | None = None) -> Attribution:
    content = (REPORT.cite(n * 9, n * 9 + 7),)
    chain = (Link(name=None, kind="unknown", role="origin", evidence=()),)
    return Attribution(id=f"a{n}", report="r", source=(), cue=(), content=content, chain=chain, within=within)


def test_a_reading_within_the_bound_stays_as_it_is() -> None:
    reading = Reading(report=REPORT, attributions=(said(0),), statements=(Statement(evidence=REPORT.cite(9, 16)),))
    assert bounded(reading, 2) is reading


def test_the_first_in_the_text_stay_and_the_rest_is_told() -> None:
    own = tuple(Statement(evidence=REPORT.cite(n * 9, n * 9 + 7)) for n in (1, 7, 8))
    reading = Reading(report=REPORT, attributions=(said(0), said(2, "a9"), said(3, "a0"), said(9)), statements=own)
    found = bounded(reading, 4)
    assert [a.id for a in found.attributions] == ["a0", "a2", "a3"]
    assert [a.within for a in found.attributions] == [None, None, "a0"]
    assert found.statements == own[:1]
    (left_out,) = found.skipped
    assert (left_out.what, left_out.mendable) == ("a.txt", True)
    assert "tells 7 things, of which the first 4 were compared" in left_out.reason
