"""Ingest as the program does it, with parsing in the child process, and what it cost."""

import time
from dataclasses import dataclass

from hearsay.ingest import DEFAULT_POLICY, IngestPolicy, Source, ingest
from hearsay.model import Report
from hearsay.sandbox import Sandbox


@dataclass(frozen=True)
class Taken:
    reports: tuple[Report, ...]
    reasons: tuple[str, ...]
    """"what: reason" of all that was left out."""
    seconds: float

    @property
    def text(self) -> str:
        (only,) = self.reports
        return only.text

    @property
    def reason(self) -> str:
        assert self.reports == ()
        (only,) = self.reasons
        return only


def take(sandbox: Sandbox, name: str, data: bytes | str, policy: IngestPolicy = DEFAULT_POLICY) -> Taken:
    source = Source(name=name, data=data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    start = time.perf_counter()
    found = ingest([source], policy, sandbox.read)
    return Taken(found.reports, tuple(f"{s.what}: {s.reason}" for s in found.skipped), time.perf_counter() - start)
