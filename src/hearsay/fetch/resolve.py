"""Host → IP addresses, by the system's resolver, within a time."""

import socket
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

from .addresses import IPAddress, literal
from .outcome import Refusal

Resolve = Callable[[str, float], list[IPAddress]]
"""Takes a host and seconds; gives its addresses, best first. Raises Refusal when there are none in time."""


def resolve(host: str, seconds: float) -> list[IPAddress]:
    """Ask the system. Its resolver knows no time limit: the question is put in a thread that nobody waits for."""
    written = literal(host)
    if written is not None:
        return [written]
    answers: SimpleQueue[list[IPAddress] | Exception] = SimpleQueue()
    threading.Thread(target=_ask, args=(host, answers), daemon=True, name="hearsay-resolve").start()
    try:
        answer = answers.get(timeout=max(seconds, 0.001))
    except Empty:
        raise Refusal("resolve", f"the host {host} was not found in time: check the network") from None
    if isinstance(answer, Exception) or not answer:
        raise Refusal("resolve", f"there is no host {host}: check the address and the network")
    return answer


def _ask(host: str, answers: "SimpleQueue[list[IPAddress] | Exception]") -> None:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        addresses = (literal(str(row[4][0])) for row in found)
        answers.put(list(dict.fromkeys(a for a in addresses if a is not None)))
    except (OSError, UnicodeError) as e:
        answers.put(e)
