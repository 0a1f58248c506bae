"""Spoil one report of a sample story, make the brief in every form, and add a copy of a report.

    python -m evaluation.mutations --count 2000 --seed 1
    python -m evaluation.mutations --count 2000 --kept FILE   # what FILE has is not done again: stop and go on

For each: no crash, every span verbatim, bounds in order, and what the copy adds raises no bound. Exit code 1 where
anything went wrong.
"""

import argparse
import json
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from evaluation.gaming.__main__ import STORIES
from evaluation.gaming.tried import Field
from hearsay import api, pipeline
from hearsay.model import Brief, Reading
from hearsay.render.contract import brief_dict
from hearsay.render.html import html
from hearsay.render.markdown import markdown
from hearsay.render.view import view
from hearsay.tables import Tables
from hearsay.weigh.origins import origins_of
from hearsay.weigh.scene import Scene

from .changes import CHANGES

_TABLES = Tables.shipped()
_RAISED = "a copy raised "


def main() -> int:
    """Spoil, check, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kept", type=Path, help="file of what was found, a line for each; to go on from")
    given = parser.parse_args()
    known = _known(given.kept, given.seed) if given.kept else {}
    left = [n for n in range(given.count) if n not in known]
    for n, wrong in tried(fields(), left, given.seed):
        known[n] = wrong
        if given.kept:
            with given.kept.open("a", encoding="utf-8") as file:
                file.write("\n" + json.dumps({"seed": given.seed, "n": n, "wrong": wrong}))
    return _told({n: known[n] for n in range(given.count)})


def _known(kept: Path, seed: int) -> dict[int, list[str]]:
    lines = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []
    rows = [json.loads(line) for line in lines if line.endswith("]}")]  # not one in whose middle the work was ended
    return {r["n"]: r["wrong"] for r in rows if r["seed"] == seed}


def _told(found: Mapping[int, Sequence[str]]) -> int:
    every = [w for n in sorted(found) for w in found[n]]
    for line in every[:20]:
        print(line)
    sorts = Counter(s for n in found for s in {_sort(w) for w in found[n]})
    for sort, number in sorted(sorts.items()):
        print(f"{number:5} of {len(found)}: {sort}")
    print(f"{len(found)} mutations, {sum(1 for w in found.values() if w)} went wrong")
    return 1 if every else 0


def _sort(wrong: str) -> str:
    """What sort of thing went wrong; a raised bound by whether the lower or only the upper rose."""
    what = wrong.partition(": ")[2]
    if not what.startswith(_RAISED):
        return what[:40].splitlines()[0]
    return f"a copy raised the {'lower' if is_lower(wrong) else 'upper'} bound of a claim"


def is_lower(raised: str) -> bool:
    """Whether it is the lower bound that a copy raised."""
    was, now = raised.partition(_RAISED)[2].partition(":")[0].split(" to ")
    return int(now.split("-")[0]) > int(was.split("-")[0])


def fields() -> list[Field]:
    """The sample stories."""
    return [Field.of(p) for p in sorted(Path(STORIES).iterdir()) if p.is_dir()]


def run(stories: Sequence[Field], count: int, seed: int) -> list[str]:
    """Make so many mutations. Returns what went wrong."""
    return [w for _, wrong in tried(stories, range(count), seed) for w in wrong]


def tried(stories: Sequence[Field], numbers: Iterable[int], seed: int) -> Iterator[tuple[int, list[str]]]:
    """Make the mutations of these numbers. Gives each with what went wrong."""
    start = time.monotonic()
    for done, n in enumerate(numbers, 1):
        chance = Random(f"{seed} {n}")
        field = chance.choice(stories)
        try:
            wrong = [f"{field.name}, {seed} {n}: {w}" for w in _one(field, chance)]
        except Exception:  # noqa: BLE001 any crash is a finding
            wrong = [f"{field.name}, {seed} {n}: {traceback.format_exc(limit=-3)}"]
        yield n, wrong
        if done % 50 == 0:
            print(f"{done} more, {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)


def _one(field: Field, chance: Random) -> list[str]:
    reader = api._reader(api.Options())
    readings = list(field.base.story.readings)
    at = chance.randrange(len(readings))
    text = readings[at].report.text
    for change in chance.sample(CHANGES, chance.randint(1, 3)):
        text = change(text, chance) or "."
    report = replace(readings[at].report, text=text, entries=())
    readings[at] = reader.read(report)
    made = pipeline.brief_of(readings, reader, _TABLES)
    return [*_unfit(made), *_raised(made, _with_copy(readings, chance))]


def _with_copy(readings: Sequence[Reading], chance: Random) -> Brief:
    reader = api._reader(api.Options())
    report = replace(chance.choice(readings).report, id="copy", outlet="Copycat Daily", entries=())
    return pipeline.brief_of([*readings, reader.read(report)], reader, _TABLES)


def _unfit(made: Brief) -> list[str]:
    """Spans that are not verbatim, bounds out of order, forms that cannot be shown."""
    texts = {r.report.id: r.report.text for r in made.story.readings}
    cited = [e for c in made.claims for r in c.reasons for e in r.evidence]
    cited += [m.evidence for c in made.claims for m in c.claim.mentions]
    cited += [e for t in made.timeline for e in t.evidence]
    wrong = [f"not verbatim: {e}" for e in cited if texts[e.report][e.span.start : e.span.end] != e.text]
    wrong += [f"bounds {c.origins}" for c in made.claims if not 0 <= c.origins.low <= c.origins.high]
    brief_dict(made)
    shown = view(made, everything=True)
    markdown(shown, why=True)
    page = html(shown, [r.report for r in made.story.readings])
    return wrong + (["a script in the page"] if "<script" in page.lower() else [])


def _raised(before: Brief, after: Brief) -> list[str]:
    """Bounds that rose by what a copy adds to a claim."""
    scene = Scene(before.story)
    out = []
    for c in after.claims:
        own = tuple(m for m in c.claim.mentions if m.report != "copy")
        if own:
            was = origins_of(replace(c.claim, mentions=own), scene)[0]
            if c.origins.low > was.low or c.origins.high > was.high:
                told = f"{was.low}-{was.high} to {c.origins.low}-{c.origins.high}"
                out.append(f"{_RAISED}{told}: {c.claim.text[:80]!r} {c.origins.parties}")
    return out


if __name__ == "__main__":
    sys.exit(main())
