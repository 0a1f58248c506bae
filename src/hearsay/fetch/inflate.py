"""Content-Encoding undone a piece at a time, so that a bomb is cut where it passes the limit. Pure."""

import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import chain
from typing import Any

from hearsay.ingest.limits import in_megabytes

from .outcome import Refusal
from .policy import FetchPolicy

ACCEPTED = "gzip, deflate, br, zstd"
"""What is asked for."""
_PIECE = 64 * 1024
_FREE_RATIO = 1_000_000
"""Below so many bytes the ratio is not looked at: short texts of blanks compress well."""
_MOST_LAYERS = 2
_ZSTD_WINDOW = 23
"""Greatest window, as a power of two."""


def inflated(raw: Iterable[bytes], encodings: str, policy: FetchPolicy) -> bytes:
    """The body that the pieces carry under these encodings (a Content-Encoding header).

    Raises Refusal for what is unknown, damaged, cut short, or grows beyond the limits.
    """
    layers = [e for e in (x.strip().lower() for x in encodings.split(",")) if e not in ("", "identity")]
    if len(layers) > _MOST_LAYERS:
        raise Refusal("encoding", f"its answer is packed {len(layers)} times over: it is not unpacked")
    came = _Counted(raw)
    pieces: Iterator[bytes] = iter(came)
    for layer in reversed(layers):
        if layer not in _LAYERS:
            raise Refusal("encoding", f'its answer is packed in an unknown way ("{layer[:20]}")')
        pieces = _bounded(_LAYERS[layer](pieces), came, policy)
    try:
        body = b"".join(pieces)
    except _damage() as e:
        raise Refusal("encoding", f"its answer is packed as {encodings[:40]} but damaged or cut short") from e
    return body


class _Counted:
    """Pieces that are counted as they go by."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces, self.size = pieces, 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.size += len(piece)
            yield piece


def _bounded(pieces: Iterable[bytes], came: _Counted, policy: FetchPolicy) -> Iterator[bytes]:
    """The pieces, as long as they are not too much, by themselves or for what came over the wire."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > policy.max_inflated_bytes:
            limit = in_megabytes(policy.max_inflated_bytes)
            raise Refusal("too_large", f"its answer unpacks to over {limit}, the limit: it was dropped")
        if size > max(_FREE_RATIO, policy.max_ratio * came.size):
            times = f"{policy.max_ratio} times its size"
            raise Refusal("too_large", f"its answer unpacks to over {times}, as only bombs do: it was dropped")
        yield piece


def _zlib(pieces: Iterable[bytes], window: int, again: bool) -> Iterator[bytes]:
    """A zlib stream; `again` for gzip's members one after the other, with zero bytes as padding (RFC 1952)."""
    unpack, any_came = zlib.decompressobj(window), False
    for given in pieces:
        piece, any_came = given, True
        while piece := _behind_padding(piece, again) if unpack.eof else piece:
            if unpack.eof:
                unpack = zlib.decompressobj(window)
            yield unpack.decompress(piece, _PIECE)
            piece = unpack.unused_data if unpack.eof else unpack.unconsumed_tail
    yield unpack.flush()
    if any_came and not unpack.eof:
        raise EOFError


def _behind_padding(piece: bytes, again: bool) -> bytes:
    """What of the bytes behind an end is another beginning."""
    return piece.lstrip(b"\0") if again else b""


def _gzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    return _zlib(pieces, 31, again=True)


def _deflate(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """With zlib's header, as RFC 9110 has it, or bare, as many servers have it."""
    rest = iter(pieces)
    first = next(rest, b"")
    first += b"" if len(first) > 1 else next(rest, b"")
    headed = len(first) > 1 and first[0] & 15 == 8 and int.from_bytes(first[:2], "big") % 31 == 0
    return _zlib(chain([first], rest) if first else (), 15 if headed else -15, again=False)


def _brotli(pieces: Iterable[bytes]) -> Iterator[bytes]:
    import brotli

    unpack, any_came = brotli.Decompressor(), False
    for piece in pieces:
        any_came = True
        part = unpack.process(piece, output_buffer_limit=_PIECE)
        while part or not unpack.can_accept_more_data():
            yield part
            part = unpack.process(b"", output_buffer_limit=_PIECE)
    if any_came and not unpack.is_finished():
        raise EOFError


def _zstd(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Frames one after the other, with windows as RFC 8878 wants them supported: up to 8 MB."""
    unpack, any_came = _zstd_frame(), False
    for given in pieces:
        piece, any_came = given, True
        while piece or not (unpack.needs_input or unpack.eof):
            if unpack.eof:
                unpack = _zstd_frame()
            yield unpack.decompress(piece, _PIECE)
            piece = unpack.unused_data if unpack.eof else b""
    if any_came and not unpack.eof:
        raise EOFError


def _zstd_frame() -> Any:
    zstd = _zstd_module()
    return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW})


def _zstd_module() -> Any:
    return import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")


def _damage() -> tuple[type[Exception], ...]:
    """What the unpackers raise on damaged input."""
    import brotli

    return (zlib.error, brotli.error, _zstd_module().ZstdError, EOFError)


_LAYERS: dict[str, Callable[[Iterable[bytes]], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
