"""Words that say what ought to be, and words that judge: both make a claim a position, not a fact to be witnessed."""

import re

_OUGHT = re.compile(
    r"\b(?:should|must|ought|needs? to|has to|have to|urge[sd]?|call(?:s|ed|ing)? (?:on|for|upon)|demand(?:s|ed)?|appeal(?:s|ed)?|"
    r"let us|we want|it is time)\b|^(?:to|that)\s+\w+",
    re.I,
)
_JUDGES = re.compile(
    r"\b(?:is|are|was|were|be|been|being|it|as|a|an|the|this|that|very|so|such|totally|completely|absolutely|simply)\s+(?:\w+\s+)?"
    r"(?:unacceptable|outrageous|disgraceful|shameful|terrible|horrible|wonderful|great|best|worst|right thing|wrong|unfair|unjust|"
    r"fair|illegal|illegitimate|immoral|inhumane|barbaric|brutal|cowardly|heinous|irresponsible|reckless|ridiculous|absurd|foolish|"
    r"stupid|essential|necessary|vital|crucial|important|inexcusable|intolerable|unfit|joke|disgrace|mistake|tragedy|crime|"
    r"massacre|victory|shame|scandal|failure|racist|hero|heroes)\b"
    r"|\b(?:disagree|agree|oppose|support|condemn|welcome|praise|reject|regret|deplore|back|favou?r|hope|believe in|prefer)(?:s|ed|d)?\b"
    r"|\bin favou?r of\b|\bneeds? an?\b",
    re.I,
)


def is_judgement(text: str) -> bool:
    """Whether the words judge what they speak of, or take a side."""
    return bool(_JUDGES.search(text))


def is_ought(text: str) -> bool:
    """Whether a wording says what ought to be."""
    return bool(_OUGHT.search(text))
