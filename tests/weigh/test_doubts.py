"""Doubtful readings are worth a look only where a bound or a status hangs on them."""

from dataclasses import replace

from hearsay.model import Mention, Story
from hearsay.weigh import weigh
from tests import factory as f
from tests.weigh.invented import dam, one


def doubtful(s: Story, origin: str, doubt: float = 0.6) -> Story:
    """The story with every attribution to that origin doubtful."""
    readings = (
        replace(
            r, attributions=tuple(replace(a, doubt=doubt) if a.chain[-1].name == origin else a for a in r.attributions)
        )
        for r in s.readings
    )
    return replace(s, readings=tuple(readings))


def stakes(s: Story) -> list[str]:
    return [d.stake for d in weigh(s).doubts]


def test_what_is_surely_read_is_no_doubt() -> None:
    assert stakes(dam(one("Orva Daily", "Ana Ruiz"), one("Kerra Post", "Bo Lind"))) == []


def test_a_second_origin_that_is_doubtful() -> None:
    s = dam(one("Orva Daily", "Ana Ruiz"), one("Kerra Post", "Bo Lind"))
    (d,) = weigh(doubtful(s, "Bo Lind")).doubts
    assert d.stake == "If so, it has at least 2 origins."
    assert d.check.startswith("Read Kerra Post once more: does “the old dam above Tarn has a crack” come from Bo Lind?")
    assert (d.claim, d.mention.report, d.doubt) == ("c", "Kerra Post", 0.6)


def test_the_only_mention() -> None:
    assert stakes(doubtful(dam(one("Orva Daily", "Ana Ruiz")), "Ana Ruiz")) == ["If not, nobody says it at all."]


def test_a_doubtful_reading_on_which_nothing_hangs() -> None:
    s = dam(one("Orva Daily", "Ana Ruiz"), one("Kerra Post", "Ana Ruiz"))
    first, second = s.readings
    doubted = replace(second, attributions=tuple(replace(a, doubt=0.6) for a in second.attributions))
    assert stakes(replace(s, readings=(first, doubted))) == []


def test_a_denial_counts_for_more_than_a_bound() -> None:
    told = f.report("r1", "The gate is shut, Ana Ruiz said.", "Orva Daily")
    denied = f.report("r2", "The gate is shut, the town of Kerra said.", "Kerra Post")
    a = f.told(told, "The gate is shut", "Ana Ruiz", doubt=0.5)
    b = f.told(denied, "The gate is shut", "organisation:the town of Kerra", stance="denies", doubt=0.5)
    claim = f.claim("c", f.mention(a), Mention(**_fields(f.mention(b), polarity="denies")))
    made = weigh(f.story(f.reading(told, a), f.reading(denied, b), claims=[claim]))
    first = made.doubts[0]
    assert first.stake == "If not, it is single-source, not denied."
    assert first.check == "Read Kerra Post once more: is “The gate is shut” denied by the town of Kerra?"


def _fields(m: Mention, **changes: object) -> dict:
    return {k: getattr(m, k) for k in ("report", "evidence", "attribution", "polarity")} | changes


def test_what_weighs_more_comes_first() -> None:
    s = dam(one("Orva Daily", "Ana Ruiz"), one("Kerra Post", "Bo Lind"), one("Sound FM", "Cy Holt"))
    less, more = doubtful(s, "Bo Lind", 0.4), doubtful(doubtful(s, "Bo Lind", 0.4), "Cy Holt", 0.8)
    assert [d.doubt for d in weigh(less).doubts] == [0.4]
    assert [d.doubt for d in weigh(more).doubts] == [0.8, 0.4]
