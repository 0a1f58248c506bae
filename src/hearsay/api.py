"""The Python API: paths in, values out. Each function has a command of the same name.

Heavy parts (network, parsers of foreign formats) are imported when first used, so that `import hearsay` is quick.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.errors import InputError

if TYPE_CHECKING:
    from hearsay.link import GroupedStory
    from hearsay.model import Brief, Conflict, Decision, Ingested, Loop, Reading, Skipped, WeighedClaim
    from hearsay.model.answers import Behind, ClaimChains, ClaimTellings
    from hearsay.model.kept import Added, Change
    from hearsay.newsroom import Desk
    from hearsay.read import Reader
    from hearsay.sandbox import Sandbox
    from hearsay.store.db import Store
    from hearsay.tables import Tables

PathLike = str | Path
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a caller may say about the reports and the reading of them."""

    outlet: str | None = None
    """Outlet of the reports that do not name one themselves."""
    published: str | None = None
    """Time of publication (ISO, or as in "12 July 2012") of the reports that do not give one."""
    stdin: bytes | None = None
    """What "-" among the paths stands for."""
    reader: Reader | None = None
    """Another reader than the shipped one."""
    tables: Tables | None = None
    """Other tables of outlets, wires and governments than the shipped ones."""
    decisions: PathLike | None = None
    """The file of the user's decisions; None: `.hearsay/decisions.jsonl` in the story's folder, where there is one."""
    as_read: bool = False
    """Whether decisions are left aside."""
    progress: Progress | None = None
    """Called with (done, of how many, what) while long work goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """Reports grouped into stories."""

    stories: tuple[GroupedStory, ...]
    """The stories, each report in it with the reasons."""
    ingested: Ingested
    """The reports, and what was left out."""


def brief(paths: Sequence[PathLike], options: Options | None = None) -> Brief:
    """Read the reports at the paths as one story and weigh its claims.

    Raises InputError when no report can be read; what is left out stands in `Brief.skipped`.
    """
    from hearsay import pipeline

    options = options or Options()
    readings, skipped = _readings(paths, options)
    decisions, broken = _in_force(paths, options)
    return pipeline.brief_of(readings, _reader(options), _tables(options), (*skipped, *broken), decisions)


def read(paths: Sequence[PathLike], options: Options | None = None) -> tuple[tuple[Reading, ...], tuple[Skipped, ...]]:
    """Read each report by itself, as the user corrected it. Returns the readings, and what was left out.

    Raises InputError when none is left.
    """
    from hearsay.decide import corrected, left_out

    options = options or Options()
    readings, skipped = _readings(paths, options)
    decisions, broken = _in_force(paths, options)
    changed, outcomes = corrected(readings, decisions)
    return changed, (*skipped, *broken, *left_out(outcomes))


def decide(decision: Decision, paths: Sequence[PathLike], options: Options | None = None) -> Decision:
    """Add a decision on the story at the paths to its file of decisions. Returns it with its id.

    Raises InputError when the file cannot be written.
    """
    from hearsay.decide.record import with_id
    from hearsay.store.decisions import append

    made = with_id(decision)
    append(_decisions_file(paths, options or Options()), made)
    return made


def decisions(
    paths: Sequence[PathLike], options: Options | None = None
) -> tuple[tuple[Decision, ...], tuple[Skipped, ...]]:
    """Every decision that was recorded on a story, undone ones and `Undo`s too, and the lines that hold none."""
    from hearsay.store.decisions import load

    return load(_decisions_file(paths, options or Options()))


def stories(paths: Sequence[PathLike], options: Options | None = None) -> Stories:
    """Group the reports at the paths into stories. Raises InputError when no report can be read."""
    from hearsay import pipeline

    options = options or Options()
    ingested = _ingest(paths, options)
    return Stories(stories=pipeline.stories_of(ingested.reports), ingested=ingested)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of reports that were added to a store."""

    added: tuple[Added, ...]
    """One for each report."""
    changes: tuple[Change, ...]
    """What changed about the claims of their stories."""
    skipped: tuple[Skipped, ...]
    """What was left out on the way."""


def add(paths: Sequence[PathLike], store: Store, at: datetime, options: Options | None = None) -> Taken:
    """Put the reports at the paths into an open store, and weigh the stories they belong to.

    `at` is the present moment. Raises InputError when no report can be read, StoreError when they cannot be kept.
    """
    from hearsay import newsroom

    options = options or Options()
    ingested = _ingest(paths, options)
    added = newsroom.keep(store, newsroom.from_files(ingested.reports, at))
    changes = newsroom.catch_up(desk(store, options), at)
    return Taken(added=tuple(added), changes=tuple(changes), skipped=ingested.skipped)


def catch_up(store: Store, at: datetime, options: Options | None = None) -> tuple[Change, ...]:
    """Group and weigh what is still to be: after rulings on stories, or work that was cut off. Returns what changed.

    `at` is the present moment. Raises StoreError when the store cannot be written.
    """
    from hearsay import newsroom

    return tuple(newsroom.catch_up(desk(store, options), at))


def kept_brief(story: str, store: Store, at: datetime, options: Options | None = None) -> Brief:
    """The brief of a story of an open store, with what the user decided on it (unless `as_read`). Of a story that was
    merged into another it is that one's. Nothing of it is kept but readings of reports that were not read before.

    `at` is the present moment. Raises StoreError when the store has no such story, or cannot be written.
    """
    from hearsay import newsroom

    name = store.stories.living(story).id
    return newsroom.brief_of(desk(store, options), name, at, as_read=(options or Options()).as_read)


