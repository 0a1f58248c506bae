"""One child process as its parent has it: started, asked, heard within a time, ended."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Any
from weakref import finalize

from hearsay.ingest import IngestPolicy, Source

from . import frames

_LONGEST_ANSWER = 1 << 28
_START_SECONDS = 60.0
"""Wall clock for a child to start and to load its parser, which is no document's fault."""
_KEPT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
"""Of the environment the child gets no more: keys and tokens are not its business."""


class Worker:
    """A child of `memory` bytes. Ended when it is no longer referred to, and with the program."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        environment = {k: os.environ[k] for k in _KEPT if k in os.environ}
        environment |= {"OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "hearsay.sandbox.child", str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self.end = finalize(self, _end, self._process)
        """Kill the process; a second call does nothing."""

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """The system's number of the process."""
        return self._process.pid

    def ask(self, source: Source, policy: IngestPolicy) -> None:
        """Hand over a document; the first answer is "ready", when the parser is loaded. Raises as `hear` does."""
        stdin = self._process.stdin
        assert stdin is not None  # it was asked for above
        with self._deadline(_START_SECONDS):
            frames.put(stdin, frames.request(source, policy))
            frames.put(stdin, source.data)

    def hear(self, seconds: float = _START_SECONDS) -> Any:
        """The next answer, as JSON has it.

        Raises TimeoutError when it does not come in time (the process is killed), OSError, EOFError or ValueError when
        the process is gone or says what is none.
        """
        stdout = self._process.stdout
        assert stdout is not None
        with self._deadline(seconds):
            return json.loads(frames.take(stdout, _LONGEST_ANSWER))

    @contextmanager
    def _deadline(self, seconds: float) -> Iterator[None]:
        late: list[bool] = []
        process = self._process  # not self: a timer that is still ending must not keep the worker alive

        def kill() -> None:
            late.append(True)
            process.kill()

        timer = Timer(seconds, kill)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, EOFError) as e:
            if late:
                raise TimeoutError from e
            raise
        finally:
            timer.cancel()


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        try:
            if pipe:
                pipe.close()
        except OSError:  # what was not yet written is lost with the process
            pass
    process.wait()
