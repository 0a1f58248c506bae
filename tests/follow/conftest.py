"""A newsroom for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearsay.store.db import Store
from tests.fetch.site import TestClock, serving

from .newsroom import Newsroom


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Newsroom]:
    with serving() as site, Store.open(tmp_path / "desk.hearsay", create=True) as store:
        yield Newsroom(store, site, TestClock())
