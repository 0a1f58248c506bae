"""Files of older forms: made with the first scripts only, with the rows that a store of that form would hold."""

from pathlib import Path

from hearsay.store.db.connection import Connection, Opening
from hearsay.store.db.migrate import migrate, migrations

LATEST = len(migrations())


def older(target: Path, form: int, like: Path) -> None:
    """Make a file of a form, with the rows of a whole store as far as that form has tables for them."""
    c = Connection(target, Opening(create=True))
    migrate(c, migrations()[:form])
    c.run("ATTACH ? AS whole", (str(like),))
    c.script("PRAGMA foreign_keys = OFF")
    tables = [t for (t,) in c.rows("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT'")]
    with c.writing():
        for t in tables:
            c.run(f"INSERT INTO main.{t} SELECT * FROM whole.{t} WHERE true ON CONFLICT DO NOTHING")
        for t in ("waiting", "due"):  # what triggers put there
            if t in tables:
                c.run(f"DELETE FROM main.{t}")
                c.run(f"INSERT INTO main.{t} SELECT * FROM whole.{t}")
    c.script("DETACH whole")
    c.close()
