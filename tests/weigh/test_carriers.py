"""Who only passes words on."""

from collections.abc import Sequence

import pytest

from hearsay.model import Attribution, Reading, Story, Word
from hearsay.weigh import weigh
from tests import factory as f
from tests.weigh.invented import WORDS, bounds

Sources = Sequence[tuple[str, str]]
"""Each source with its cue; "kind:name" gives a kind."""


def told(name: str, text: str, *sources: tuple[str, str], words: str = WORDS) -> Reading:
    """A report in whose text each source is credited with the words."""
    r = f.report(name, text, f"Outlet {name}")
    return f.reading(r, *(_one(r, words, who, cue) for who, cue in sources), sentences=(r.cite(0, len(text)).span,))


def _one(r: f.Report, words: str, who: str, cue: str) -> Attribution:
    bare = who.rpartition(":")[2]
    return f.told(r, words, who, id=f"{r.id}.{bare}", cue=(f.cite(r, cue),), source=(f.cite(r, bare),))


def one_claim(*readings: Reading) -> Story:
    return f.story(*readings, claims=[f.claim("c", *(f.mention(a) for r in readings for a in r.attributions))])


CITING = f"{WORDS}, Radio Orba reported, citing Ana Ruiz."


def test_who_reports_citing_another_is_the_way_and_not_an_origin() -> None:
    s = one_claim(told("a", CITING, ("Radio Orba", "reported"), ("Ana Ruiz", "citing")))
    (c,) = weigh(s).claims
    assert (c.origins.low, c.origins.high, c.origins.parties) == (1, 1, ("Ana Ruiz",))
    assert c.origins.all_through == "Radio Orba"


def test_the_carrier_is_the_source_nearest_before_the_words_that_cite() -> None:
    text = f"{WORDS}, Ben Okoro said, and Radio Orba reported, citing Ana Ruiz."
    s = one_claim(told("a", text, ("Ben Okoro", "said"), ("Radio Orba", "reported"), ("Ana Ruiz", "citing")))
    assert bounds(s) == (2, 2)
    assert weigh(s).claims[0].origins.parties == ("Ana Ruiz", "Ben Okoro")


def test_who_tells_that_another_said_it_is_the_way() -> None:
    text = f"Radio Orba reported that Ana Ruiz said {WORDS}."
    r = f.report("a", text, "Outlet a")
    outer = f.told(r, f"Ana Ruiz said {WORDS}", "Radio Orba", id="outer", cue=(f.cite(r, "reported"),))
    inner = f.told(r, WORDS, "Ana Ruiz", id="inner")
    s = one_claim(f.reading(r, outer, inner))
    assert bounds(s) == (1, 1)


@pytest.mark.parametrize(
    ("cue", "who", "low"),
    [
        ("reported", "Radio Orba", 1),
        ("said", "Radio Orba", 2),
        ("reported", "organisation:Orba Fire Brigade", 2),
    ],
)
def test_a_name_that_only_ever_reports_may_have_it_from_the_other(cue: str, who: str, low: int) -> None:
    bare = who.rpartition(":")[2]
    s = one_claim(
        told("a", f"{bare} {cue} that {WORDS}.", (who, cue)),
        told("b", f"{WORDS}, Ana Ruiz said.", ("Ana Ruiz", "said")),
    )
    assert bounds(s) == (low, 2)


def test_a_reading_that_is_a_guess_sets_nobody_apart() -> None:
    text = f"{WORDS}, an engineer and a nurse said."
    sure = told("a", text, ("unnamed:an engineer", "said"), ("unnamed:a nurse", "said"))
    guess = told("a", text, ("unnamed:an engineer", "said"))
    doubtful = _guessed(guess, text)
    assert bounds(one_claim(sure)) == (2, 2)
    assert bounds(one_claim(doubtful)) == (1, 2)


def _guessed(r: Reading, text: str) -> Reading:
    (first,) = r.attributions
    second = f.told(r.report, WORDS, "unnamed:a nurse", id="guess", doubt=0.5, source=(f.cite(r.report, "a nurse"),))
    return f.reading(r.report, first, second, sentences=r.sentences)


def test_who_tells_of_anothers_announcement_is_no_second_origin() -> None:
    words = "Ben Okoro, who announced his resignation, has left"
    told_of = told("a", f"Ana Ruiz said that {words}.", ("Ana Ruiz", "said"), words=words)
    himself = told("b", "I have left, Ben Okoro said.", ("Ben Okoro", "said"), words="I have left")
    assert bounds(one_claim(told_of, himself)) == (1, 2)
    plain = told("a", "Ana Ruiz said that Ben Okoro has left.", ("Ana Ruiz", "said"), words="Ben Okoro has left")
    assert bounds(one_claim(plain, himself)) == (2, 2)


def test_an_event_tells_nothing() -> None:
    s = one_claim(told("a", f"The blast said {WORDS}.", ("unnamed:The blast", "said")))
    assert bounds(s) == (0, 1)


@pytest.mark.parametrize(("text", "low"), [("A monitor said so. ", 1), ("", 2)])
def test_a_description_that_a_headline_capitalises_names_nobody(text: str, low: int) -> None:
    headed = told("a", f"{text}{WORDS}: Monitor", ("organisation:Monitor", ":"))
    assert bounds(one_claim(headed, told("b", f"{WORDS}, Ana Ruiz said.", ("Ana Ruiz", "said")))) == (low, 2)


def test_a_verb_within_a_name_states_nothing() -> None:
    r = f.report("a", "The Ostland-led raids, Ana Ruiz said.", "Outlet a")
    spans = [f.cite(r, w).span for w in ("The", "Ostland", "-", "led", "raids")]
    tags = ("DET", "PROPN", "PUNCT", "VERB", "NOUN")
    words = tuple(Word(s, t, 4, "amod" if t == "VERB" else "dep") for s, t in zip(spans, tags, strict=True))
    named = f.reading(r, f.told(r, "The Ostland-led raids", "Ana Ruiz", id="a1"), words=words)
    other = told("b", f"{WORDS}, Ben Okoro said.", ("Ben Okoro", "said"))
    assert bounds(one_claim(named, other)) == (1, 2)
