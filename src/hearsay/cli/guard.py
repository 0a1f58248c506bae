"""Errors → messages and exit codes. The one place where everything is caught."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn

import click

from hearsay.errors import InputError

from . import output


def guarded(command: Callable[..., int]) -> Callable[..., None]:
    """Run a command that returns its exit code; an InputError ends in 2, a bug in 1, Ctrl-C in 130."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            code = command(*args, **kwargs)
        except InputError as e:
            _stop(f"hearsay: {e}", 2)
        except BrokenPipeError:
            output.close_quietly()
            code = 0
        except KeyboardInterrupt:
            _stop("hearsay: stopped", 130)
        except Exception as e:  # noqa: BLE001 a bug must end in a message and exit code 1
            _stop(output.bug(e), 1)
        sys.exit(code)

    return run


def _stop(message: str, code: int) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)