def weigh(story: str, store: Store, at: datetime, options: Options | None = None) -> tuple[Change, ...]:
    """Weigh a story of an open store anew, after a decision on it. Returns what changed about its claims.

    `at` is the present moment. Raises StoreError when the store has no such story or cannot be written.
    """
    from hearsay import newsroom

    return tuple(newsroom.weigh(desk(store, options), store.stories.get(story).id, at))


def desk(store: Store, options: Options | None = None) -> Desk:
    """Who reads and weighs into an open store, as `hearsay.newsroom` and `hearsay.follow` want it."""
    from hearsay import newsroom, pipeline

    options = options or Options()
    return newsroom.Desk(store, _reader(options), _tables(options), options.progress or pipeline.silent)


def claims(
    reports: Sequence[PathLike] | Brief, words: str = "", options: Options | None = None
) -> tuple[WeighedClaim, ...]:
    """The claims of a story in the order of their numbers in the brief; with words, only those that have them.

    Here and below `reports` are paths, or a brief made before, so that several questions need one reading.
    """
    from hearsay import questions

    return questions.claims(_brief(reports, options), words)


def origins(query: str | int, reports: Sequence[PathLike] | Brief, options: Options | None = None) -> Behind:
    """Who stands behind the claims that the query means (a number, an id or words), and which claims a party of that
    name stands behind. Raises InputError for a number that no claim has."""
    from hearsay import questions

    return questions.behind(query, _brief(reports, options))


def chain(claim: str | int, reports: Sequence[PathLike] | Brief, options: Options | None = None) -> ClaimChains:
    """Each way in which a claim came: outlet, relays, origin, with the exact words of each link.

    A claim is a number as in the brief, an id, or words that mean one claim; else InputError lists the candidates.
    """
    from hearsay import questions

    return questions.chains(claim, _brief(reports, options))


def evidence(claim: str | int, reports: Sequence[PathLike] | Brief, options: Options | None = None) -> ClaimTellings:
    """Every mention of a claim with its sentence. A claim is given as for `chain`."""
    from hearsay import questions

    return questions.tellings(claim, _brief(reports, options))


def conflicts(reports: Sequence[PathLike] | Brief, options: Options | None = None) -> tuple[Conflict, ...]:
    """Pairs of claims that cannot both hold, and counts that a later report brought up to date."""
    return _brief(reports, options).conflicts


def loops(reports: Sequence[PathLike] | Brief, options: Options | None = None) -> tuple[Loop, ...]:
    """Circles of citation: outlets that name each other as their source."""
    return _brief(reports, options).loops


def _in_force(paths: Sequence[PathLike], options: Options) -> tuple[tuple[Decision, ...], tuple[Skipped, ...]]:
    from hearsay.decide import in_force

    if options.as_read:
        return (), ()
    found, broken = decisions(paths, options)
    return in_force(found), broken


def _decisions_file(paths: Sequence[PathLike], options: Options) -> Path:
    from hearsay.store.decisions import place_of

    return Path(options.decisions) if options.decisions is not None else place_of(paths)


def _brief(reports: Sequence[PathLike] | Brief, options: Options | None) -> Brief:
    from hearsay.model import Brief

    return reports if isinstance(reports, Brief) else brief(reports, options)


def _ingest(paths: Sequence[PathLike], options: Options) -> Ingested:
    from hearsay import pipeline
    from hearsay.ingest import IngestPolicy
    from hearsay.model import Ingested
    from hearsay.store.files import collect

    sources, unread = collect(paths, options.stdin)
    policy = IngestPolicy(outlet=options.outlet, published=options.published)
    found = pipeline.take_in(sources, policy, _sandbox().read)
    skipped = (*unread, *found.skipped)
    if not found.reports:
        listed = "".join(f"\n  {s.what}: {s.reason}" for s in skipped)
        raise InputError(f"no report could be read from {', '.join(map(str, paths)) or 'nothing'}{listed}")
    return Ingested(reports=found.reports, skipped=skipped)


@lru_cache(maxsize=1)
def _sandbox() -> Sandbox:
    from hearsay.sandbox import Sandbox

    return Sandbox()


def _readings(paths: Sequence[PathLike], options: Options) -> tuple[list[Reading], tuple[Skipped, ...]]:
    from hearsay import pipeline

    ingested = _ingest(paths, options)
    progress = options.progress or pipeline.silent
    readings = list(pipeline.read_reports(ingested.reports, _reader(options), progress))
    refused = (replace(s, mendable=False) for r in readings for s in r.skipped)
    return readings, (*ingested.skipped, *refused)


def _reader(options: Options) -> Reader:
    return options.reader or _shipped_reader(_tables(options).outlet_names)


@lru_cache(maxsize=2)
def _shipped_reader(outlets: frozenset[str]) -> Reader:
    from hearsay.read import CompactReader, Network, ReadPolicy
    from hearsay.store.weights import load_weights

    return CompactReader(Network(load_weights()), ReadPolicy(outlets=outlets))


def _tables(options: Options) -> Tables:
    from hearsay.tables import Tables

    return options.tables or Tables.shipped()
