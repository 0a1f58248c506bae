"""Bodies of a state under their many names: a country, its capital, "the X government", "the ministry of X".

In: a name. Out: which country's which body it is, where the tables know the country.
"""

import re
from dataclasses import dataclass

from hearsay.tables import Tables, names

_GOVERNMENT = frozenset("government authorities regime administration state".split())
_PORTFOLIO = {
    "foreign": "foreign", "external": "foreign", "defence": "defence", "defense": "defence", "interior": "interior",
    "health": "health", "justice": "justice", "finance": "finance", "treasury": "finance", "information": "information",
    "energy": "energy", "education": "education", "agriculture": "agriculture", "transport": "transport",
    "trade": "trade", "economy": "economy", "labour": "labour", "labor": "labour", "environment": "environment",
}  # fmt: skip
_DROP = frozenset("the of for s affairs ministry department minister secretary government".split())


@dataclass(frozen=True, slots=True, order=True)
class StateBody:
    """A government or one of its ministries."""

    country: str
    """Name of the country as in the tables; empty when the words do not say."""
    body: str
    """`government`, or the portfolio of a ministry, e.g. `foreign`."""


def country_in(name: str, tables: Tables) -> str:
    """The one country that a phrase names by its name, capital or demonym; empty when none or several."""
    words = names.words_of(name)
    found: set[str] = set()
    for n in (3, 2, 1):
        for i in range(len(words) - n + 1):
            key = " ".join(words[i : i + n])
            country = tables.countries.get(key) or tables.demonyms.get(key)
            if country and not any(country != f and key in f.lower() for f in found):
                found.add(country)
    return found.pop() if len(found) == 1 else ""


def state_body(name: str, tables: Tables) -> StateBody | None:
    """Which body of which state a name stands for; None for anything else."""
    country = tables.country(name) or tables.seats.get(names.key_of(name))
    if country:
        return StateBody(country, "government")
    words = names.words_of(name)
    if not words or len(words) > 7:
        return None
    if "ministry" in words or ("department" in words and set(words) & set(_PORTFOLIO)):
        portfolio = next((_PORTFOLIO[w] for w in words if w in _PORTFOLIO), None)
        return StateBody(country_in(name, tables), portfolio) if portfolio else None
    if words[-1] in _GOVERNMENT or re.match(r"(?:the )?(?:government|authorities) (?:of|in) ", " ".join(words)):
        country = country_in(name, tables)
        rest = [w for w in words if w not in _DROP and w not in _GOVERNMENT]
        known = set(names.words_of(country)) | {w for w in rest if tables.demonyms.get(w) == country}
        if country and all(w in known or tables.countries.get(w) == country for w in rest):
            return StateBody(country, "government")
    return None


def minister_of(phrase: str, tables: Tables) -> StateBody | None:
    """The body that a title heads: "Iraqi Foreign Minister" → Iraq's foreign ministry, "Syrian President" → Syria."""
    words = names.words_of(phrase)
    if not any(w in ("minister", "secretary", "president", "premier", "chancellor", "spokesman", "spokeswoman",
                     "king", "emir", "spokesperson") for w in words):  # fmt: skip
        return None
    if {"former", "ex", "deputy", "vice", "shadow", "then"} & set(words):
        return None
    country = country_in(phrase, tables)
    portfolio = next((_PORTFOLIO[w] for w in words if w in _PORTFOLIO), None)
    if portfolio and ("minister" in words or "ministry" in words or "secretary" in words):
        return StateBody(country, portfolio)
    heads = {"president", "premier", "chancellor", "king", "emir"} & set(words) or "prime" in words
    spokes = any(w.startswith("spokes") for w in words) and bool({"government", "regime"} & set(words))
    return StateBody(country, "government") if country and (heads or spokes) else None
