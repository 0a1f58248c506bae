"""The child process: parses what it is given, one document after the other, until its input ends.

    python -P -m hearsay.sandbox.child MEMORY

Frames in: a request, then the document's bytes. Frames out: "ready" (the parser is loaded, the clock may run), one for
each text or complaint, "end"; or "fault" with what went wrong.
"""

import json
import os
import signal
import sys
from typing import BinaryIO

from hearsay.ingest.formats import reader_of

from . import fence
from .frames import answer, asked, put, take

_LONGEST = 1 << 40
"""The parent is believed."""
_SPARE = 2.0
"""Times the time limit after which the child ends by itself: the parent may be gone."""


def main() -> None:
    """Serve until standard input ends, or until much memory was once needed: what is left may lie in pieces."""
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):  # what a library prints must not get among the frames
        os.dup2(nowhere, standard)
    memory = int(sys.argv[1])
    worn = fence.wear(memory)
    fence.limit(memory)
    fence.close_off()
    while not worn():
        try:
            head = take(incoming, _LONGEST)
            data = take(incoming, _LONGEST)
        except EOFError:
            return
        _serve(head, data, outgoing)


def _serve(head: bytes, data: bytes, outgoing: BinaryIO) -> None:
    try:
        source, policy = asked(head, data)
        read = reader_of(source.kind or "")
        put(outgoing, b'"ready"')
        _alarm(policy.max_parse_seconds)
        for found in read(source, policy):
            put(outgoing, answer(found))
            _alarm(policy.max_parse_seconds)
        put(outgoing, b'"end"')
    except MemoryError:
        put(outgoing, b'{"fault": "memory"}')
    except Exception as e:  # noqa: BLE001 a parser's bug must cost one document, not the others
        put(outgoing, json.dumps({"fault": f"{type(e).__name__}: {str(e)[:80]}"}).encode())
    _alarm(0)


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds * _SPARE)


if __name__ == "__main__":
    main()
