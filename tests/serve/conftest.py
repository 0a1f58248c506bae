"""The page of a small store, asked in this process."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hearsay.serve import Settings, application

from .stock import Clock, options, stock

HOST = "127.0.0.1:8642"
Served = Callable[..., "Desk"]


@dataclass(frozen=True)
class Desk:
    """A served page, with what it is made of."""

    client: TestClient
    store: Path
    clock: Clock

    def get(self, path: str, **headers: str) -> str:
        answer = self.client.get(path, headers=headers)
        assert answer.status_code == 200, answer.text
        return answer.text


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("page") / "page.hearsay"
    stock(place)
    return place


@pytest.fixture
def served(stocked: Path, tmp_path: Path) -> Iterator[Served]:
    """Serve a copy of the store; settings may be changed by name."""
    clients: list[TestClient] = []

    def serve(**changed: object) -> Desk:
        place, clock = tmp_path / "page.hearsay", Clock()
        if not place.exists():
            shutil.copy(stocked, place)
        settings = Settings(store=place, now=clock, hosts=frozenset((HOST,)), options=options())
        client = TestClient(
            application(replace(settings, **changed)),  # type: ignore[arg-type]
            base_url=f"http://{HOST}",
            raise_server_exceptions=False,
            follow_redirects=False,
        )
        client.__enter__()
        clients.append(client)
        return Desk(client, place, clock)

    yield serve
    for c in clients:
        c.__exit__(None, None, None)


@pytest.fixture
def desk(served: Served) -> Desk:
    return served()
