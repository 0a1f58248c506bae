"""Edits, corrections, kills, withdrawals and returns: what follows from each for versions, notices and claims."""

import pytest

from hearsay.model.kept import Change, ClaimState

from .newsroom import Newsroom, page, rss

SAID = "Ana Ruiz said twelve people died in the water off Portmoor."
MENDED = "Ana Ruiz said two people died in the water off Portmoor."
OPENING = "A ferry sank off Portmoor on Saturday morning in heavy seas."


def serve(desk: Newsroom, *paragraphs: str, title: str = "Ferry sinks off Portmoor", path: str = "/ferry") -> str:
    text = page(*paragraphs, title=title, outlet="Coast Daily")
    return desk.site.say(path, text, host="coast.example", ETag=f'"{hash((title, paragraphs))}"')


@pytest.fixture
def ferry(desk: Newsroom) -> str:
    """A report that is in the store."""
    url = serve(desk, OPENING, SAID)
    desk.follow(desk.site.say("/feed", rss([(url, "Ferry sinks off Portmoor")]), host="coast.example"))
    assert desk.round().round.new == 1
    return url


def claim(desk: Newsroom, words: str) -> ClaimState:
    """The claim with these words as it stands now."""
    (found,) = {
        c.claim: c for s in desk.store.stories.all() for c in desk.store.claims.of_story(s.id) if words in c.text
    }.values()
    return found


def last_change(desk: Newsroom, words: str) -> Change:
    return desk.store.claims.history(claim(desk, words).claim)[-1]


def test_an_edited_report_is_a_new_version_and_only_it_is_read(desk: Newsroom, ferry: str) -> None:
    before = desk.at(ferry)
    desk.reads.clear()
    serve(desk, OPENING, MENDED)
    done = desk.later(hours=1)
    after = desk.at(ferry)
    assert (done.round.versions, done.round.notices, desk.reads) == (1, 0, [after])
    assert [v.report for v in desk.store.reports.versions(after)] == [before, after]
    assert not claim(desk, "twelve people died").present
    assert "no longer has these words" in last_change(desk, "twelve people died").reason
    assert claim(desk, "two people died").present


def test_a_correction_marks_what_it_took_out(desk: Newsroom, ferry: str) -> None:
    serve(desk, OPENING, MENDED, "Correction: An earlier version of this article said that twelve people died.")
    done = desk.later(hours=1)
    assert (done.round.versions, done.round.notices, desk.kinds(ferry)) == (1, 1, ["corrected"])
    old = claim(desk, "twelve people died in the water")
    assert (old.present, "corrected" in old.marks) == (False, True)
    assert "corrected" not in claim(desk, "two people died").marks


def test_a_correction_elsewhere_stays_on_a_claim_that_others_still_tell(desk: Newsroom, ferry: str) -> None:
    text = page(OPENING, SAID, title="Ferry sinks off Portmoor: twelve dead", outlet="Tribune")
    other = desk.site.say("/a", text, host="tribune.example", ETag='"1"')
    desk.follow(desk.site.say("/feed", rss([(other, "Ferry")], title="Tribune"), host="tribune.example"))
    desk.later(minutes=20)
    serve(desk, OPENING, MENDED, "Correction: An earlier version of this article gave a wrong number.")
    desk.later(hours=1)
    told = claim(desk, "twelve people died in the water")
    assert (told.present, "corrected" in told.marks) == (True, True)
    desk.later(hours=30)
    assert "corrected" in claim(desk, "twelve people died in the water").marks


def test_a_page_that_is_gone_for_good_was_withdrawn(desk: Newsroom, ferry: str) -> None:
    desk.site.say("/ferry", status=410, host="coast.example")
    done = desk.later(hours=1)
    assert (done.round.notices, desk.kinds(ferry)) == (1, ["withdrawn"])
    gone = claim(desk, "twelve people died")
    assert (gone.present, "withdrawn" in gone.marks) == (False, True)
    assert desk.store.reports.get(desk.at(ferry)).text  # what it said stays in the store
    again = desk.later(hours=1)
    assert (again.round.notices, desk.kinds(ferry), again.round.failed, again.round.told) == (0, ["withdrawn"], 1, ())


def test_a_page_that_comes_back_counts_again(desk: Newsroom, ferry: str) -> None:
    desk.site.say("/ferry", status=410, host="coast.example")
    desk.later(hours=1)
    serve(desk, OPENING, SAID)
    for _ in range(3):
        desk.later(hours=1)
    assert desk.kinds(ferry) == ["withdrawn", "restored"]
    assert claim(desk, "twelve people died").present


def test_a_page_that_is_not_found_once_was_not_withdrawn_but_five_times_it_was(desk: Newsroom, ferry: str) -> None:
    desk.site.say("/ferry", status=404, host="coast.example")
    desk.later(hours=1)
    desk.later(hours=1)
    assert desk.kinds(ferry) == []
    for _ in range(8):
        desk.later(hours=1)
    assert desk.kinds(ferry) == ["withdrawn"]


