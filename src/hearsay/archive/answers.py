"""Questions to a finished run, answered by DuckDB over its Parquet files; nothing is loaded that is not asked for.

The views that a question may name are those of VIEWS; docs/scale.md shows their columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearsay.errors import InputError

from .errors import needs

TABLES = {
    "texts": "texts/*.texts.parquet",
    "lost": "texts/*.lost.parquet",
    "fates": "fates/*.fates.parquet",
    "readings": "readings/*.readings.parquet",
    "behind": "readings/*.behind.parquet",
    "members": "stories/*.members.parquet",
    "claims": "claims/*.claims.parquet",
    "stories": "claims/*.titles.parquet",
}
"""View → the files that it shows."""

VIEWS = {
    "reports": """
        SELECT t.* EXCLUDE (sketch, bound, rank), coalesce(f.fate, 'read') AS fate, f.share,
               coalesce(f.original, t.node) AS original, left(t.published, 7) AS month
        FROM texts t LEFT JOIN fates f USING (node) WHERE coalesce(f.fate, '') <> 'duplicate'""",
    "shares": """
        SELECT r.node, r.outlet, r.month, r.chars, b.agency, b.how,
               CASE WHEN r.fate <> 'copy' THEN b.chars ELSE b.chars * r.chars / o.chars END AS through
        FROM reports r JOIN texts o ON o.node = CASE WHEN r.fate = 'copy' THEN r.original ELSE r.node END
        JOIN behind b ON b.node = o.node""",
    "printed": """
        SELECT outlet, month, count(*) AS reports, sum(chars) AS chars FROM reports GROUP BY ALL""",
    "agencies": """
        SELECT p.outlet, p.month, s.agency, p.reports, p.chars, count(DISTINCT s.node) AS through_reports,
               round(sum(s.through))::BIGINT AS through_chars, round(100 * sum(s.through) / p.chars, 1) AS percent
        FROM printed p JOIN shares s ON p.outlet = s.outlet AND p.month = s.month
        GROUP BY p.outlet, p.month, s.agency, p.reports, p.chars""",
}
"""View → its question. `reports`: every report but duplicates, with what became of it. `shares`: how much of a report
goes back to an agency; a copy has the share of its original. `printed`: what each outlet printed, by month. `agencies`:
which agencies stand behind how much of it; agency '' is all of them together, each character once."""

_AGAIN = "`hearsay archive resume {}` finds what is damaged by its hash, and makes it anew"

_NEEDS = {
    "reports": ("texts", "fates"),
    "shares": ("texts", "fates", "behind"),
    "printed": ("texts", "fates"),
    "agencies": ("texts", "fates", "behind"),
}
"""View → the tables that it is made from."""

AGENCIES = """
    SELECT outlet, month, agency, through_reports AS reports, through_chars AS chars, percent
    FROM agencies WHERE agency <> '' ORDER BY outlet, month, percent DESC, agency"""
"""Which agencies stand behind how much of what each outlet printed, by month."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows that DuckDB gave."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def ask(folder: Path, question: str = AGENCIES, values: Sequence[Any] = ()) -> Answer:
    """Answer a question in SQL. It can read the views and nothing else on this machine, and changes nothing.

    Of a run that is not done, the views of its finished stages are there. Raises InputError where there are none yet,
    or the question cannot be answered.
    """
    needs("pyarrow", "duckdb")
    import duckdb

    with duckdb.connect(":memory:") as db:
        try:
            missing = _show(db, folder)
        except duckdb.Error as e:
            raise InputError(f"a file of {folder} is damaged ({e}): {_AGAIN.format(folder)}") from e
        try:
            if [s.type for s in db.extract_statements(question)] != [duckdb.StatementType.SELECT]:
                raise InputError("a question is one SELECT: a result is never changed by asking")
            found = db.execute(question, list(values))
            columns = tuple(c[0] for c in found.description or ())
            return Answer(columns, tuple(found.fetchall()))
        except duckdb.Error as e:
            is_asked = isinstance(e, (duckdb.ProgrammingError, duckdb.DataError))
            is_asked = is_asked and not isinstance(e, duckdb.InvalidInputException)  # so it calls a broken file too
            later = _later(folder, missing, is_asked=is_asked)
            raise InputError(f"the question cannot be answered: {e}{later}") from e


def _later(folder: Path, missing: Sequence[str], *, is_asked: bool) -> str:
    """What to do where a question failed; `is_asked` where it may be the question itself."""
    if missing:
        return f"; {folder} has no {', '.join(missing)} yet: `hearsay archive resume {folder}`"
    return "" if is_asked else f"; where a file is damaged, {_AGAIN.format(folder)}"


def _show(db: Any, folder: Path) -> list[str]:
    """Make the views that can be made, name the others, and close DuckDB off: a question may come from anywhere."""
    missing = [name for name, files in TABLES.items() if not any(folder.glob(files))]
    if len(missing) == len(TABLES):
        raise InputError(f"{folder} has no result yet: begin with `hearsay archive run`, or go on with `resume`")
    for name, files in TABLES.items():
        if name not in missing:
            place = str((folder / files).resolve()).replace("'", "''")
            db.execute(f"CREATE VIEW {name} AS FROM read_parquet('{place}')")
    for name, select in VIEWS.items():
        if not any(table in missing for table in _NEEDS[name]):
            db.execute(f"CREATE VIEW {name} AS {select}")
    allowed = str(folder.resolve()).replace("'", "''")
    db.execute(f"SET allowed_directories = ['{allowed}/']")
    db.execute("SET enable_external_access = false")
    db.execute("SET lock_configuration = true")
    return missing
