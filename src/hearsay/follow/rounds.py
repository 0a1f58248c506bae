"""One round: everything that is due is asked, and what comes is kept."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hearsay.errors import HearsayError
from hearsay.fetch import Ask, Fetcher, Outcome, host_of
from hearsay.ingest.notices import word_of_headline
from hearsay.model.kept import TAKEN_BACK, FeedState, PageState

from .crew import Crew
from .feeds import take_feed
from .folders import take_folder
from .heard import take_back_by_headline
from .intake import Intake, Round
from .links import is_web
from .pages import take_item, take_page
from .terms import NEVER

Progress = Callable[[int, int, str], None]
_BEFORE_NEVER = NEVER.replace(year=9998)


def go_round(intake: Intake, fetcher: Fetcher, progress: Progress | None = None) -> Round:
    """Ask all feeds, pages and folders whose turn it is, and keep what they give.

    Raises StoreError when that cannot be kept; what was kept until then stays.
    """
    now = _BEFORE_NEVER if intake.terms.everything else intake.now()
    feeds = intake.store.feeds.all(due=now)
    for folder in (f for f in feeds if f.kind == "folder"):
        take_folder(intake, folder)
    with Crew(fetcher, intake.terms.threads) as crew:
        asked = _Asked(intake, crew)
        for feed in (f for f in feeds if f.kind != "folder"):
            asked.put(feed)
        for page in intake.store.feeds.pages(now):
            asked.put(page)
        for outcome in crew.outcomes():
            asked.take(outcome)
            if progress is not None:
                progress(crew.done, crew.total, "fetching")
    for notice in asked.notices:
        _done_with(intake, notice)
    return intake.tally.round()


@dataclass(slots=True)
class _Asked:
    """What was asked in this round, each address once."""

    intake: Intake
    crew: Crew
    open: dict[str, FeedState | PageState] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    hosts: Counter[str] = field(default_factory=Counter)
    notices: list[PageState] = field(default_factory=list)

    def put(self, one: FeedState | PageState) -> None:
        """Ask for a feed or page; what needs no asking is kept at once, notices when their reports had time to come."""
        if one.url in self.seen:
            return
        if isinstance(one, PageState) and _is_notice(one):
            self.notices.append(one)
        elif isinstance(one, PageState) and not is_web(one.url):
            take_item(self.intake, one)
        elif self._is_too_much(one):
            self.intake.tally.counts["waiting"] += 1
        else:
            self.open[one.url] = one
            named = isinstance(one, FeedState)
            self.crew.add(Ask(url=one.url, etag=one.etag, last_modified=one.last_modified, named=named))
        self.seen.add(one.url)

    def take(self, outcome: Outcome) -> None:
        """Keep what came, and ask for what it leads to."""
        one = self.open.pop(outcome.url)
        if isinstance(one, PageState):
            _take_page(self.intake, one, outcome)
            return
        for more in take_feed(self.intake, one, outcome):
            self.put(more)

    def _is_too_much(self, one: FeedState | PageState) -> bool:
        most, host = self.intake.terms.per_host, host_of(one.url)
        self.hosts[host] += 1
        return most is not None and isinstance(one, PageState) and self.hosts[host] > most


def _take_page(intake: Intake, page: PageState, outcome: Outcome) -> None:
    """A page that brings out a bug of ours is told and let go: it must not hold up all others, round after round."""
    try:
        take_page(intake, page, outcome)
    except HearsayError:
        raise
    except Exception as e:  # noqa: BLE001 any bug, of ours or of a library
        reason = f"made hearsay fail ({type(e).__name__}: {str(e)[:80]}), which is worth a bug report"
        intake.tally.tell(page.url, f"{reason}; it is asked for no more", mendable=True)
        intake.store.feeds.keep_page(replace(page, error=reason, content="", next_at=NEVER, checked_at=intake.now()))


def _is_notice(page: PageState) -> bool:
    word = word_of_headline(page.title)
    return word is not None and word.kind in TAKEN_BACK and not page.sha256


def _done_with(intake: Intake, notice: PageState) -> None:
    with intake.store.writing():
        take_back_by_headline(intake, notice)
        done = replace(notice, title="", author="", content="", next_at=NEVER, checked_at=intake.now())
        intake.store.feeds.keep_page(done)
