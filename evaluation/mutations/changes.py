"""Ways to spoil a text. Each takes a text and chance, and gives another text."""

from collections.abc import Callable
from random import Random

Change = Callable[[str, Random], str]
_ODD = (
    "\u202e", "\u2067", "\u200b", "\u200d", "\ufeff", "\u0301\u0316\u0334" * 5, "\x00", "\x1b[31m", "\ud800", "\u00ad",
    "\u2028", "\r", "👩‍👩‍👧", "<script>alert(1)</script>", "{{7*7}}", "%s%n", "\\g<1>", "](javascript:alert(1))",
    "\\1", "|", "`",
)  # fmt: skip
_RUNS = ("!", "(", "“", "”", '"', "'s ", " ", "\n", "-", "a", "A", "9", "he said ", "said that ", "“‘", "May 3, 2031 ")


def odd_marks(text: str, chance: Random) -> str:
    """Marks that are not seen, turn the direction, end a string or belong to another language."""
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(_ODD) + text[at:]
    return text


def runs(text: str, chance: Random) -> str:
    """A run of one mark or word somewhere."""
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(_RUNS) * chance.randint(50, 800) + text[at:]


def lost_letters(text: str, chance: Random) -> str:
    """Letters that fell out."""
    gone = {chance.randrange(len(text)) for _ in range(len(text) // 30 + 1)}
    return "".join(c for i, c in enumerate(text) if i not in gone)


def lost_marks(text: str, chance: Random) -> str:
    """No quotation marks, no commas, or no line ends."""
    lost = chance.choice(("“”\"'‘’", ",.;:", "\n"))
    return "".join(c for c in text if c not in lost)


def shouted(text: str, chance: Random) -> str:
    """All capitals, or none."""
    return text.upper() if chance.random() < 0.5 else text.lower()


def shuffled(text: str, chance: Random) -> str:
    """Paragraphs, sentences or words in another order."""
    mark = chance.choice(("\n\n", ". ", " "))
    parts = text.split(mark)
    chance.shuffle(parts)
    return mark.join(parts)


def repeated(text: str, chance: Random) -> str:
    """A stretch again and again."""
    a = chance.randrange(len(text))
    return text[:a] + text[a : a + chance.randint(1, 200)] * chance.randint(2, 20) + text[a:]


def cut_off(text: str, chance: Random) -> str:
    """The middle, the end or nearly all lost."""
    a, b = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[a:b] or "."


def other_numbers(text: str, chance: Random) -> str:
    """Every number another one, small, huge or odd."""
    return "".join(chance.choice("0123456789٣½²") if c.isdigit() else c for c in text)


CHANGES: tuple[Change, ...] = (
    odd_marks,
    runs,
    lost_letters,
    lost_marks,
    shouted,
    shuffled,
    repeated,
    cut_off,
    other_numbers,
)
