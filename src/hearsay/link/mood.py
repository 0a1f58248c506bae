"""Words that say what ought to be, and words that judge: both make a claim a position, not a fact to be witnessed."""

import re

from .patterns import one_of

_OUGHT = re.compile(
    rf"""\b{
        one_of(
            '''should must ought needs?_to has_to have_to urge[sd]? call(?:s|ed|ing)?_(?:on|for|upon) demand(?:s|ed)?
            appeal(?:s|ed)? let_us we_want it_is_time'''
        )
    }\b|^(?:to|that)\s+\w+""",
    re.I,
)
_LEADS = one_of(
    "is are was were be been being it as a an the this that very so such totally completely absolutely simply"
)
_VERDICTS = one_of(
    """unacceptable outrageous disgraceful shameful terrible horrible wonderful great best worst right_thing wrong
    unfair unjust fair illegal illegitimate immoral inhumane barbaric brutal cowardly heinous irresponsible
    reckless ridiculous absurd foolish stupid essential necessary vital crucial important inexcusable
    intolerable unfit joke disgrace mistake tragedy crime massacre victory shame scandal failure racist hero
    heroes"""
)
_SIDES = one_of(
    "disagree agree oppose support condemn welcome praise reject regret deplore back favou?r hope believe_in prefer"
)
_JUDGES = re.compile(
    rf"\b{_LEADS}\s+(?:\w+\s+)?{_VERDICTS}\b|\b{_SIDES}(?:s|ed|d)?\b|\bin\s+favou?r\s+of\b|\bneeds?\s+an?\b", re.I
)


def is_judgement(text: str) -> bool:
    """Whether the words judge what they speak of, or take a side."""
    return bool(_JUDGES.search(text))


def is_ought(text: str) -> bool:
    """Whether a wording says what ought to be."""
    return bool(_OUGHT.search(text))
