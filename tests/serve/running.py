"""A page on a real socket of this computer, in a thread of this process."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from hearsay.serve import Settings, application

from .stock import Clock, options


@contextmanager
def running(store: Path, clock: Clock | None = None, *, name: str = "127.0.0.1", token: str = "") -> Iterator[str]:
    """The address of the page of a store; `name` is what browsers call this computer."""
    with socket.create_server(("127.0.0.1", 0)) as sock:
        host = f"{name}:{sock.getsockname()[1]}"
        made = Settings(store=store, now=clock or Clock(), hosts=frozenset((host,)), options=options(), token=token)
        config = uvicorn.Config(application(made), log_level="critical", access_log=False, lifespan="on", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        try:
            yield f"http://{host}"
        finally:
            server.should_exit = True
            thread.join(20)
