"""Bring a store's file to the form that this hearsay knows: numbered scripts, each applied once, all or nothing."""

from importlib import resources

from hearsay.errors import StoreError

from .connection import Connection

APPLICATION = 0x68727379
"""`hrsy`: marks the file as a store of ours (SQLite's application_id)."""


def migrations() -> tuple[str, ...]:
    """The scripts in order; the first is number 1."""
    folder = resources.files(__package__).joinpath("migrations")
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".sql"))
    return tuple(folder.joinpath(n).read_text(encoding="utf-8") for n in names)


def form_of(connection: Connection) -> int:
    """Number of the last script that was applied; 0 for an empty file.

    Raises StoreError when the file is not ours.
    """
    form, application = (connection.value(f"PRAGMA {p}") for p in ("user_version", "application_id"))
    if application != APPLICATION and (application or form or connection.value("SELECT count(*) FROM sqlite_schema")):
        raise StoreError(f"{connection.path} is an SQLite file, but no store of hearsay: give another with --store")
    return int(form)


def migrate(connection: Connection, scripts: tuple[str, ...] | None = None) -> int:
    """Apply what is missing. Returns how many scripts that were.

    Raises StoreError for a file that a newer hearsay wrote, or that is older but opened for reading only.
    """
    known = migrations() if scripts is None else scripts
    form = form_of(connection)
    _refuse_newer(connection, form, len(known))
    if form == len(known):
        return 0
    if connection.how.read_only:
        raise StoreError(f"{connection.path} is of an older form and cannot be updated: it was opened for reading only")
    with connection.writing():
        form = form_of(connection)  # another process may have been quicker
        _refuse_newer(connection, form, len(known))
        for script in known[form:]:
            connection.script(script)
        connection.script(f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {len(known)}")
    return len(known) - form


def _refuse_newer(connection: Connection, form: int, known: int) -> None:
    if form > known:
        told = f"{connection.path} was written by a newer hearsay (form {form}, this one knows {known})"
        raise StoreError(f"{told}: update hearsay, or use another store; nothing was changed")
