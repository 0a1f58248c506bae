"""How much of one report is compared: whoever writes a statement in every line must not make the story grind.

In: a reading. Out: the same with the tellings that stand first in the text, and told so where any were left out.
"""

from dataclasses import replace

from hearsay.model import Attribution, Reading, Skipped, Statement

MAX_TELLINGS = 1000
"""Attributions and own-voice statements of one report that are kept: what follows grows with their square. A long
report has a few hundred."""


def bounded(reading: Reading, most: int = MAX_TELLINGS) -> Reading:
    """Keep the first tellings; all of them where they are no more than `most`."""
    tellings: list[Attribution | Statement] = [*reading.attributions, *reading.statements]
    if len(tellings) <= most:
        return reading
    first = sorted(tellings, key=_start)[:most]
    kept = {t.id for t in first if isinstance(t, Attribution)}
    inside = tuple(
        replace(a, within=a.within if a.within in kept else None) for a in reading.attributions if a.id in kept
    )
    own = reading.statements[: most - len(kept)]
    reason = (
        f"tells {len(tellings)} things, of which the first {most} were compared: give it in parts if the rest matters"
    )
    left_out = Skipped(what=reading.report.path or reading.report.id, reason=reason)
    return replace(reading, attributions=inside, statements=own, skipped=(*reading.skipped, left_out))


def _start(telling: Attribution | Statement) -> int:
    return (telling.content[0] if isinstance(telling, Attribution) else telling.evidence).span.start
