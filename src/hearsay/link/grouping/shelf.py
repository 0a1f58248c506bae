"""Stories in memory: what a store does with `place` and `review`, for a batch of reports and as the pattern for stores.

In: features, one at a time and in any order. Out: stories. Words are indexed, so a report is compared with few others;
its story and the one that was looked at longest ago are looked at again each time, so that what was decided when few
reports were known does not stay so.
"""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest

from hearsay.model import Reason

from .feature import Feature
from .place import explain, place, review
from .rules import NO_RULES, Rules
from .setting import Setting
from .spread import Spread
from .story import GroupedStory, Member, Placed, Repair, StorySummary, by_age, founded_by

KEYS = 12
"""Words of a report by which it is found."""
LIKELY = 60
"""Reports that may be like a report, of which the stories are looked at."""
REVIEWS = 5
"""Stories that are looked at again when a report was added: with 2 the order in which 3,000 newspaper reports came made
1.1 points more of a difference, and grouping took a third less time."""
STALE = 1.1
"""How many times more reports there are before words are weighed anew."""
ROUNDS = 5
"""Times that all stories are looked at again at the end of a batch; two suffice as a rule."""


def group(features: Iterable[Feature], rules: Rules = NO_RULES) -> tuple[GroupedStory, ...]:
    """Group reports that are all there: added from the earliest on, and looked at again until nothing changes.

    The story with the earliest report stands first; the order given does not matter.
    """
    every = by_age(features)
    shelf = Shelf(Spread.of(every), rules)
    for f in every:
        shelf.put(f)
    shelf.settle()
    shelf.name_by_founders()
    age = {f.report: n for n, f in enumerate(every)}
    stories = ([age[r] for r in s.reports] for s in shelf.stories())
    return tuple(_grouped([every[n] for n in sorted(s)], shelf) for s in sorted(stories, key=min))


def _grouped(members: Sequence[Feature], shelf: "Shelf") -> GroupedStory:
    told = ((f.report, *shelf.why(f)) for f in members)
    return GroupedStory(
        id=founded_by(members[0].report),
        members=tuple(Member(report=r, doubt=doubt, reasons=reasons) for r, doubt, reasons in told),
    )


class Shelf:
    """Stories so far. Reports are told apart by their ids; an id must not be added twice."""

    def __init__(self, spread: Spread | None = None, rules: Rules = NO_RULES) -> None:
        """With a `spread` given words are weighed by it for good; else by the reports as they come."""
        self._fixed = spread is not None
        self._spread = spread or Spread()
        self._rules = rules
        self._counts = Counter[str]()
        self._features: dict[str, Feature] = {}
        self._home: dict[str, str] = {}
        self._stories: dict[str, StorySummary] = {}
        self._taken: set[str] = set()
        self._index: dict[str, list[tuple[str, float]]] = defaultdict(list)
        self._queue: OrderedDict[str, None] = OrderedDict()

    def stories(self) -> tuple[StorySummary, ...]:
        """All stories, by id."""
        return tuple(self._stories[s] for s in sorted(self._stories))

    def add(self, feature: Feature) -> Placed:
        """Put a report where it belongs, and look at what has waited longest for it again."""
        placed = self.put(feature)
        for _ in range(min(REVIEWS, len(self._queue))):
            self._review(next(iter(self._queue)))
        return placed

    def put(self, feature: Feature) -> Placed:
        """Put a report where it belongs."""
        self._count(feature)
        found = place(feature, self.near([feature]), self._setting)
        self._features[feature.report] = feature
        for w, x in keys_of(feature, self._spread):
            self._index[w].append((feature.report, x))
        self._apply(found.repairs)
        for r in found.repairs:
            if r.reports:
                self._queue.move_to_end(r.story, last=False)
        return found

    def why(self, feature: Feature) -> tuple[float, tuple[Reason, ...]]:
        """How doubtful a report's place is, and the reasons for it."""
        own = self._stories[self._home[feature.report]]
        return explain(feature, own, self.near([feature]), self._setting)

    def settle(self) -> None:
        """Look at every story again, and at those that change, until nothing changes."""
        changed = list(self._stories)
        for _ in range(ROUNDS):
            ahead, changed = sorted(changed), []
            for story in ahead:
                if story in self._stories:
                    changed += [r.story for r in self._review(story)]
            if not changed:
                return

    def name_by_founders(self) -> None:
        """Give each story the id of its earliest report, whatever it was called on the way."""
        stories = {founded_by(by_age(s.members)[0].report): s.members for s in self._stories.values()}
        self._stories = {name: StorySummary(name, members) for name, members in stories.items()}
        self._home = {f.report: name for name, members in stories.items() for f in members}
        self._queue = OrderedDict.fromkeys(self._stories)

    def near(self, features: Sequence[Feature]) -> list[StorySummary]:
        """The stories of the reports that share telling words with these, and of those ruled to be with them."""
        shared: dict[str, float] = defaultdict(float)
        for f in features:
            for word, x in keys_of(f, self._spread):
                for report, y in self._index[word]:
                    shared[report] += x * y
        likely = sorted(shared, key=lambda r: (-shared[r], r))[:LIKELY]
        ruled = self._rules.with_any(f.report for f in features) & self._home.keys()
        return [self._stories[s] for s in dict.fromkeys(self._home[r] for r in (*likely, *sorted(ruled)))]

    def _review(self, story: str) -> tuple[Repair, ...]:
        known = self._stories[story]
        found = review(known, self.near(known.members), self._setting)
        self._queue.move_to_end(story)
        self._apply(found)
        return found

    @property
    def _setting(self) -> Setting:
        return Setting(self._spread, self._rules, self._taken)

    def _apply(self, repairs: Iterable[Repair]) -> None:
        """Make stories what they are now."""
        for r in repairs:
            self._taken.add(r.story)
            if r.reports:
                self._stories[r.story] = StorySummary.of(r.story, (self._features[x] for x in r.reports))
                self._home.update(dict.fromkeys(r.reports, r.story))
                self._queue[r.story] = None
            else:
                del self._stories[r.story], self._queue[r.story]

    def _count(self, feature: Feature) -> None:
        self._counts.update(feature.terms.keys())
        if not self._fixed and len(self._features) + 1 >= STALE * self._spread.reports:
            self._spread = Spread(len(self._features) + 1, dict(self._counts), self._spread.background)


def keys_of(feature: Feature, spread: Spread) -> list[tuple[str, float]]:
    """The words by which a report is found, with their weights: those that say most about it."""
    return nsmallest(KEYS, spread.weighed(feature).items(), key=lambda x: (-x[1], x[0]))
