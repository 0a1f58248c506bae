"""Fuzz one target until its time is over: `python -m fuzz.one TARGET FOLDER... [libFuzzer's options]`.

With files in the place of folders each is tried once, so that a finding can be looked at again.
"""

import os
import sys
from typing import TYPE_CHECKING

import atheris

with atheris.instrument_imports(include=["hearsay"]):
    from .targets import TARGETS

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> None:
    """Hand over to libFuzzer, which ends the process."""
    name, *options = sys.argv[1:]
    target = TARGETS[name]
    check: Callable[[bytes], object] = target.check
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    atheris.Setup([sys.argv[0], f"-max_len={target.longest}", *options], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
