"""Which reports are about one event, as reports arrive in any order.

In: reports, as `Feature`s. Out: stories with ids that stay, each decision with its reasons. `group` takes a batch;
`place` and `review` take one report or story and the stories near it, for a store; `Shelf` shows how they go together.
"""

from .feature import Feature, feature_of
from .place import explain, place, review
from .rules import Rules
from .setting import Setting
from .shelf import Shelf, group, keys_of
from .spread import Spread
from .story import GroupedStory, Member, Placed, Repair, StorySummary

__all__ = [
    "Feature",
    "GroupedStory",
    "Member",
    "Placed",
    "Repair",
    "Rules",
    "Setting",
    "Shelf",
    "Spread",
    "StorySummary",
    "explain",
    "feature_of",
    "group",
    "keys_of",
    "place",
    "review",
]
