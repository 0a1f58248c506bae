"""Knowledge from outside the reports: outlets and their names, state media, countries, short given names, movements.

In: tab-separated files, the shipped ones or a user's rows. Out: a `Tables` value that `link` asks. Each shipped row
names its public source. Everything works with empty tables too, only with fewer merges.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from types import MappingProxyType

from hearsay.errors import InputError

from .names import key_of

_FILES = {
    "outlets": ("name", "kind", "aliases", "source"),
    "state_media": ("outlet", "country", "source"),
    "countries": ("name", "capitals", "demonyms", "aliases", "source"),
    "nicknames": ("name", "short", "source"),
    "groups": ("name", "aliases", "source"),
    "seats": ("name", "country", "source"),
}

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tables:
    """What `link` may know of the world. Look-ups take a name as it stands in a text."""

    outlets: Mapping[str, str] = field(default_factory=dict)
    """Name key → name of the news organisation."""
    wires: frozenset[str] = frozenset()
    """Names of the organisations that are news agencies."""
    state_media: Mapping[str, str] = field(default_factory=dict)
    """Name key of an outlet → country whose government directs it."""
    countries: Mapping[str, str] = field(default_factory=dict)
    """Name key of a country → country."""
    capitals: Mapping[str, str] = field(default_factory=dict)
    """Name key of a capital → country."""
    demonyms: Mapping[str, str] = field(default_factory=dict)
    """Name key of a demonym → country."""
    nicknames: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Given name → the long names that it may stand for, itself included."""
    groups: Mapping[str, str] = field(default_factory=dict)
    """Name key → movement or armed group."""
    seats: Mapping[str, str] = field(default_factory=dict)
    """Name key of a seat of government ("the Kremlin") → country."""
    outlet_names: frozenset[str] = frozenset()
    """Every name of every outlet, as written in the tables."""

    @classmethod
    def empty(cls) -> "Tables":
        """Know nothing."""
        return cls()

    @classmethod
    def shipped(cls) -> "Tables":
        """Know what is in the files that ship with hearsay."""
        return _shipped()

    def extended(self, kind: str, text: str, where: str) -> "Tables":
        """Add the rows of a user's table: `kind` is outlets, state_media, countries, nicknames, groups or seats.

        `where` names the file in messages. Raises InputError when kind or columns are wrong.
        """
        if kind not in _FILES:
            raise InputError(f"{where}: there is no table {kind!r}; take one of {', '.join(sorted(_FILES))}")
        return _ADD[kind](self, parse_table(text, _FILES[kind], where))

    def outlet(self, name: str) -> str | None:
        """Name of the news organisation that this name stands for; None when it is not in the table."""
        return self.outlets.get(key_of(name))

    def group(self, name: str) -> str | None:
        """Movement or armed group that this label stands for; None when it is not in the table."""
        return self.groups.get(key_of(name))

    def country(self, name: str) -> str | None:
        """Country that this country name or capital stands for; None for other names."""
        key = key_of(name)
        return self.countries.get(key) or self.capitals.get(key)

    def patron(self, outlet: str) -> str | None:
        """Country whose government directs this outlet; None when the table does not have it."""
        return self.state_media.get(key_of(self.outlet(outlet) or outlet))


def parse_table(text: str, columns: Sequence[str], where: str) -> list[Row]:
    """Rows of a table with a header line; lines that begin with # are comments. Raises InputError."""
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not lines:
        return []
    header = lines[0][1].split("\t")
    missing = [c for c in columns if c not in header and c != "source"]
    if missing:
        raise InputError(
            f"{where}: the header lacks {', '.join(missing)}; it must name {', '.join(columns)}, tab between"
        )
    rows: list[Row] = []
    for n, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(header):
            raise InputError(f"{where}, line {n}: {len(cells)} cells where the header has {len(header)}; use tabs")
        rows.append(dict(zip(header, (c.strip() for c in cells), strict=True)))
    return rows


def _several(cell: str) -> list[str]:
    return [c.strip() for c in cell.split("|") if c.strip()]


def _outlets(tables: Tables, rows: Iterable[Row]) -> Tables:
    keys, wires, names = dict(tables.outlets), set(tables.wires), set(tables.outlet_names)
    for row in rows:
        for name in (row["name"], *_several(row["aliases"])):
            keys.setdefault(key_of(name), row["name"])
            names.add(name)
        if row["kind"] == "wire":
            wires.add(row["name"])
    return replace(
        tables, outlets=MappingProxyType(keys), wires=frozenset(wires), outlet_names=frozenset(names)
    )  # fmt: skip


def _state_media(tables: Tables, rows: Iterable[Row]) -> Tables:
    known = dict(tables.state_media)
    for row in rows:
        known.setdefault(key_of(row["outlet"]), row["country"])
    return replace(tables, state_media=MappingProxyType(known))


def _countries(tables: Tables, rows: Iterable[Row]) -> Tables:
    names, capitals, demonyms = dict(tables.countries), dict(tables.capitals), dict(tables.demonyms)
    for row in rows:
        for into, cells in (
            (names, [row["name"], *_several(row["aliases"])]),
            (capitals, _several(row["capitals"])),
            (demonyms, _several(row["demonyms"])),
        ):
            for cell in cells:
                into.setdefault(key_of(cell), row["name"])
    return replace(
        tables,
        countries=MappingProxyType(names),
        capitals=MappingProxyType(capitals),
        demonyms=MappingProxyType(demonyms),
    )


def _nicknames(tables: Tables, rows: Iterable[Row]) -> Tables:
    known = {k: set(v) for k, v in tables.nicknames.items()}
    for row in rows:
        for short in (row["name"], *_several(row["short"])):
            known.setdefault(short, set()).update({short, row["name"]})
    return replace(tables, nicknames=MappingProxyType({k: frozenset(v) for k, v in known.items()}))


def _groups(tables: Tables, rows: Iterable[Row]) -> Tables:
    known = dict(tables.groups)
    for row in rows:
        for name in (row["name"], *_several(row["aliases"])):
            known.setdefault(key_of(name), row["name"])
    return replace(tables, groups=MappingProxyType(known))


def _seats(tables: Tables, rows: Iterable[Row]) -> Tables:
    known = dict(tables.seats)
    for row in rows:
        known.setdefault(key_of(row["name"]), row["country"])
    return replace(tables, seats=MappingProxyType(known))


_ADD = {
    "outlets": _outlets,
    "state_media": _state_media,
    "countries": _countries,
    "nicknames": _nicknames,
    "groups": _groups,
    "seats": _seats,
}


@cache
def _shipped() -> Tables:
    tables = Tables()
    for kind in _FILES:
        place = resources.files("hearsay.tables").joinpath("data", f"{kind}.tsv")
        tables = tables.extended(kind, place.read_text(encoding="utf-8"), f"{kind}.tsv")
    return tables
