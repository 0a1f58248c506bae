"""Damage every page of a store in turn: is it told, and is only that lost which lay on it?

    python -m evaluation.durability.damage STORE

STORE is copied for each page, never changed. Ends with 1 where something else was lost, or nothing was told.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hearsay.store.db.connection import Connection, Opening
from hearsay.store.db.upkeep.check import Fault, check
from hearsay.store.db.upkeep.recover import recover

SIZE = 4096
HOW = (b"\0", b"\xee\x5a")
MADE_ANEW = {"briefs", "members", "features", "keywords", "spread", "turns", "waiting", "due", "last_change"}
"""Tables that follow from others: a recovery may make their rows anew, or leave them to be made."""
Rows = dict[str, dict[int, tuple[Any, ...]]]


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("store", type=Path)
    args = ap.parse_args()
    before, failed, costly = rows_of(args.store), 0, 0
    pages = range(1, pages_of(args.store) + 1)
    with TemporaryDirectory() as folder:
        for page, how in ((p, h) for p in pages for h in HOW):
            lost, wrong = tried(args.store, before, (page, how), Path(folder))
            costly += bool(lost)
            failed += bool(wrong)
            if wrong:
                print(f"page {page} filled with {how!r}: {wrong}")
    print(f"{len(pages)} pages, {len(HOW)} kinds of damage: {costly} cost rows, {failed} went wrong")
    return 1 if failed else 0


def tried(whole: Path, before: Rows, damage: tuple[int, bytes], folder: Path) -> tuple[dict[str, int], str]:
    """Damage one page of a copy, check it, save what is whole. Returns rows lost by table, and what went wrong."""
    page, how = damage
    place, target = folder / "damaged", folder / "saved"
    data = bytearray(whole.read_bytes())
    start = (page - 1) * SIZE + (100 if page == 1 else 0)
    data[start : page * SIZE] = (how * SIZE)[: page * SIZE - start]
    place.write_bytes(data)
    target.unlink(missing_ok=True)
    faults, saved = check(place), recover(place, target)
    after = rows_of(target)
    lost = {t: before[t].keys() - after[t].keys() for t in before if t not in MADE_ANEW}
    tables = {t for t in lost if lost[t]}
    wrong = [f"what was saved is not sound: {f.what}" for f in check(target)]
    wrong += [f"{t} has other rows than before" for t in lost if after[t].items() - before[t].items()]
    if tables and not (saved.damaged or saved.unfit):
        wrong.append("the loss was not told")
    if tables and not named(faults, page, tables):
        wrong.append("the place was not told")
    return {t: len(lost[t]) for t in tables}, "; ".join(wrong)


def named(faults: tuple[Fault, ...], page: int, lost: set[str]) -> bool:
    """Whether the page is told, or (where it is a later part of a long row) the table that lost a row."""
    return any(f.page in (page, 1) or f" {page}" in f.what or f.table in lost for f in faults)


def rows_of(place: Path) -> Rows:
    """Table → number → row, of every table of ours."""
    c = Connection(place, Opening(read_only=True))
    tables = c.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT'")
    found = {t: {r[0]: r[1:] for r in c.rows(f"SELECT rowid, * FROM {t}")} for (t,) in tables}
    c.close()
    return found


def pages_of(place: Path) -> int:
    """How many pages the file has."""
    return place.stat().st_size // SIZE


if __name__ == "__main__":
    sys.exit(main())
