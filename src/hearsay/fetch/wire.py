"""Sockets: where a host's addresses are checked and one of them is connected to, and where time and bytes run out.

Looking up, checking and connecting are one step, so that what was checked is what is spoken to (no DNS rebinding).
TLS still names and verifies the host. Every read and write ends with the fetch's deadline, however slowly bytes drip.
"""

import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from httpcore2 import SOCKET_OPTION, ConnectError, ConnectTimeout, NetworkBackend, NetworkStream, SyncBackend

from .addresses import IPAddress, why_special
from .opened import named
from .outcome import Refusal
from .resolve import Resolve


@dataclass(slots=True)
class Allowance:
    """What the fetch in progress may still take. One fetch at a time has it."""

    until: float = 0.0
    """Moment of `time.monotonic` at which the time is up."""
    bytes_left: int = 0
    """Bytes that may still come."""
    of_what: str = ""
    """What the bytes are, for messages."""

    def start(self, seconds: float) -> None:
        """Begin a fetch."""
        self.until = time.monotonic() + seconds

    def expect(self, size: int, of_what: str) -> None:
        """Say how much of what may come next."""
        self.bytes_left, self.of_what = size, of_what

    def seconds_left(self) -> float:
        """Raises Refusal when the time is up."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise Refusal("timeout", "it took too long: what had come was dropped")
        return left

    def take(self, size: int) -> None:
        """Count bytes that came. Raises Refusal when they are too many."""
        self.bytes_left -= size
        if self.bytes_left < 0:
            raise Refusal("too_large", f"it sends too large {self.of_what}: what had come was dropped")


@dataclass(slots=True, kw_only=True)
class GuardedBackend(NetworkBackend):
    """Connects only to public addresses, or to hosts that the user opened by name."""

    allowance: Allowance
    """Of the fetch in progress."""
    resolve: Resolve
    """Finds a host's addresses."""
    open_hosts: frozenset[str]
    """Hosts, "host" or "host:port", that may be private."""
    connect_s: float
    """Longest time for one address."""
    connect: Callable[..., NetworkStream] = SyncBackend().connect_tcp
    """Opens a socket to an IP address."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Connect to the first of the host's addresses that answers, after all of them were checked."""
        last: ConnectError | ConnectTimeout | None = None
        for address in self._checked(host, port):
            try:
                patience = min(self.connect_s, self.allowance.seconds_left())
                bare = self.connect(str(address), port, patience, local_address, socket_options)
                return GuardedStream(bare, self.allowance)
            except (ConnectError, ConnectTimeout) as e:
                last = e
        raise last or ConnectError(f"no address of {host}")

    def _checked(self, host: str, port: int) -> list[IPAddress]:
        addresses = self.resolve(host, self.allowance.seconds_left())
        for address in addresses:
            special = why_special(address)
            if special and self.open_hosts.isdisjoint(named(host, port)):
                told = f"{host} leads to {address}, {special}: nothing was sent"
                raise Refusal("address", f"{told}; --allow-private {named(host, port)[1]} opens it if you mean it")
        return addresses


class GuardedStream(NetworkStream):
    """A connection whose reads and writes keep the fetch's deadline and size."""

    def __init__(self, bare: NetworkStream, allowance: Allowance) -> None:
        self._bare, self._allowance = bare, allowance

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come."""
        data = self._bare.read(max_bytes, self._allowance.seconds_left())
        self._allowance.take(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of it."""
        self._bare.write(buffer, self._allowance.seconds_left())

    def close(self) -> None:
        """Close the socket."""
        self._bare.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        """Go on encrypted, with a host that proves its name."""
        secure = self._bare.start_tls(ssl_context, server_hostname, self._allowance.seconds_left())
        return GuardedStream(secure, self._allowance)

    def get_extra_info(self, info: str) -> Any:
        """What the socket tells about itself."""
        return self._bare.get_extra_info(info)