def test_a_page_whose_host_is_down_was_not_withdrawn(desk: Newsroom, ferry: str) -> None:
    desk.site.say("/ferry", status=503, host="coast.example")
    for _ in range(30):
        desk.later(hours=5)
    assert desk.kinds(ferry) == []
    assert claim(desk, "twelve people died").present


def test_a_page_that_says_it_was_withdrawn(desk: Newsroom, ferry: str) -> None:
    serve(desk, "This article has been withdrawn because its source was not who he said he was.")
    desk.later(hours=1)
    assert desk.kinds(ferry) == ["withdrawn"]
    (notice,) = desk.store.reports.notices(desk.at(ferry))
    assert "This article has been withdrawn" in notice.why
    assert not claim(desk, "twelve people died").present
    serve(desk, OPENING, MENDED)
    desk.later(hours=2)
    assert desk.kinds(ferry) == ["withdrawn", "restored"]


@pytest.mark.parametrize(
    ("head", "kind"), [("KILL", "killed"), ("MANDATORY KILL", "killed"), ("WITHDRAWN", "withdrawn")]
)
def test_a_notice_in_the_feed_takes_the_report_of_its_headline_back(
    desk: Newsroom, ferry: str, head: str, kind: str
) -> None:
    notice = desk.site.say("/kill", "<p>Do not use.</p>", host="coast.example")
    items = [(notice, f"{head}: Ferry sinks off Portmoor"), (ferry, "Ferry sinks off Portmoor")]
    desk.site.say("/feed", rss(items), host="coast.example")
    done = desk.later(hours=1)
    assert (done.round.notices, done.round.new, desk.kinds(ferry)) == (1, 0, [kind])
    assert not claim(desk, "twelve people died").present
    assert desk.site.asked("/kill") == []
    assert desk.later(hours=1).round.notices == 0
    assert desk.kinds(ferry) == [kind]  # a page that still stands there does not undo what its wire says


def test_a_notice_may_mean_a_report_by_the_headline_of_its_feed(desk: Newsroom) -> None:
    url = serve(desk, OPENING, SAID, title="Ferry sinks off Portmoor – Coast Daily, news of the coast")
    item = (url, "Ferry sinks off Portmoor")
    feed = desk.site.say("/feed", rss([item]), host="coast.example")
    desk.follow(feed)
    desk.round()
    kill = (desk.site.url("/kill", "coast.example"), "KILL: Ferry sinks off Portmoor")
    desk.site.say("/feed", rss([kill, item]), host="coast.example")
    assert desk.later(hours=1).round.told == ()
    assert desk.kinds(url) == ["killed"]


def test_a_notice_and_its_report_may_come_in_one_round(desk: Newsroom) -> None:
    url = serve(desk, OPENING, SAID)
    notice = desk.site.url("/kill", "coast.example")
    items = [(notice, "KILL: Ferry sinks off Portmoor"), (url, "Ferry sinks off Portmoor")]
    desk.follow(desk.site.say("/feed", rss(items), host="coast.example"))
    desk.round()
    assert desk.kinds(url) == ["killed"]


def test_a_notice_of_another_outlet_takes_nothing_back(desk: Newsroom, ferry: str) -> None:
    items = [(desk.site.url("/x", "evening.example"), "KILL: Ferry sinks off Portmoor")]
    desk.follow(desk.site.say("/feed", rss(items, title="Evening"), host="evening.example"))
    done = desk.later(hours=1)
    assert desk.kinds(ferry) == []
    assert ["not in the store" in t.reason for t in done.round.told] == [True]


def test_a_corrected_report_at_another_address_notes_the_first(desk: Newsroom, ferry: str) -> None:
    new = serve(desk, OPENING, MENDED, title="CORRECTED-Ferry sinks off Portmoor", path="/ferry-2")
    items = [(new, "CORRECTED-Ferry sinks off Portmoor"), (ferry, "Ferry sinks off Portmoor")]
    desk.site.say("/feed", rss(items), host="coast.example")
    desk.later(hours=1)
    assert (desk.kinds(ferry), desk.kinds(new)) == (["corrected"], [])


def test_what_a_feed_says_it_deleted_was_withdrawn(desk: Newsroom) -> None:
    url = serve(desk, OPENING, SAID)
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">'
        "<title>Coast</title>{}</feed>"
    )
    entry = f'<entry><id>tag:coast,1</id><title>Ferry</title><link href="{url}"/></entry>'
    feed = desk.site.say("/feed", atom.format(entry), host="coast.example")
    desk.follow(feed)
    desk.round()
    tomb = '<at:deleted-entry ref="tag:coast,1" when="2031-05-03T12:30:00Z"/>'
    desk.site.say("/feed", atom.format(tomb), host="coast.example")
    desk.later(hours=1)
    assert desk.kinds(url) == ["withdrawn"]
