"""Told → flat tables: reports, claims, mentions, attributions, parties, conflicts, timeline; as CSV or JSON lines.

A cell of a CSV that a spreadsheet might take for a formula gets a ' before it, unless the caller wants it bare.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping

from ..told import Json, Told, chain_names

Row = dict[str, str | int | float | None]
_FORMULA = re.compile(r"^[\s\u00a0\ufeff]*[=+\-@]|^[\t\r\n]")
"""Beginnings that spreadsheets take for a formula, also behind blanks and line ends."""


def rows(told: Told, table: str) -> list[Row]:
    """The rows of a table. Raises KeyError for one that is not there."""
    return list(TABLES[table](told))


def as_csv(found: Iterable[Row], columns: Iterable[str], *, bare: bool = False) -> str:
    """A table as CSV (RFC 4180) with a header; `bare`: without the ' before what looks like a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    names = list(columns)
    for row in found:
        writer.writerow([_cell(row[n], bare) for n in names])
    return out.getvalue()


def as_lines(found: Iterable[Row]) -> str:
    """A table as JSON lines."""
    return "".join(json.dumps(row, ensure_ascii=True) + "\n" for row in found)


def columns(table: str) -> tuple[str, ...]:
    """The names of a table's columns."""
    return COLUMNS[table]


def _cell(value: str | int | float | None, bare: bool) -> str | int | float:
    if not isinstance(value, str):
        return "" if value is None else value
    return f"'{value}" if not bare and _FORMULA.match(value) else value


def _reports(told: Told) -> Iterable[Row]:
    for r in told.reports.values():
        plain = {k: r[k] for k in ("id", "outlet", "published", "title", "path", "sha256", "copy_of")}
        yield {**plain, "own_check": int(r["own_check"])}


def _claims(told: Told) -> Iterable[Row]:
    for c in told.claims.values():
        o = c["origins"]
        yield {
            **{k: c[k] for k in ("number", "id", "text", "kind", "status", "reports", "outlets")},
            "marks": "; ".join(c["marks"]),
            "origins_low": o["low"],
            "origins_high": o["high"],
            "parties": "; ".join(o["parties"]),
            "paths": o["paths"],
            "all_through": o["all_through"],
            "first_seen": c["first_seen"],
            "cheapest_check": c["cheapest_check"],
        }


def _mentions(told: Told) -> Iterable[Row]:
    for c in told.claims.values():
        for m in c["mentions"]:
            yield {
                "claim": c["id"],
                "claim_number": c["number"],
                **{k: m[k] for k in ("report", "attribution", "polarity", "start", "end", "text")},
                "outlet": told.outlet(m["report"]),
                "stance": told.stance(m),
                "chain": " → ".join(chain_names(told.links(m))),
            }


def _attributions(told: Told) -> Iterable[Row]:
    for a in told.attributions.values():
        first, last = a["content"][0], a["content"][-1]
        yield {
            **{k: a[k] for k in ("id", "report", "stance", "type", "doubt", "within")},
            "start": first["start"],
            "end": last["end"],
            **{k: " … ".join(s["text"] for s in a[k]) for k in ("content", "cue", "source")},
            "relays": "; ".join(chain_names(a["chain"][:-1])),
            "origin": chain_names(a["chain"][-1:])[0],
            "origin_kind": a["chain"][-1]["kind"],
            "origin_party": a["chain"][-1]["party"],
        }


def _parties(told: Told) -> Iterable[Row]:
    for p in told.parties.values():
        plain = {k: p[k] for k in ("id", "name", "kind", "speaks_for")}
        yield {**plain, "aliases": "; ".join(p["aliases"]), "maybe_same_as": "; ".join(p["maybe_same_as"])}


def _conflicts(told: Told) -> Iterable[Row]:
    for x in told.part("conflicts"):
        one, other = x["claims"]
        yield {"claim": one, "other": other, "kind": x["kind"], "relation": x["relation"], "why": x["why"]}


def _timeline(told: Told) -> Iterable[Row]:
    for t in told.part("timeline"):
        first: Json = (t["evidence"] or [{"report": None, "start": None, "end": None}])[0]
        plain = {k: t[k] for k in ("of", "start", "end", "precision", "text", "claim", "time_text", "rule")}
        yield {**plain, "report": first["report"], "words_start": first["start"], "words_end": first["end"]}


TABLES: Mapping[str, Callable[[Told], Iterable[Row]]] = {
    "claims": _claims,
    "mentions": _mentions,
    "attributions": _attributions,
    "reports": _reports,
    "parties": _parties,
    "conflicts": _conflicts,
    "timeline": _timeline,
}
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "claims": (
        "number", "id", "text", "kind", "status", "marks", "origins_low", "origins_high", "parties", "paths",
        "all_through", "reports", "outlets", "first_seen", "cheapest_check",
    ),
    "mentions": (
        "claim", "claim_number", "report", "outlet", "attribution", "polarity", "stance", "chain", "start", "end",
        "text",
    ),
    "attributions": (
        "id", "report", "stance", "type", "doubt", "within", "start", "end", "content", "cue", "source", "relays",
        "origin", "origin_kind", "origin_party",
    ),
    "reports": ("id", "outlet", "published", "title", "path", "sha256", "copy_of", "own_check"),
    "parties": ("id", "name", "kind", "aliases", "speaks_for", "maybe_same_as"),
    "conflicts": ("claim", "other", "kind", "relation", "why"),
    "timeline": (
        "of", "start", "end", "precision", "text", "claim", "time_text", "rule", "report", "words_start", "words_end",
    ),
}  # fmt: skip
"""Columns of each table, in order."""
