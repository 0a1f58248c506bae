"""Invented reports for stores that are only there to be broken, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random

from hearsay.model import Moment, Report
from hearsay.model.kept import Came

START = datetime(2031, 5, 3, 12, tzinfo=UTC)
_PLACES = "Orva Kerra Holm Tarn Velde Sund Brask Ostby Lunde Myre".split()
_THINGS = ("harbour wall", "grain store", "rope bridge", "tram depot", "water tower", "fish market", "chapel roof")
_DID = ("broke", "burned down", "was flooded", "was closed", "was struck by lightning")
_PEOPLE = ("Ana Ruiz", "Bo Lind", "Cy Moe", "Dee Park", "Eva Holt", "Finn Aas", "Gro Vik", "Hal Dahl")
_SAID = (
    "nobody was hurt when it happened",
    "{n} people were taken to the clinic",
    "the damage was seen from {n} streets away",
    "an inquiry would begin in {n} days",
    "the mayor had been warned {n} times",
)


def reports(count: int, seed: int, events: int) -> Iterator[tuple[Report, Came]]:
    """So many reports of so many events, each with the place and time at which it came in."""
    draw = Random(seed)
    happened = [(draw.choice(_PLACES), draw.choice(_THINGS), draw.choice(_DID)) for _ in range(events)]
    for n in range(count):
        at = START + timedelta(minutes=n)
        yield _report(draw, happened[draw.randrange(events)], n), Came(place=f"https://orva.example/{seed}/{n}", at=at)


def _report(draw: Random, event: tuple[str, str, str], n: int) -> Report:
    place, thing, did = event
    lead = f"The {thing} at {place} {did} on {draw.choice(['Monday', 'Tuesday', 'Friday'])}."
    said = [f"{draw.choice(_PEOPLE)} said {draw.choice(_SAID).format(n=draw.randint(2, 40))}." for _ in range(2)]
    return Report(
        id=f"given{n}",
        text=" ".join([lead, *said, f"The mason told it as report {n} of the day."]),
        title=f"The {thing} at {place} {did}",
        outlet=f"{draw.choice(_PLACES)} Post",
        outlet_from="metadata",
        published=Moment(date(2031, 5, 3)),
        published_from="metadata",
    )
