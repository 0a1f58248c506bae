"""Spoil one report of a sample story, make the brief in every form, and add a copy of a report.

    python -m evaluation.mutations --count 2000 --seed 1

For each: no crash, every span verbatim, bounds in order, and what the copy adds raises no bound. Exit code 1 where
anything went wrong.
"""

import argparse
import sys
import time
import traceback
from collections.abc import Sequence
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


def main() -> int:
    """Spoil, check, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    wrong = run(fields(), given.count, given.seed, loud=True)
    for line in wrong[:20]:
        print(line)
    print(f"{given.count} mutations, {len(wrong)} went wrong")
    return 1 if wrong else 0


def fields() -> list[Field]:
    """The sample stories."""
    return [Field.of(p) for p in sorted(Path(STORIES).iterdir()) if p.is_dir()]


def run(stories: Sequence[Field], count: int, seed: int, loud: bool = False) -> list[str]:
    """Make so many mutations. Returns what went wrong."""
    wrong: list[str] = []
    start = time.monotonic()
    for n in range(count):
        chance = Random(f"{seed} {n}")
        field = chance.choice(stories)
        try:
            wrong += [f"{field.name}, {seed} {n}: {w}" for w in _one(field, chance)]
        except Exception:  # noqa: BLE001 any crash is a finding
            wrong.append(f"{field.name}, {seed} {n}: {traceback.format_exc(limit=-3)}")
        if loud and n % 50 == 49:
            print(
                f"{n + 1} mutations, {len(wrong)} wrong, {time.monotonic() - start:.0f} s",
                *wrong[-9:],
                sep="\n    ",
                flush=True,
            )
    return wrong


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
                out.append(f"a copy raised {told}: {c.claim.text[:80]!r} {c.origins.parties}")
    return out


if __name__ == "__main__":
    sys.exit(main())
