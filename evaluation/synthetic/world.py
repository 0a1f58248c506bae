"""Who knew and who told whom: one story, simulated claim by claim and report by report.

In: a topic and a source of chance. Out: a `World`. These rules keep the words honest, so that the truth is what the
words allow:

- Sources set side by side are two; who signs a joint statement beside another adds nobody; who confirms is somebody
  else than those whom the same report quotes before.
- Two knowers who are not named are never quoted in nearly the same words.
- An outlet's own voice rests on one of those to whom other reports credit the claim, where any does.
- Who speaks for himself has words of his own, as long as the claim has wordings that nobody else has used.
- An outlet has a claim from one place: whoever cites it rests on whom it rests on.
- A denial comes from somebody who does not also support the claim.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from .cast import Cast, Knower, cast_of
from .faces import face_of, many_of
from .load import Topic
from .tellings import RUMOUR, Face, SimClaim, Told, World

_WAYS: dict[str, float] = {
    "direct": 30, "relayed": 10, "elsewhere": 7, "two": 8, "joint": 4, "many": 4, "unconfirmed": 4, "unknown": 5,
    "own": 9, "witness": 5, "cited": 14, "requoted": 13, "followed": 12, "confirmation": 8, "denial": 7,
}  # fmt: skip
"""How often a report has a claim in each way, where the way is open."""
_SILENT = 0.3
"""Share of reports that do not carry a claim."""


def simulate(topic: Topic, chance: Random) -> World:
    """Simulate one story."""
    cast = cast_of(topic, chance)
    copies = _copies(cast, chance)
    claims = _claims(topic, chance)
    told: list[Told] = []
    for claim, reports in claims:
        told += _Course(cast, claim, told, chance).run([r for r in reports(len(cast.outlets)) if r not in copies])
    order = {r: i for i, r in enumerate(range(len(cast.outlets)))}
    kept = sorted(told, key=lambda t: order[t.report])
    return World(topic=topic, cast=cast, claims=tuple(c for c, _ in claims), told=tuple(kept), copies=copies)


def _copies(cast: Cast, chance: Random) -> dict[int, int]:
    """Some papers reprint the wire."""
    if not cast.outlets or cast.outlets[0].style != "wire":
        return {}
    return {i: 0 for i, o in enumerate(cast.outlets) if i and o.style == "paper" and chance.random() < 0.3}


Reach = Callable[[int], range]


def _claims(topic: Topic, chance: Random) -> list[tuple[SimClaim, Reach]]:
    """Three claims or more, each with the reports that may carry it; a count may rise from one report on."""
    chosen = [c for c in topic.claim if chance.random() < 0.8] or list(topic.claim)
    out: list[tuple[SimClaim, Reach]] = []
    for c in chosen:
        if not c.number:
            out.append((SimClaim(key=c.key, template=c), range))
            continue
        first = chance.randint(c.number[0], (c.number[0] + c.number[1]) // 2)
        if c.update and chance.random() < 0.4:
            later = chance.randint(first + 1, c.number[1])
            out.append((SimClaim(key=f"{c.key}-{first}", template=c, number=first), lambda n: range((n + 1) // 2)))
            out.append((SimClaim(key=f"{c.key}-{later}", template=c, number=later), lambda n: range((n + 1) // 2, n)))
        else:
            out.append((SimClaim(key=f"{c.key}-{first}", template=c, number=first), range))
    return out


class _Course:
    """The way of one claim through the reports."""

    def __init__(self, cast: Cast, claim: SimClaim, before: Sequence[Told], chance: Random) -> None:
        self.cast, self.claim, self.chance = cast, claim, chance
        self.last = {t.report: t for t in before}
        self.classes = claim.classes()
        self.told: list[Told] = []
        self.out: set[str] = set()
        """Knowers who may not support it any more: they deny it, or signed beside another."""
        self.worded: dict[int, frozenset[str]] = {}
        """Who stands, not named, behind which class of wordings."""
        self.has: dict[str, frozenset[str]] = {}
        """On whom an outlet without a report of its own rests."""

    def run(self, reports: Sequence[int]) -> list[Told]:
        """The tellings of the claim, in order of report."""
        going = [r for r in reports if self.chance.random() > _SILENT]
        if len(going) > 1 and self.chance.random() < 0.06:
            circle = sorted(self.chance.sample(going, min(len(going), self.chance.choice((2, 2, 3)))))
            self._go_round(circle)
            going = [r for r in going if r not in circle]
        for r in going:
            self._carry(r)
        return self._settled()

    def _carry(self, r: int) -> None:
        names = list(_WAYS)
        for _ in range(8):
            way = self.chance.choices(names, [_WAYS[n] for n in names])[0]
            made = getattr(self, f"_{way}")(r)
            if made:
                self.told.append(made)
                if made.supports and made.attributed and self.chance.random() < 0.15:
                    self.told += [t for t in [self._confirmation(r)] if t]
                return

    def _go_round(self, circle: Sequence[int]) -> None:
        for a, b in zip(circle, (*circle[1:], circle[0]), strict=True):
            cited = self.cast.outlets[b].name
            made = self._make(a, "cited", frozenset({RUMOUR}), relays=(cited,))
            self.told += [made] if made else []

    # --- ways to have it from a knower ---

    def _direct(self, r: int, shape: str = "direct", relays: tuple[str, ...] = ()) -> Told | None:
        face = self._face_again(r) if shape == "direct" else None
        face = face or face_of(self._knower(), self.chance, papers=shape != "unconfirmed")
        return self._with_faces(r, shape, (face,), relays)

    def _relayed(self, r: int) -> Told | None:
        n = 2 if self.chance.random() < 0.15 else 1
        return self._direct(r, "relayed", tuple(self.chance.sample(self.cast.elsewhere, n)))

    def _unconfirmed(self, r: int) -> Told | None:
        return self._direct(r, "unconfirmed")

    def _two(self, r: int) -> Told | None:
        a, b = self._knower(), self._knower()
        faces = tuple(face_of(k, self.chance, papers=False) for k in (a, b))
        return self._with_faces(r, "two", faces) if a.id != b.id and faces[0].words != faces[1].words else None

    def _joint(self, r: int) -> Told | None:
        """The first knows it, the second only signs."""
        a = self._knower()
        free = [k for k in self.cast.knowers if k.id not in self._support() | self.out | {a.id} and k.sort == "body"]
        if a.sort != "body" or not free:
            return None
        b = self.chance.choice(free)
        faces = (face_of(a, self.chance, hide=False), face_of(b, self.chance, hide=False))
        made = self._make(r, "joint", frozenset({a.id}), faces=faces)
        self.out |= {b.id} if made else set()
        return made

    def _many(self, r: int) -> Told | None:
        sorts = [k for k in self.cast.knowers if k.many and k.id not in self.out]
        return self._with_faces(r, "direct", (many_of(self.chance.choice(sorts), self.chance),)) if sorts else None

    def _confirmation(self, r: int) -> Told | None:
        here = frozenset[str]().union(*(t.knowers for t in self.told if t.report == r))
        k = self._knower()
        if k.id in here:
            return None
        return self._with_faces(r, "confirmation", (face_of(k, self.chance, papers=False),))

    def _denial(self, r: int) -> Told | None:
        free = [k for k in self.cast.knowers if k.id not in self._support() and k.sort == "body"]
        if not self.told or not free:
            return None
        k = self.chance.choice(free)
        self.out.add(k.id)
        face = face_of(k, self.chance, hide=False)
        return self._make(r, "denial", frozenset(), faces=(face,))

    def _witness(self, r: int) -> Told | None:
        return self._make(r, "witness", frozenset({self.cast.outlets[r].name}))

    # --- ways to have it from another outlet, or from nobody who is shown ---

    def _elsewhere(self, r: int) -> Told | None:
        outlet = self.chance.choice(self.cast.elsewhere)
        knowers = self.has.setdefault(outlet, frozenset({self._knower().id}))
        return None if knowers & self.out else self._make(r, "cited", knowers, relays=(outlet,))

    def _earlier(self, r: int) -> Told | None:
        found = [t for t in self.told if t.supports and t.report < r]
        return self.chance.choice(found) if found else None

    def _cited(self, r: int) -> Told | None:
        t = self._earlier(r)
        if t is None:
            return None
        knowers = frozenset[str]().union(*(x.knowers for x in self.told if x.report == t.report and x.supports))
        return self._make(r, "cited", knowers, relays=(self.cast.outlets[t.report].name,))

    def _requoted(self, r: int) -> Told | None:
        t = self._earlier(r)
        if t is None or len(t.faces) != 1:
            return None
        relays = (self.cast.outlets[t.report].name, *t.relays)[:2]
        return self._with_faces(r, "relayed", t.faces, relays)

    def _followed(self, r: int) -> Told | None:
        """Takes over another report's source without naming the report, or asks that source itself."""
        t = self._earlier(r)
        if t is None or len(t.faces) != 1:
            return None
        return self._with_faces(r, "direct", t.faces)

    def _unknown(self, r: int) -> Told | None:
        return self._unnamed(r, "unknown")

    def _own(self, r: int) -> Told | None:
        return self._unnamed(r, "own")

    def _unnamed(self, r: int, shape: str) -> Told | None:
        knowers = frozenset({self._knower().id})
        return self._make(r, shape, knowers)

    # --- what they share ---

    def _support(self) -> set[str]:
        return {k for t in self.told if t.supports for k in t.knowers} | {k for v in self.has.values() for k in v}

    def _knower(self) -> Knower:
        """One who tells it already, or somebody new."""
        known = [k for k in self.cast.knowers if k.id in self._support()]
        free = [k for k in self.cast.knowers if k.id not in self.out]
        return self.chance.choice(known if known and self.chance.random() < 0.5 else free)

    def _face_again(self, r: int) -> Face | None:
        """The source of the sentence before, who may know this too."""
        last = self.last.get(r)
        if last is None or last.shape != "direct" or self.chance.random() < 0.5:
            return None
        face = last.faces[0]
        return face if face.kind != "document" and not set(face.knowers) & self.out else None

    def _with_faces(self, r: int, shape: str, faces: tuple[Face, ...], relays: tuple[str, ...] = ()) -> Told | None:
        knowers = frozenset(k for f in faces for k in f.knowers)
        return self._make(r, shape, knowers, faces=faces, relays=relays)

    def _open(self, knowers: frozenset[str]) -> list[int]:
        """Wordings in which these, not named, may be quoted."""
        return [i for i, c in enumerate(self.classes) if self.worded.get(c, knowers) == knowers]

    def _fresh(self, allowed: Sequence[int], knowers: frozenset[str]) -> list[int]:
        """Wordings that nobody else has used: who speaks for himself has his own words, as far as there are any."""
        taken = {self.classes[t.wording] for t in self.told if t.knowers != knowers}
        return [w for w in allowed if self.classes[w] not in taken]

    def _make(
        self, r: int, shape: str, knowers: frozenset[str], *, faces: tuple[Face, ...] = (), relays: tuple[str, ...] = ()
    ) -> Told | None:
        hidden = shape in ("own", "unknown") or (bool(faces) and not all(f.proper for f in faces) and shape != "denial")
        allowed = self._open(knowers) if hidden else list(range(len(self.classes)))
        if not allowed:
            return None
        wording = self.chance.choice(self._fresh(allowed, knowers) or allowed)
        if hidden:
            self.worded[self.classes[wording]] = knowers
        return Told(
            report=r, claim=self.claim.key, shape=shape, wording=wording, knowers=knowers, faces=faces, relays=relays
        )

    def _settled(self) -> list[Told]:
        """Own voices that nobody cites rest on those to whom others credit the claim, where any does."""
        credited = sorted({k for t in self.told if t.attributed and t.supports for k in t.knowers})
        if not credited:
            return self.told
        return [
            replace(t, knowers=frozenset({self.chance.choice(credited)}))
            if not t.attributed and not t.knowers <= set(credited)
            else t
            for t in self.told
        ]
