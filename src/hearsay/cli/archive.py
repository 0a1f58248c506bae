"""`hearsay archive`: the same reading over an archive, shard by shard."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hearsay.errors import InputError

from . import output
from .arguments import form
from .guard import guarded

if TYPE_CHECKING:
    from hearsay.archive.contract import Settings
    from hearsay.archive.task import Executor

_FOLDER = click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
_SIZES = (
    ("shard_bytes", "Bytes of input that one shard takes.", 64_000_000),
    ("read_rows", "Texts that one shard reads.", 200),
    ("partitions", "Parts of a join; one for each 200,000 texts is right.", 8),
    ("least_reports", "Reports, copies counted, that a story must have to be weighed.", 2),
)


@click.group(
    short_help="Read an archive, on one machine or a cluster.",
    epilog="\b\nExamples:\n  hearsay archive run result/ crawl-2031-05/"
    "\n  hearsay archive query result/ --picture share.svg",
)
def archive() -> None:
    """Read an archive: millions of pages, on one machine or a cluster.

    Needs the extra `hearsay[archive]`, on a Dask cluster `hearsay[cluster]`.
    """


def _workers(command: Any) -> Any:
    """Add who does the shards."""
    options = (
        click.option("--processes", type=click.IntRange(1), default=1, show_default=True, help="Processes at once."),
        click.option("--memory", type=click.IntRange(100), default=4000, show_default=True, metavar="MB",
                     help="Most memory of a process; one that takes more is ended and its shard tried again."),
        click.option("--dask", metavar="ADDRESS", help='Scheduler of a Dask cluster, or "local": one here.'),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@archive.command(
    epilog="\b\nExamples:\n  hearsay archive run result/ crawl-2031-05/ --processes 16"
    "\n  hearsay archive run result/ news.warc.gz --outlets our-agencies.tsv"
)
@_FOLDER
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@_workers
@click.option("--outlet", default="", metavar="NAME", help="Outlet of texts that do not name theirs.")
@click.option("--outlets", type=click.Path(dir_okay=False, path_type=Path), help="Table of more outlets and agencies.")
@click.option("--shard-bytes", type=click.IntRange(1000), default=_SIZES[0][2], show_default=True, help=_SIZES[0][1])
@click.option("--read-rows", type=click.IntRange(1), default=_SIZES[1][2], show_default=True, help=_SIZES[1][1])
@click.option("--partitions", type=click.IntRange(1), default=_SIZES[2][2], show_default=True, help=_SIZES[2][1])
@click.option("--least-reports", type=click.IntRange(1), default=_SIZES[3][2], show_default=True, help=_SIZES[3][1])
@guarded
def run(folder: Path, paths: tuple[str, ...], **chosen: Any) -> int:
    """Read the archive at PATHS into FOLDER.

    PATHS are files or folders of .warc(.gz), .jsonl(.gz) or .parquet. FOLDER becomes a set of Parquet files; what is
    done in it is not done again. Whatever breaks off, `hearsay archive resume` goes on.
    """
    executor = _executor(chosen.pop("processes"), chosen.pop("memory"), chosen.pop("dask"))
    return _run(folder, paths, _settings(**chosen), executor)


@archive.command(epilog="\b\nExample:\n  hearsay archive resume result/ --processes 16")
@_FOLDER
@_workers
@guarded
def resume(folder: Path, processes: int, memory: int, dask: str | None) -> int:
    """Go on with the run in FOLDER, with its inputs and settings."""
    return _run(folder, (), None, _executor(processes, memory, dask))


@archive.command(epilog="\b\nExample:\n  hearsay archive status result/ --format json")
@_FOLDER
@form("text", "json")
@guarded
def status(folder: Path, form: str) -> int:
    """How far the run in FOLDER is, and what it counted."""
    _needed()
    from hearsay.archive.drive import status as told

    rows = told(folder)
    if form == "json":
        output.one(
            [{"stage": r.stage, "shards": r.shards, "done": r.done, "old": r.old, "counts": r.counts} for r in rows]
        )
        return 0
    for r in rows:
        of = "?" if r.shards is None else r.shards
        old = f"  ({r.old} of other inputs, settings or code)" if r.old else ""
        click.echo(f"{r.stage:<10} {r.done:>6} of {of:>6}  {_counts(r.counts)}{old}".rstrip())
    return 0


@archive.command(
    epilog="\b\nExamples:\n  hearsay archive query result/\n  hearsay archive query result/ --picture share.svg"
    "\n  hearsay archive query result/ 'SELECT status, count(*) FROM claims GROUP BY 1'"
)
@_FOLDER
@click.argument("sql", required=False)
@click.option("--picture", type=click.Path(dir_okay=False, path_type=Path), help="Write the answer as a picture (SVG).")
@form("text", "csv", "json")
@guarded
def query(folder: Path, sql: str | None, picture: Path | None, form: str) -> int:
    """Ask the result, in SQL or by picture.

    Without SQL: which agencies stand behind how much of what each outlet printed, by month."""
    _needed()
    from hearsay.archive.answers import AGENCIES, ask

    if picture is not None:
        if sql:
            raise InputError("--picture draws the share of agencies by outlet: leave the SQL out")
        _draw(folder, picture)
        return 0
    found = ask(folder, sql or AGENCIES)
    rows = [dict(zip(found.columns, r, strict=True)) for r in found.rows]
    if form == "json":
        output.one(json.loads(json.dumps(rows, default=str)))
    else:
        _show(found.columns, found.rows, as_csv=form == "csv")
    return 0


def _show(columns: Sequence[str], rows: Sequence[Sequence[Any]], *, as_csv: bool) -> None:
    """Print rows. In CSV a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    if as_csv:
        text = io.StringIO()
        written = csv.writer(text, lineterminator="\n")
        written.writerow(columns)
        written.writerows([_no_formula(c) for c in r] for r in rows)
        click.echo(text.getvalue(), nl=False)
        return
    from rich.table import Table
    from rich.text import Text

    from hearsay.render.phrases import one_line

    table = Table(box=None, pad_edge=False)
    for i, name in enumerate(columns):
        numbers = bool(rows) and isinstance(rows[0][i], int | float)
        table.add_column(Text(name), justify="right" if numbers else "left")
    for r in rows:
        table.add_row(*(Text("" if c is None else one_line(str(c))) for c in r))
    output.text(table)


