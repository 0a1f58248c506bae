"""A real browser on the page of a small store. What it asks for elsewhere, says or shows as a dialogue is a failure."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.serve.running import running
from tests.serve.stock import Clock, stock

NAME = "desk.example"
"""A name that the browser takes for this computer: to it, a site without encryption somewhere else."""
FLAGS = [
    *(
        "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
        " --disable-component-update --disable-sync --disable-features=Translate,OptimizationHints"
    ).split(),
    f"--host-resolver-rules=MAP {NAME} 127.0.0.1",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """Where a Chromium is: $HEARSAY_CHROMIUM, or one that is installed."""
    named = os.environ.get("HEARSAY_CHROMIUM")
    return named or next((p for n in NAMES if (p := shutil.which(n))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    place = chromium()
    if place is None:
        pytest.skip("no Chromium is installed: apt-get install chromium, or name one in HEARSAY_CHROMIUM")
    with sync_playwright() as p:
        found = p.chromium.launch(executable_path=place, args=FLAGS)
        yield found
        found.close()


@dataclass
class Seen:
    """A page in the browser, and what it did that it should not."""

    page: Page
    url: str
    store: Path
    clock: Clock
    elsewhere: list[str] = field(default_factory=list)
    dialogues: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        self.page.goto(self.url + path)
        return self.page

    def is_clean(self) -> None:
        assert (self.elsewhere, self.dialogues, self.errors) == ([], [], [])


Opened = Callable[..., Seen]


def watch(context: BrowserContext, url: str, store: Path, clock: Clock) -> Seen:
    page = context.new_page()
    page.set_default_timeout(10_000)
    seen = Seen(page, url, store, clock)
    page.on("request", lambda r: None if r.url.startswith((url, "data:")) else seen.elsewhere.append(r.url))
    page.on("dialog", lambda d: (seen.dialogues.append(d.message), d.dismiss()))
    page.on("pageerror", lambda e: seen.errors.append(str(e)))
    page.on("console", lambda m: seen.errors.append(m.text) if m.type in ("error", "warning") else None)
    return seen


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("browser") / "page.hearsay"
    stock(place)
    return place


@pytest.fixture
def opened(browser: Browser, stocked: Path, tmp_path: Path) -> Iterator[Opened]:
    """Open a browser window; what it may be told: viewport, color_scheme, java_script_enabled, …"""
    place, clock, contexts = tmp_path / "page.hearsay", Clock(), []
    shutil.copy(stocked, place)
    with running(place, clock) as url:

        def open_(**how: object) -> Seen:
            context = browser.new_context(**how)  # type: ignore[arg-type]
            contexts.append(context)
            return watch(context, url, place, clock)

        yield open_
        for c in contexts:
            c.close()


@pytest.fixture
def seen(opened: Opened) -> Seen:
    return opened()
