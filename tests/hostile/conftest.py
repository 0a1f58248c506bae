"""Hostile and broken input. Every test here is run by `make test-hostile`, none by `make test`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearsay.sandbox import Sandbox

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            assert item.get_closest_marker("hostile"), f"{item.path} must be marked hostile"


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    made = Sandbox()
    yield made
    made.close()
