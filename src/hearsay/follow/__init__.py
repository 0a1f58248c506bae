"""What is followed: feeds, pages, live blogs and folders, asked again and again, and what changed told to the user.

The network is spoken to by `hearsay.fetch` only. Every answer is on disk before the next is taken, so that a run that
was cut goes on where it was.
"""

from .alerts import Alarm
from .intake import Intake, Round
from .loop import Done, Watch, forever, once
from .robots import known_rules
from .subscribe import Kept, Listing, exported, follow, unfollow
from .terms import DEFAULT_TERMS, Terms

__all__ = [
    "DEFAULT_TERMS",
    "Alarm",
    "Done",
    "Intake",
    "Kept",
    "Listing",
    "Round",
    "Terms",
    "Watch",
    "exported",
    "follow",
    "forever",
    "known_rules",
    "once",
    "unfollow",
]
