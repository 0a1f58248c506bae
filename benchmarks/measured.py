"""Tables and JSON that benchmarks print, and the machine that they ran on."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

Row = Mapping[str, str | int | float | None]


def machine() -> dict[str, str | int | float]:
    """Processor, cores, Python, date and the load of the last minute."""
    info = Path("/proc/cpuinfo")
    name = re.search(r"model name\s*:\s*(.*)", info.read_text(encoding="utf-8")) if info.exists() else None
    return {
        "date": date.today().isoformat(),
        "processor": name[1] if name else platform.processor(),
        "cores": os.cpu_count() or 1,
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 2),
    }


def release(package: str) -> str:
    """Version of an installed package, to stand beside its name."""
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package


def show(rows: Sequence[Row], as_json: bool, notes: Mapping[str, object] | None = None) -> None:
    """Print rows as a table, or everything as JSON."""
    if as_json:
        print(json.dumps({"machine": machine(), **(notes or {}), "rows": [dict(r) for r in rows]}, indent=1))
        return
    heads = list(dict.fromkeys(k for r in rows for k in r))
    cells = [heads, *([_cell(r.get(h)) for h in heads] for r in rows)]
    widths = [max(len(c[i]) for c in cells) for i in range(len(heads))]
    for line in cells:
        print(
            "  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(line, widths, strict=True)))
        )
    for key, value in {**(notes or {}), **machine()}.items():
        print(f"{key}: {value}")


def _cell(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.1f}" if isinstance(value, float) else str(value)