def _no_formula(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip()[:1] in ("=", "+", "-", "@") and cell.strip() else cell


def _draw(folder: Path, target: Path) -> None:
    from hearsay.archive.picture import picture_of

    drawn = picture_of(folder)
    try:
        target.write_text(drawn, encoding="utf-8")
    except OSError as e:
        raise InputError(f"{target} cannot be written ({e.strerror}): give another file") from e
    click.echo(f"drawn: {target}")


def _run(folder: Path, paths: tuple[str, ...], settings: Settings | None, executor: Executor) -> int:
    from hearsay.archive import drive

    try:
        for s in drive.run_stages(folder, paths, settings, executor, _progress()):
            click.echo(f"{s.stage:<10} {s.shards:>6} shards, {s.made} of them now  {_counts(s.counts)}".rstrip())
    finally:
        executor.close()
    return 0


def _progress() -> Any:
    return output.progress()


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{n} {name}" for name, n in counts.items() if n)


def _settings(outlets: Path | None, **chosen: Any) -> Settings:
    from hearsay.archive.contract import Settings
    from hearsay.archive.knowledge import tables_of

    try:
        rows = outlets.read_text(encoding="utf-8") if outlets else ""
    except (OSError, UnicodeDecodeError) as e:
        raise InputError(f"{outlets} cannot be read ({e}): give a table of outlets in UTF-8") from e
    settings = Settings(outlets=rows, **chosen)
    tables_of(settings)  # a table that is none is told before anything is read
    return settings


def _executor(processes: int, memory: int, dask: str | None) -> Executor:
    _needed()
    if dask:
        from hearsay.archive.executors.dask import Dask

        return Dask("" if dask == "local" else dask, processes)
    from hearsay.archive.executors import Pool, PoolPolicy, Serial

    return Pool(PoolPolicy(processes=processes, memory=memory * 1_000_000)) if processes > 1 else Serial()


def _needed() -> None:
    from hearsay.archive import needs

    needs("pyarrow", "duckdb", "fastwarc")
