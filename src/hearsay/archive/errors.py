"""What is missing is said with what to install."""

from importlib.util import find_spec

from hearsay.errors import InputError

_EXTRAS = {"pyarrow": "archive", "duckdb": "archive", "fastwarc": "archive", "distributed": "cluster"}


def needs(*packages: str) -> None:
    """Raise InputError, saying which extra to install, when a package of the archive's is not there."""
    missing = [p for p in packages if find_spec(p) is None]
    if missing:
        extra = _EXTRAS[missing[-1]]
        raise InputError(
            f"archives need {', '.join(missing)}, which is not installed: run `pip install 'hearsay[{extra}]'`"
        )
