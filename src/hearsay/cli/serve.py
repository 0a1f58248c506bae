"""`hearsay serve`: the local page."""

from __future__ import annotations

import contextlib
import ipaddress
import os
import secrets
import socket
import tempfile
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hearsay.errors import InputError

from . import keeping, output
from .arguments import about_reports, options
from .guard import guarded

if TYPE_CHECKING:
    from hearsay.api import Options
    from hearsay.serve import Settings

PORT = 8642


@click.command(
    epilog="\b\nExamples:\n  hearsay serve\n  hearsay serve story/\n  hearsay serve --store desk.hearsay --port 9000"
)
@click.argument("paths", nargs=-1, type=click.Path())
@about_reports
@keeping.stored
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="Port.")
@click.option(
    "--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Address to listen at, of this computer."
)
@click.option(
    "--name", metavar="NAME", multiple=True, help="Another name under which browsers reach it, e.g. desk.example."
)
@click.option("--open", "show", is_flag=True, help="Open it in your browser.")
@guarded
def serve(paths: tuple[str, ...], outlet: str | None, published: str | None, store: Path | None, **how: Any) -> int:
    """Show the store as a page in your browser.

    With PATHS, the page shows these reports alone: they are read into a store that goes when you stop, and your
    decisions are kept in the story's folder, as `hearsay decide` keeps them. With --store too, they are added to that
    store.

    Beyond this computer (--host) the page needs a token, which is printed, or taken from $HEARSAY_TOKEN.
    """
    given = options(paths, outlet, published)
    with contextlib.ExitStack() as stack:
        place = keeping.place(store)
        if paths and store is None:
            place = stack.enter_context(_passing())
        decisions = _taken(paths, place, given, own=store is None) if paths else None
        listening = stack.enter_context(_listening(how["host"], how["port"]))
        _run(_settings(place, given, decisions, listening, how), listening, show=how["show"])
    return 0


@contextlib.contextmanager
def _passing() -> Iterator[Path]:
    """A store that goes when the page does."""
    with tempfile.TemporaryDirectory(prefix="hearsay-") as folder:
        yield Path(folder) / "page.hearsay"


def _taken(paths: tuple[str, ...], place: Path, given: Options, *, own: bool) -> Path | None:
    """Take the reports in. Returns the file for decisions, where they are not kept in the store alone."""
    from hearsay import api
    from hearsay.store.decisions import place_of

    at = keeping.now()
    with keeping.opened(place, create=True) as opened:
        taken = api.add(paths, opened, at, given)
        output.left_out(taken.skipped, shown=False)
        if not own or "-" in paths:
            return None
        decisions, broken = api.decisions(paths, given)
        output.left_out(broken, shown=False)
        for d in decisions:
            opened.rulings.add(d)
        for story in opened.briefs.due():
            api.weigh(story, opened, at, given)
    return place_of(paths)


@contextlib.contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens. Raises InputError when the address or port cannot be had."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        sock = socket.create_server((host, port), family=family, backlog=128)
    except OSError as e:
        raise InputError(
            f"cannot listen at {host} port {port} ({e.strerror}): give another with --host or --port"
        ) from e
    with sock:
        yield sock


def _settings(
    place: Path, given: Options, decisions: Path | None, listening: socket.socket, how: dict[str, Any]
) -> Settings:
    from hearsay.serve import Settings

    port = listening.getsockname()[1]
    token = "" if is_loopback(how["host"]) else os.environ.get("HEARSAY_TOKEN") or secrets.token_urlsafe(24)
    return Settings(
        store=place,
        now=keeping.now,
        hosts=frozenset(h for name in _names(how["host"], how["name"]) for h in _with_port(name, port)),
        token=token,
        options=given,
        decisions=decisions,
    )


def is_loopback(host: str) -> bool:
    """Whether only this computer can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _names(host: str, more: tuple[str, ...]) -> set[str]:
    """The names that a request may ask for."""
    own = {"127.0.0.1", "localhost", "[::1]"} if is_loopback(host) else {f"[{host}]" if ":" in host else host}
    return {*own, *(n.lower() for n in more)}


def _with_port(name: str, port: int) -> tuple[str, ...]:
    return (f"{name}:{port}", name) if port == 80 else (f"{name}:{port}",)


def _run(settings: Settings, listening: socket.socket, *, show: bool) -> None:
    import uvicorn

    from hearsay.serve import application

    app = application(settings)
    host, port = listening.getsockname()[:2]
    at = f"[{host}]" if ":" in host else host
    query = f"?token={settings.token}" if settings.token else ""
    url = f"http://{at}:{port}/{query}"
    click.echo(f"hearsay is at {url} (Ctrl-C stops it)")
    if show:
        webbrowser.open(url)
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="on", ws="none")
    uvicorn.Server(config).run(sockets=[listening])
