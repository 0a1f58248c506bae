"""Fuzz all targets in turns, the one that had least time first; stop at any time, and go on later.

    python -m fuzz --hours 2.5            # all
    python -m fuzz --hours 0.2 html feed  # some
    python -m fuzz --show                 # CPU seconds, runs and findings so far

What libFuzzer gathers lies in .fuzz/corpus and is not part of the project; seeds that stay lie in fuzz/corpus, findings
in .fuzz/findings. Exit code 1 when there was a finding.
"""

import argparse
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from . import ledger
from .targets import TARGETS

HERE = Path(__file__).parent
WORK = HERE.parent / ".fuzz"
HANG_S = 60
"""Seconds of wall clock on one input that are a hang, on a machine that others use too."""
MOST_MB = 2000
_DONE = re.compile(r"Done (\d+) runs|^#(\d+)\s", re.M)


def main() -> int:
    """Take turns until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--hours", type=float, default=1.0, help="wall-clock hours in all")
    parser.add_argument("--turn", type=int, default=60, help="seconds of one turn")
    parser.add_argument("--show", action="store_true", help="only show what was done")
    parser.add_argument("targets", nargs="*", choices=[[], *TARGETS])
    given = parser.parse_args()
    if given.show:
        return _show()
    end = time.monotonic() + given.hours * 3600
    found = 0
    while (left := end - time.monotonic()) > 2:
        had = ledger.seconds()
        name = min(given.targets or TARGETS, key=lambda t: had[t])
        found += _turn(name, round(min(given.turn, left)))
    return 1 if found else 0


def _turn(name: str, seconds: int) -> int:
    """One process on one target. Returns 1 where it found something."""
    corpus, findings = WORK / "corpus" / name, WORK / "findings" / name
    for folder in (corpus, findings):
        folder.mkdir(parents=True, exist_ok=True)
    for n, seed in enumerate(TARGETS[name].seeds):
        (corpus / f"seed{n}").write_bytes(seed)
    kept = [str(p) for p in (HERE / "corpus" / name,) if p.is_dir()]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    limits = [f"-timeout={HANG_S}", f"-rss_limit_mb={MOST_MB}", f"-artifact_prefix={findings}/", "-print_final_stats=1"]
    done = subprocess.run(
        [sys.executable, "-m", "fuzz.one", name, str(corpus), *kept, f"-max_total_time={seconds}", *limits],
        cwd=HERE.parent,
        capture_output=True,
        check=False,
    )
    told = done.stderr.decode("utf-8", "replace") + done.stdout.decode("utf-8", "replace")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    runs = max((int(a or b) for a, b in _DONE.findall(told)), default=0)
    bad = int(done.returncode != 0)
    turn = {"target": name, "cpu_s": round(spent), "runs": runs, "findings": bad}
    ledger.note(ledger.Turn(day=datetime.now(UTC).date().isoformat(), commit=ledger.commit(), **turn))
    print(f"{name:10} {spent:6.0f} s {runs:8} runs{' FOUND' if bad else ''}", flush=True)
    if bad:
        (findings / f"told-{int(time.time())}.txt").write_text(told[-20_000:], encoding="utf-8")
        print(told[-1500:], flush=True)
    return bad


def _show() -> int:
    turns = ledger.load()
    sums = {n: Counter[str]() for n in ("cpu_s", "runs", "findings")}
    for t in turns:
        for n, had in sums.items():
            had[t.target] += getattr(t, n)
    for name in TARGETS:
        print(f"{name:10} {sums['cpu_s'][name]:7} s {sums['runs'][name]:9} runs {sums['findings'][name]:3} findings")
    return 0


if __name__ == "__main__":
    sys.exit(main())
