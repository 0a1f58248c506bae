"""`hearsay store`: look after the store."""

from pathlib import Path

import click

from hearsay.errors import InputError

from . import keeping, output
from .arguments import form
from .guard import guarded


@click.group(epilog="\b\nExamples:\n  hearsay store info\n  hearsay store backup desk-2031-05-03.hearsay")
def store() -> None:
    """Look after the store: check, backup, export, recover, forget.

    The store is one file: --store FILE, else $HEARSAY_STORE, else store.hearsay in your data folder.
    """


@store.command(epilog="\b\nExample:\n  hearsay store info --format json")
@keeping.stored
@form("text", "json")
@guarded
def info(store: Path | None, form: str) -> int:
    """Where the store lies and what it holds."""
    from hearsay.store.db.upkeep.info import info as told

    with keeping.opened(store, read_only=True) as opened:
        found = told(opened)
    rows = {
        "path": str(found.path),
        "form": found.form,
        "sqlite": found.sqlite,
        "size": found.size,
        "log": found.log,
        **found.counts,
        "first": found.first,
        "last": found.last,
        "clock_back": found.clock_back,
    }
    if form == "json":
        output.one(rows)
    else:
        for name, value in rows.items():
            click.echo(f"{name.replace('_', ' '):<12} {'' if value is None else value}".rstrip())
    return 0


@store.command(epilog="\b\nExample:\n  hearsay store check --store desk.hearsay")
@keeping.stored
@form("text", "json")
@guarded
def check(store: Path | None, form: str) -> int:
    """Look at every page, row and text; name what is damaged.

    Nothing is changed. The exit code is 2 where something is damaged.
    """
    from hearsay.store.db.upkeep.check import check as faults_of

    path = keeping.place(store)
    found = faults_of(path)
    if form == "json":
        rows = [{"what": f.what, "page": f.page, "table": f.table, "report": f.report} for f in found]
        output.one({"path": str(path), "sound": not found, "faults": rows})
    elif found:
        for f in found:
            click.echo(f.what)
        click.echo(
            f"{path} is damaged: save what can be saved with `hearsay store recover NEW`, or go back to a backup"
        )
    else:
        click.echo(f"{path} is sound.")
    return 2 if found else 0


@store.command(epilog="\b\nExample:\n  hearsay store backup /media/stick/desk-2031-05-03.hearsay")
@click.argument("target", type=click.Path(path_type=Path))
@keeping.stored
@guarded
def backup(target: Path, store: Path | None) -> int:
    """Copy the store to TARGET, while others go on using it.

    The copy is one file, is looked through before it bears its name, and can be used as a store.
    """
    from hearsay.store.db.upkeep.backup import backup as copy

    with keeping.opened(store, read_only=True) as opened:
        copy(opened, target)
    click.echo(f"copied to {target}")
    return 0


@store.command(
    short_help="Write everything as JSON lines.",
    epilog="\b\nExamples:\n  hearsay store export desk.zip\n  hearsay store export --no-text for-colleagues/",
)
@click.argument("target", type=click.Path(path_type=Path))
@keeping.stored
@click.option("--no-text", is_flag=True, help="Hashes and offsets in the place of texts, headlines and quotations.")
@guarded
def export(target: Path, store: Path | None, no_text: bool) -> int:
    """Write everything as JSON lines to TARGET, a new folder or a .zip file."""
    from hearsay.store.db.upkeep.export import export as write

    with keeping.opened(store, read_only=True) as opened:
        counts = write(opened, target, text=not no_text)
    click.echo(f"{', '.join(f'{n} {name}' for name, n in counts.items() if n) or 'nothing'}: {target}")
    return 0


@store.command(epilog="\b\nExample:\n  hearsay store recover --store damaged.hearsay saved.hearsay")
@click.argument("target", type=click.Path(path_type=Path))
@keeping.stored
@guarded
def recover(target: Path, store: Path | None) -> int:
    """Save what is whole in a damaged store to TARGET, a new store.

    The damaged file is not touched. The exit code is 2 where something could not be saved.
    """
    from hearsay.store.db.upkeep.recover import recover as save

    saved = save(keeping.place(store), target)
    lost = (*saved.damaged, *saved.unfit)
    for line in lost:
        click.echo(f"left out: {line}", err=True)
    click.echo(f"{', '.join(f'{n} {name}' for name, n in sorted(saved.kept.items())) or 'nothing'}: {target}")
    return 2 if lost else 0


@store.command(
    short_help="Take reports out of the store for good.",
    epilog="\b\nExamples:\n  hearsay store forget https://example.org/report\n  hearsay store forget --yes 'Ana Ruiz'",
)
@click.argument("what")
@keeping.stored
@click.option("--yes", is_flag=True, help="Do it; without it, only what would be forgotten is listed.")
@guarded
def forget(what: str, store: Path | None, yes: bool) -> int:
    """Take a report, or all that names a party, out of the store for good.

    WHAT is a report's id, address or path, or a party's name: then every report whose words have it goes. Texts in
    all versions, readings, decisions on their words, claims and briefs go, and every trace on free pages and in the
    log.
    """
    from hearsay.store.db.upkeep.forget import BEYOND_REACH, doomed, wipe
    from hearsay.store.db.upkeep.forget import forget as remove

    with keeping.opened(store) as opened:
        path = str(Path(what).absolute())
        chosen = doomed(opened, path if opened.reports.at_place(path) else what)
        for name, place, title in chosen.reports:
            click.echo(f"report {name}  {place}  {title}".rstrip())
        for name, kind in chosen.decisions:
            click.echo(f"decision {name}  {kind}")
        if not yes:
            return _only_listed(bool(chosen))
        if chosen:
            remove(opened, chosen, keeping.now())
        else:
            wipe(opened)
            click.echo("nothing of it is in the store; free pages and the log were wiped")
    click.echo("forgotten here. This cannot reach:" if chosen else "This cannot reach:")
    for place in BEYOND_REACH:
        click.echo(f"  {place}")
    return 0


def _only_listed(found: bool) -> int:
    if not found:
        raise InputError(
            "nothing in the store is or names that: give a report's id, address or path, or a name as it is written"
        )
    click.echo("nothing was forgotten yet: --yes does it")
    return 0
