"""`hearsay serve` as a process: it prints where it is, answers there, and stops."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from click.testing import CliRunner

from hearsay.cli.main import main
from hearsay.cli.serve import is_loopback
from hearsay.serve import Settings
from hearsay.store.db import Store
from tests.serve.stock import stock

from .conftest import Run


@contextmanager
def running(*options: str) -> Iterator[str]:
    """The address of a page in a process of its own, which Ctrl-C stops."""
    command = [sys.executable, "-m", "hearsay.cli.main", "serve", "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            line = process.stdout.readline()
            found = re.search(r"hearsay is at (\S+) ", line)
            assert found, line + process.stderr.read()
            yield found[1]
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(20) in (0, 130)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("serve") / "desk.hearsay"
    stock(place)
    return str(place)


def test_the_page_is_where_it_says_and_only_there(store: str) -> None:
    with running("--store", store) as url:
        assert url.startswith("http://127.0.0.1:")
        with httpx2.Client(base_url=url) as client:
            assert "Boats sink at Orva" in client.get("/").text
            assert client.get("/", headers={"Host": "evil.example"}).status_code == 403
            assert "server" not in client.get("/").headers


def test_beyond_this_computer_it_prints_the_token(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARSAY_TOKEN", "wall-and-boats")
    with running("--store", store, "--host", "0.0.0.0", "--name", "127.0.0.1") as url:
        assert url.endswith("/?token=wall-and-boats")
        port = re.search(r":(\d+)/", url)
        assert port
        with httpx2.Client(base_url=f"http://127.0.0.1:{port[1]}") as client:
            assert client.get("/").status_code == 401
            assert client.get("/?token=wall-and-boats", follow_redirects=True).status_code == 200


def test_a_folder_is_shown_with_what_was_decided_on_it(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store of the folder goes when the page does; decisions lie in the folder before and after."""
    decided = run("decide", "confirm", "1", folder, "--why", "read both")
    assert decided.exit_code == 0, decided.stderr
    seen: list[Path] = []

    def look(settings: Settings, listening: object, *, show: bool) -> None:
        with Store.open(settings.store, read_only=True) as opened:
            assert len(opened.reports.all()) == 2
            (kept,) = opened.rulings.all()
            brief = opened.briefs.get(opened.stories.all()[0].id)
            assert brief is not None
            assert [(d["id"], d["state"]) for d in brief["decisions"]] == [(kept.id, "applied")]
        assert settings.decisions == folder / ".hearsay" / "decisions.jsonl"
        assert settings.token == ""
        assert show
        seen.append(settings.store)

    monkeypatch.setattr("hearsay.cli.serve._run", look)
    done = run("serve", "--port", "0", "--open", folder)
    assert done.exit_code == 0, done.stderr
    assert not seen[0].exists()


def test_a_folder_with_a_store_is_added_to_it(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "desk.hearsay"
    kept: list[Settings] = []
    monkeypatch.setattr("hearsay.cli.serve._run", lambda settings, listening, *, show: kept.append(settings))
    assert run("serve", "--port", "0", "--store", place, folder).exit_code == 0
    assert kept[0].store == place
    assert kept[0].decisions is None
    assert place.exists()


def test_what_cannot_be_served_is_told(run: Run, tmp_path: Path) -> None:
    done = run("serve", "--port", "0", "--store", tmp_path / "none.hearsay")
    assert done.exit_code == 2
    assert "hearsay add" in done.stderr
    (tmp_path / "text.hearsay").write_text("no store", encoding="utf-8")
    assert run("serve", "--store", tmp_path / "text.hearsay", "--port", "0").exit_code == 2
    done = run("serve", "--store", tmp_path / "none.hearsay", "--host", "no such host")
    assert done.exit_code == 2
    assert "--host" in done.stderr


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False)],
)
def test_what_only_this_computer_can_reach(host: str, own: bool) -> None:
    assert is_loopback(host) is own


def test_help_names_what_is_needed() -> None:
    done = CliRunner().invoke(main, ["serve", "--help"], prog_name="hearsay")
    assert "HEARSAY_TOKEN" in done.stdout
