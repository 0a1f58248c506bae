"""The parent's side: has a document parsed within its limits, and says what became of it."""

from threading import Lock

from hearsay.ingest import Draft, IngestPolicy, Source, read_source
from hearsay.ingest.limits import in_megabytes
from hearsay.model import Skipped

from . import frames
from .worker import Worker

KINDS = frozenset(("html", "live", "ninjs", "pdf", "docx", "eml", "mbox"))
"""Foreign formats: libraries, most with C code, take them apart. Text and JSON are read in this process."""
_FAULTS = (OSError, EOFError, ValueError, TypeError, LookupError)
_Found = list[Draft | Skipped]


class Sandbox:
    """Parses foreign formats in a child process that it keeps for reuse. One document at a time; other threads wait."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._worker: Worker | None = None

    def read(self, source: Source, policy: IngestPolicy) -> _Found:
        """Parse an admitted source as `hearsay.ingest.read_source` does, within the policy's time and memory."""
        if source.kind not in KINDS:
            return list(read_source(source, policy))
        with self._lock:
            was_used = self._worker is not None
            found, fault = self._ask(source, policy)
            if fault in ("memory", "gone") and was_used and not found:
                # what earlier documents left behind may be to blame: once more, in a fresh process
                found, fault = self._ask(source, policy)
            if fault:
                where = f"{source.name}, after {len(found)} texts" if found else source.name
                found.append(Skipped(what=where, reason=_reason(fault, policy)))
            return found

    def close(self) -> None:
        """End the child; the next document starts another."""
        if self._worker is not None:
            self._worker.end()
        self._worker = None

    def _ask(self, source: Source, policy: IngestPolicy) -> tuple[_Found, str]:
        """What the child finds, and what stopped it: "memory", "time", "gone", the parser's error, or nothing."""
        found: _Found = []
        fault = ""
        try:
            worker = self._ready(policy)
            worker.ask(source, policy)
            told = worker.hear()
            while told != "end" and not fault:
                if "fault" in told:
                    fault = str(told["fault"])[:120]
                    continue
                if told != "ready":
                    found.append(frames.answered(told))
                told = worker.hear(policy.max_parse_seconds)
        except TimeoutError:
            fault = "time"
        except _FAULTS:
            fault = "gone"
        if fault:
            self.close()
        return found, fault

    def _ready(self, policy: IngestPolicy) -> Worker:
        if self._worker is None or not self._worker.is_alive or self._worker.memory != policy.max_parse_bytes:
            self.close()
            self._worker = Worker(policy.max_parse_bytes)
        return self._worker


def _reason(fault: str, policy: IngestPolicy) -> str:
    if fault == "time":
        return f"took longer to parse than {policy.max_parse_seconds:g} seconds: give its text alone"
    if fault == "memory":
        return f"needs more memory to parse than {in_megabytes(policy.max_parse_bytes)}: give its text alone"
    if fault == "gone":
        return "made its parser break off: give its text alone"
    return f"made its parser fail ({fault}), which is worth a bug report: give its text alone"
