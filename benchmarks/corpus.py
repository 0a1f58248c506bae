"""Reports for benchmarks, from JSON lines of id, outlet, published, title, text."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from hearsay.model import Moment, Report


def load_reports(path: Path, limit: int | None = None) -> list[Report]:
    """The first `limit` reports of the file, in its order; all of them without a limit. Of one id, the first stays."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(limit or 10**9), lines, strict=False)]
    return list({r["id"]: _report(r) for r in reversed(rows)}.values())[::-1]


def _report(row: dict[str, str]) -> Report:
    day = row.get("published", "")[:10]
    published = Moment(date.fromisoformat(day)) if day else None
    return Report(id=row["id"], text=row["text"], title=row["title"], outlet=row["outlet"], published=published)
