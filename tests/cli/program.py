"""The program in a process of its own, with the fake reader in place of the weights: `python -m tests.cli.program`."""

import hearsay.api
from hearsay.cli.main import main
from tests.cli.fake import FakeReader

if __name__ == "__main__":
    hearsay.api._shipped_reader = lambda outlets: FakeReader()  # type: ignore[assignment]
    main(prog_name="hearsay")
