"""The text stages, each with the time that it alone takes on one text.

What `CompactReader` and `link` call is timed where they call it: a function that a stage of this list is made of is
wrapped for as long as it is measured, so the order and the arguments are the program's own.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import wraps
from importlib import import_module
from typing import Any
from unittest.mock import patch

from hearsay.ingest import Source, ingest
from hearsay.link import link
from hearsay.model import Report
from hearsay.read import CompactReader
from hearsay.tables import Tables
from hearsay.weigh import weigh

from .scripted import ScriptedNetwork

PARTS = {
    "tokens": ("hearsay.read.reader", ("word_spans", "piece_words", "windows")),
    "parse": ("hearsay.read.reader", ("sentences", "parse", "entity_spans")),
    "attribute": ("hearsay.read.reader", ("find", "mend")),
    "quotes": ("hearsay.read.reader", ("fit_to_quotations",)),
    "resolve": ("hearsay.read.reader", ("known_parties", "Discourse")),
    "chain": ("hearsay.read.reader", ("within", "relays_only", "Chains")),
    "times": ("hearsay.read.reader", ("times_of", "date_clauses")),
    "statements": ("hearsay.read.reader", ("own_voice",)),
    "parties": ("hearsay.link", ("parties_of",)),
    "copies": ("hearsay.link", ("copies_of",)),
    "claims": ("hearsay.link", ("claims_of",)),
}
"""Stage → the module that calls its functions, and their names there."""
WHOLE = ("ingest", "read", "link", "weigh")
"""Stages that are timed from end to end; `read` and `link` with everything between their parts."""
LONGEST = 10_000_000


class Times(dict[str, float]):
    """CPU seconds of each stage: other work on the machine must not count."""

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        """Add what the block takes."""
        start = time.process_time()
        try:
            yield
        finally:
            self[stage] = self.get(stage, 0.0) + time.process_time() - start


def measure(text: str, wanted: Sequence[str] = (*WHOLE, *PARTS)) -> Times:
    """Run one text through the stages, up to the last that is wanted. Times of stages that it never reached are 0."""
    times = Times(dict.fromkeys(wanted, 0.0))
    reader = CompactReader(ScriptedNetwork())  # type: ignore[arg-type]
    tables = Tables.shipped()
    with ExitStack() as wrapped:
        for stage in PARTS:
            _wrap(stage, times, wrapped)
        with times.of("ingest"):
            source = Source(name="a.txt", data=text.encode("utf-8", "surrogatepass"), kind="text")
            ingest([source])
        report = Report(id="a", text=text, outlet="Orva Daily")
        with times.of("read"):
            reading = reader.read(report)
        if {"link", "weigh", "parties", "copies", "claims"} & set(wanted):
            with times.of("link"):
                story = link([reading], reader.vectors, tables)
            with times.of("weigh"):
                weigh(story)
    return times


def _wrap(stage: str, times: Times, wrapped: ExitStack) -> None:
    place, names = PARTS[stage]
    module = import_module(place)
    for name in names:
        wrapped.enter_context(patch.object(module, name, _timed(getattr(module, name), stage, times)))


def _timed(function: Callable[..., Any], stage: str, times: Times) -> Callable[..., Any]:
    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        with times.of(stage):
            return function(*args, **kwargs)

    return run
