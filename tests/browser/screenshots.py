"""The pictures of the documentation: the page of the sample stories, in a browser, light, dark and on a phone.

    python -m tests.browser.screenshots docs/screenshots

Needs a Chromium, and makes the files smaller where Pillow is installed.
"""

import contextlib
import io
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from hearsay import api
from hearsay.store.db import Store
from tests.browser.conftest import FLAGS, chromium
from tests.serve.running import running

EXAMPLES = Path(__file__).parents[2] / "examples"
ORDER = ("recount", "ferry-sinking", "bank-leak", "quarry-flood", "dam-evacuation", "port-strike-vote")
WIDE, PHONE = (1200, 900), (390, 780)
SEEN = 40
"""Number of the last change that was seen at the visit before."""


def stock(place: Path) -> None:
    """The sample stories, one a day."""
    with Store.open(place, create=True) as store:
        for n, name in enumerate(ORDER):
            api.add([EXAMPLES / name], store, datetime(2031, 5, 1, 12, tzinfo=UTC) + timedelta(days=n))


def shots(url: str, browser: Browser, folder: Path) -> None:
    """Take all pictures."""

    def window(size: tuple[int, int], scheme: str = "light") -> Page:
        viewport = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=viewport, color_scheme=scheme)  # type: ignore[arg-type]
        cookie = f"{SEEN}.{SEEN}.{int(time.time()) - 7200}"
        context.add_cookies([{"name": "hearsay_visit", "value": cookie, "url": url}])
        return context.new_page()

    page = window(WIDE)
    page.goto(url)
    story = str(page.locator("h3 a", has_text="Doubts over").first.get_attribute("href"))
    page.goto(url + story)
    claim = str(page.locator("#brief .words a").first.get_attribute("href"))
    page.goto(url + claim)
    words = str(page.locator("blockquote a").first.get_attribute("href")).partition("#")[0]
    pages = {
        "stories": "/",
        "story": story,
        "graph": f"{story}/graph",
        "claim": claim,
        "report": words,
        "changes": "/changes",
        "checks": "/checks",
    }
    pages |= {"source": "/sources?name=Ines+Marrow", "search": "/search?q=vote"}
    for name, path in pages.items():
        for suffix, size, scheme in (("", WIDE, "light"), ("-dark", WIDE, "dark"), ("-phone", PHONE, "light")):
            if not suffix or name in ("stories", "story", "claim", "report"):
                page = window(size, scheme)
                page.goto(url + path)
                if name == "graph":
                    page.locator("#party").select_option(index=1)
                page.evaluate("document.querySelectorAll('.place').forEach(e => { e.style.visibility = 'hidden' })")
                save(page.screenshot(), folder / f"{name}{suffix}.png")
    page = window((WIDE[0], 1250))
    page.goto(f"{url}{story}#table")
    page.locator("#table").scroll_into_view_if_needed()
    save(page.screenshot(), folder / "table.png")


def save(picture: bytes, place: Path) -> None:
    """Write a picture, with a palette where Pillow can make one."""
    with contextlib.suppress(ImportError):
        from PIL import Image

        small = io.BytesIO()
        Image.open(io.BytesIO(picture)).convert("RGB").quantize(128).save(small, "PNG", optimize=True)
        picture = small.getvalue()
    place.write_bytes(picture)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as p:
        stock(Path(temporary) / "page.hearsay")
        found = p.chromium.launch(executable_path=chromium(), args=FLAGS)
        with running(Path(temporary) / "page.hearsay") as address:
            shots(address, found, Path(sys.argv[1]))
        found.close()
