"""An empty store in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearsay.store.db import Store


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "news.hearsay"


@pytest.fixture
def store(place: Path) -> Iterator[Store]:
    with Store.open(place, create=True) as made:
        yield made
