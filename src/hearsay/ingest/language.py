"""Is a text English? Cheap signs first (script, little words), the language model only where they leave it open."""

import re
from functools import cache
from typing import Any

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_LITTLE = frozenset(
    """the of and to that said with from was were by has have had which they for on at is are his her its their this
    been who will would after about an as be it he she not but we you""".split()
)
_SAMPLE = 3000
"""Characters in one sample; a text is judged by samples of its start, middle and end."""
_SURE = 0.22
"""Share of English little words above which no other language fits: news has 0.3 to 0.45, other languages below 0.1."""
_DOUBTFUL = 0.12
"""Share above which the model's other verdict is not believed: lists, tables and headlines of English news."""


def other_language(text: str, min_words: int) -> str | None:
    """The language code of a text that is not English ("?" where only the script tells); None where it is English.

    Latin-script texts of fewer than `min_words` words are taken for English: too short to tell.
    """
    verdicts = [_judge(sample, min_words) for sample in _samples(text)]
    return None if None in verdicts else verdicts[0]


def _samples(text: str) -> list[str]:
    if len(text) <= 3 * _SAMPLE:
        return [text]
    middle = len(text) // 2
    return [text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]]


def _judge(sample: str, min_words: int) -> str | None:
    letters = len(_LETTER.findall(sample))
    words = [w.lower() for w in _WORD.findall(sample)]
    if len(_LATIN.findall(sample)) * 2 < letters:
        return _model_says(sample, "?")
    share = sum(1 for w in words if w in _LITTLE) / max(1, len(words))
    if len(words) < min_words or share >= _SURE:
        return None
    other = _model_says(" ".join(words), "en")
    return None if other == "en" or share >= _DOUBTFUL else other


def _model_says(sample: str, unless: str) -> str:
    code = str(_model().classify(sample)[0])
    return unless if code == "en" else code


@cache
def _model() -> Any:
    import py3langid

    return py3langid
