"""Words that judge rather than report: they make a claim a position that parties hold, not a fact that they witness."""

import re

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
