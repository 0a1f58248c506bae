"""Who speaks for whom: a spokesman for a ministry, a director for a body, a state agency for its government.

In: parties. Out: the same parties with `speaks_for` set where a rule finds whose voice one is. A government or body
that only others speak for becomes a party without links.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hearsay.model import Evidence, Party, Reason, Report
from hearsay.tables import Tables, names

from . import roles
from .ids import make_id
from .nodes import head_of
from .states import StateBody, country_in, minister_of, state_body

_HEADS = re.compile(
    r"\b(spokes\w+|press secretary|ambassador|envoy|director|head|chief executive|chief|chair(?:man|woman|person)?|"
    r"president|leader|"
    r"secretary[- ]general|ceo|founder|commander|minister)\b",
    re.I,
)
_PRESS = re.compile(r"\b(correspondent|reporter|journalist|editor|anchor|bureau chief|columnist|staff writer)\b", re.I)
_PAST = re.compile(r"\b(former|ex-|ousted|deputy|then-|late|exiled|defected)", re.I)
_NAMED_BODY = re.compile(
    r"(?:\s+[a-z-]+)?\s+(?:of|for|at)\s+(?:the\s+)?(?P<body>[A-Z][\w’'.&-]*(?:\s+(?:(?:of|for|on)\s+(?:the\s+)?)?[A-Z][\w’'.&-]*)*)"
    rf"|(?:\s+[a-z-]+)?\s+(?:of|for|at)\s+the\s+(?P<common>(?:[a-z][\w’'-]*\s+){{0,3}}{roles.BODIES})\b(?!\s+of\b)"
)
"""A body behind a title: "of the Water Board", "for the finance ministry"."""
_LED = re.compile(rf"(?P<body>(?:[A-Z][\w’'.&-]*\s+)+)(?={_HEADS.pattern})")
"""A body in front of a title: "Water Board" in "Water Board chief"."""


@dataclass(frozen=True, slots=True)
class _Scene:
    parties: Sequence[Party]
    reports: Sequence[Report]
    tables: Tables
    bodies: tuple[tuple[str, Party], ...]


_Found = tuple["Party | StateBody | str", str, tuple[Evidence, ...]]
"""Whose voice it is (a body that is no party yet is given by its name), the plain sentence, and the evidence."""


def speak_for(parties: Sequence[Party], reports: Sequence[Report], tables: Tables) -> list[Party]:
    """Set `speaks_for` on every party whose principal a rule finds."""
    bodies = sorted(
        ((alias, p) for p in parties for alias in _names(p) if p.kind in ("organisation", "outlet")),
        key=lambda x: (-len(x[0]), x[0], x[1].id),
    )
    scene = _Scene(parties, reports, tables, tuple(bodies))
    found = {p.id: _first(p, scene) for p in parties}
    by_id = {p.id: p for p in parties}
    states = {b: p for p in parties if p.name and p.kind != "person" and (b := state_body(p.name, tables))}
    made: dict[StateBody | str, Party] = {}
    for p in parties:
        hit = found[p.id]
        if hit:
            rule, (whom, text, evidence) = hit
            target = whom if isinstance(whom, Party) else _new_party(whom, states, made)
            if target is not None and target.id != p.id and by_id.get(target.id, target).speaks_for != p.id:
                reason = Reason(rule=rule, text=text, evidence=evidence)
                by_id[p.id] = replace(p, speaks_for=target.id, reasons=(*p.reasons, reason))
    return [*by_id.values(), *made.values()]


def _names(p: Party) -> tuple[str, ...]:
    return tuple(n for n in (p.name, *p.aliases) if n and len(n) > 1)


def _first(p: Party, scene: _Scene) -> tuple[str, _Found] | None:
    for rule, find in RULES:
        hit = find(p, scene)
        if hit:
            return rule, hit
    return None


def _new_party(
    body: StateBody | str, states: dict[StateBody, Party], made: dict[StateBody | str, Party]
) -> Party | None:
    """The party that is this body, or its government; one that has no link gets a party of its own."""
    if isinstance(body, str):
        key = names.key_of(body)
        made.setdefault(key, Party(id=make_id("p", ["body", key]), name=body, kind="organisation", links=()))
        return made[key]
    if not body.country:
        return None
    for wanted in (body, StateBody(body.country, "government")):
        if wanted in states:
            return states[wanted]
    wanted = StateBody(body.country, "government")
    if wanted not in made:
        name = f"government of {body.country}"
        made[wanted] = Party(id=make_id("p", ["state", name]), name=name, kind="organisation", links=())
    return made[wanted]


def state_outlet(p: Party, scene: _Scene) -> _Found | None:
    """A state agency or broadcaster speaks for the government that directs it (table of state media)."""
    country = next((c for n in _names(p) if (c := scene.tables.patron(n))), None)
    if p.kind == "person" or not country:
        return None
    return StateBody(country, "government"), f"{p.name} is a state outlet of {country}.", ()


def state_words(p: Party, scene: _Scene) -> _Found | None:
    """An outlet described as state-run or state-owned speaks for the government of the country in its description."""
    if p.kind not in ("outlet", "organisation"):
        return None
    for n in _names(p):
        if re.search(r"\bstate(?:[- ](?:run|owned|news|television|tv|media|radio|controlled)|'s)", n, re.I):
            country = country_in(n, scene.tables)
            if country:
                return StateBody(country, "government"), f"“{n}” is described as an outlet of the state.", ()
    return None


def ministry(p: Party, scene: _Scene) -> _Found | None:
    """A ministry speaks for its government."""
    if p.kind == "person":
        return None
    for n in _names(p):
        body = state_body(n, scene.tables)
        if body and body.body != "government" and body.country:
            return StateBody(body.country, "government"), f"“{n}” is a ministry of {body.country}.", ()
    return None


def head(p: Party, scene: _Scene) -> _Found | None:
    """A spokesman, director, chairman or other head speaks for the body that stands beside his name, whether or not it
    is a source itself: two who speak for one body are one voice."""
    if p.kind not in ("person", "unnamed"):
        return None
    for phrase, evidence in _phrases(p, scene):
        if not _HEADS.search(phrase) or _PAST.search(phrase):
            continue
        body = _body_in(phrase, p, scene)
        if body is not None:
            return body, f"The reports call {p.name} “{phrase}”.", evidence
        state = minister_of(phrase, scene.tables)
        if state is not None and state.country:
            return state, f"The reports call {p.name} “{phrase}”.", evidence
    return next((hit for phrase, evidence in _phrases(p, scene) if (hit := _headed(phrase, evidence, p, scene))), None)


def _headed(phrase: str, evidence: tuple[Evidence, ...], p: Party, scene: _Scene) -> _Found | None:
    """The body that a phrase names right behind a title, or before it in a shorter form of its name."""
    title = _HEADS.search(phrase)
    body = _NAMED_BODY.match(phrase, title.end()) if title and not _PAST.search(phrase) else None
    name = (body["body"] or body["common"]) if body else None
    whom = (_longer(name, p, scene) or name) if name else None
    led = None if name or _PAST.search(phrase) else _LED.search(phrase)
    whom = _longer(led["body"], p, scene) if led else whom
    return (whom, f"The reports call {p.name} “{phrase}”.", evidence) if whom else None


def _longer(name: str, p: Party, scene: _Scene) -> Party | None:
    """The one body whose name is a longer form of this one: "National Coalition" is the Ostland National Coalition."""
    words = set(names.content_words(name))
    if not words or scene.tables.country(name) or words <= set(scene.tables.demonyms):
        return None
    fits = {b.id: b for alias, b in scene.bodies if b.id != p.id and _extends(alias, words)}
    return next(iter(fits.values())) if len(fits) == 1 else None


def _extends(name: str, words: set[str]) -> bool:
    """Whether a name has all the words, its head among them."""
    return words <= set(names.content_words(name)) and bool(words & set(names.words_of(head_of(name))))


def journalist(p: Party, scene: _Scene) -> _Found | None:
    """A named journalist counts as the outlet that the report gives for him."""
    if p.kind != "person" or not p.name:
        return None
    for phrase, evidence in _phrases(p, scene):
        if _PRESS.search(phrase):
            body = _body_in(phrase, p, scene)
            if body is not None and (body.kind == "outlet" or scene.tables.outlet(body.name or "")):
                return body, f"The reports call {p.name} “{phrase}”.", evidence
    return None


RULES: tuple[tuple[str, Callable[[Party, _Scene], _Found | None]], ...] = (
    ("state-outlet", state_outlet),
    ("state-words", state_words),
    ("ministry", ministry),
    ("journalist", journalist),
    ("head", head),
)
"""In order; the first that finds somebody decides."""


def _phrases(p: Party, scene: _Scene) -> list[tuple[str, tuple[Evidence, ...]]]:
    """What stands beside the party's name anywhere, and its own description."""
    if p.kind == "unnamed":
        return [(n, ()) for n in _names(p)]
    shown = [n for n in _names(p) if n[:1].isupper()]
    out = [(b.phrase, (b.evidence,)) for n in shown for b in roles.beside(scene.reports, n)]
    return [*out, *((n, ()) for n in _names(p) if " " in n)]


def _body_in(phrase: str, p: Party, scene: _Scene) -> Party | None:
    """The body with the longest name that the phrase holds."""
    flat = f" {' '.join(names.words_of(phrase))} "
    for alias, body in scene.bodies:
        key = names.key_of(alias)
        if body.id != p.id and key and f" {key} " in flat and not scene.tables.country(alias):
            return body
    return None
