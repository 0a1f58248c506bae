"""Time expressions: our tagger beside recognizers-text and dateparser, on one annotated file, scored by one scorer.

    python -m benchmarks.times GOLD --scorer SCRIPT [--out FOLDER] [--json]

GOLD: JSON lines of doc_id, dct (the document's day), text, timexes. SCRIPT is called as `SCRIPT times GOLD READINGS`
and prints rows "relaxed P .. R .. F1 ..", strict, type and value (TempEval-3). The readings stay in FOLDER if given.
Every tagger gets the document's day. Peers are helped where their output has another form than TIMEX3: an ambiguous
weekday or month becomes the past one (this is news), a range of three months a quarter, a bare year or month its own
granularity; of dateparser's settings the best of those tried on this very file is shown.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from benchmarks.measured import Row, release, show
from hearsay.model import Moment, Report, Span
from hearsay.read.times import times_of

Found = list[dict[str, Any]]
Tagger = Callable[[str, date], Found]
_FIGURE = re.compile(r"(\w+)\s+P\s+([\d.]+)% R\s+([\d.]+)% F1\s+([\d.]+)%")
_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”’')]*(?=\s)|\n\s*\n|\Z)", re.S)


def main() -> None:
    """Tag, score and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold", type=Path)
    ap.add_argument("--scorer", type=Path, required=True)
    ap.add_argument("--out", type=Path)
    ap.add_argument("--json", action="store_true")
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        out = args.out or Path(tmp)
        out.mkdir(parents=True, exist_ok=True)
        documents = [json.loads(line) for line in args.gold.read_text(encoding="utf-8").splitlines()]
        rows = [_measure(name, tag, documents, (args.gold, args.scorer, out)) for name, tag in _taggers()]
    show(_best_settings(rows), args.json, {"documents": len(documents)})


def _taggers() -> list[tuple[str, Tagger]]:
    return [
        ("hearsay", _ours),
        (release("recognizers-text-date-time"), _recognizers),
        (f"{release('dateparser')} as it is", _dateparser_as_it_is),
        *((f"{release('dateparser')} helped, {name}", _dateparser(s)) for name, s in SETTINGS.items()),
    ]


def _measure(
    name: str, tag: Tagger, documents: Sequence[Mapping[str, Any]], paths: tuple[Path, Path, Path]
) -> dict[str, str | int | float | None]:
    gold, scorer, out = paths
    tag("It opened on Monday, 3 May 2010.", date(2010, 5, 5))  # what is built on first use is not counted
    began = time.process_time()
    read = [{"report": d["doc_id"], "times": tag(d["text"], date.fromisoformat(d["dct"]))} for d in documents]
    seconds = time.process_time() - began
    path = out / f"{re.sub(r'[^a-z0-9]+', '-', name.lower())}.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in read), encoding="utf-8")
    printed = subprocess.run(
        [sys.executable, str(scorer), "times", str(gold), str(path)], check=True, capture_output=True, text=True
    )
    figures = {m[1]: float(m[4]) for m in _FIGURE.finditer(printed.stdout)}
    words = sum(len(d["text"].split()) for d in documents)
    return {"tagger": name, **{f"{k} F1": v for k, v in figures.items()}, "words/s": round(words / seconds)}


def _best_settings(rows: Sequence[Row]) -> list[Row]:
    """Of the rows of dateparser with help only the one with the best values."""
    tried = [r for r in rows if "helped" in str(r["tagger"])]
    best = max(tried, key=lambda r: float(r["value F1"] or 0))
    return [*(r for r in rows if r not in tried), best]


def _ours(text: str, day: date) -> Found:
    report = Report(id="r", text=text, published=Moment(day))
    sentences = [Span(*m.span()) for m in _SENTENCE.finditer(text)]
    found = times_of(report, (), sentences)
    return [
        {"start": t.evidence.span.start, "end": t.evidence.span.end, "type": t.type, "value": t.value} for t in found
    ]


_TYPES = {
    "date": "DATE", "daterange": "DATE", "datetime": "TIME", "datetimerange": "TIME", "time": "TIME",
    "timerange": "TIME", "duration": "DURATION", "set": "SET", "datetimealt": "DATE",
}  # fmt: skip
_QUARTER = re.compile(r"\((\d{4})-(01|04|07|10)-01,\d{4}-\d\d-01,P3M\)")


def _recognizers(text: str, day: date) -> Found:
    from recognizers_date_time import Culture, recognize_datetime

    out = []
    for r in recognize_datetime(text, Culture.English, reference=datetime(day.year, day.month, day.day)):
        kind = r.type_name.split(".")[-1]
        if values := (r.resolution or {}).get("values"):
            out.append(
                {"start": r.start, "end": r.end + 1, "type": _TYPES[kind], "value": _timex(values, day.isoformat())}
            )
    return out


def _timex(values: Sequence[Mapping[str, str]], today: str) -> str:
    """TIMEX3 of a resolution; where the year or week is open, that of the latest reading that is past."""
    timex = values[0]["timex"]
    if quarter := _QUARTER.fullmatch(timex):
        return f"{quarter[1]}-Q{(int(quarter[2]) + 2) // 3}"
    if timex.startswith("XXXX"):
        days = [v.get("value") or v.get("start") or "" for v in values]
        past = [d for d in days if d and d[:10] <= today]
        chosen = max(past) if past else min(filter(None, days), default=timex)
        return chosen[:7] if re.fullmatch(r"XXXX-\d\d", timex) else chosen.replace(" ", "T")
    if timex.startswith("("):
        return timex[1:].split(",")[0]
    return timex


SETTINGS: Mapping[str, Mapping[str, Any]] = {
    "past": {"PREFER_DATES_FROM": "past"},
    "current period": {"PREFER_DATES_FROM": "current_period"},
    "past, strict": {"PREFER_DATES_FROM": "past", "STRICT_PARSING": True},
    "past, month required": {"PREFER_DATES_FROM": "past", "REQUIRE_PARTS": ["month"]},
}
"""Settings of dateparser that were tried."""
_LEAD = re.compile(r"^(?:(?:in|on|at|of|since|by|from|until|after|before|and|just|the|a|an)\s+)+(?=\S)", re.I)
_TRAIL = re.compile(r"[\s,]+(?:the|and|in|of|a|an|after|before|on|at|to|from|[\s,])+$", re.I)
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_UNITS = {"year": "P{}Y", "month": "P{}M", "week": "P{}W", "day": "P{}D", "hour": "PT{}H", "minute": "PT{}M"}
_NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten".split())} | {"a": 1}
_LENGTH = re.compile(r"(\d+|[a-z]+)[ -](year|month|week|day|hour|minute)s?", re.I)
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?(?: \d{4})?|\w+ month|\w+ months? ago", re.I
)


def _dateparser_as_it_is(text: str, day: date) -> Found:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime(day.year, day.month, day.day), "PREFER_DATES_FROM": "past"}
    out, at = [], 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            out.append({"start": start, "end": at, "type": "DATE", "value": moment.strftime("%Y-%m-%d")})
    return out


def _dateparser(settings: Mapping[str, Any]) -> Tagger:
    def tag(text: str, day: date) -> Found:
        from dateparser.search import search_dates

        base = {"RELATIVE_BASE": datetime(day.year, day.month, day.day), **settings}
        out, at = [], 0
        for words, moment in search_dates(text, languages=["en"], settings=base) or ():
            start = text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            if found := _helped(words, moment, day):
                lead = _LEAD.match(words)
                first = start + (lead.end() if lead else 0)
                out.append({"start": first, "end": start + len(_TRAIL.sub("", words)), **found})
        return out

    return tag


def _helped(words: str, moment: datetime, day: date) -> dict[str, str] | None:
    """Type and value in TIMEX3 of what dateparser found; None for bare numbers, which it takes for days."""
    bare = _TRAIL.sub("", _LEAD.sub("", words)).strip().lower()
    length = _LENGTH.fullmatch(bare)
    if length and (n := int(length[1]) if length[1].isdigit() else _NUMBERS.get(length[1])):
        return {"type": "DURATION", "value": _UNITS[length[2]].format(n)}
    if not re.search(r"[a-z]{3}|\b(?:1[89]|20)\d\d\b|\d:\d\d", bare):
        return None
    if bare == "now":
        return {"type": "DATE", "value": "PRESENT_REF"}
    if re.search(r"\d:\d\d|\d ?[ap]\.?m\b", bare):
        return {"type": "TIME", "value": moment.strftime("%Y-%m-%dT%H:%M") + ("Z" if "utc" in bare else "")}
    return {"type": "DATE", "value": _granular(bare, moment, day)}


def _granular(bare: str, moment: datetime, day: date) -> str:
    """A year, month or week where the words give no day; the document's day for its own weekday."""
    if re.fullmatch(r"\d{4}|\w+ year|\w+ years? ago", bare):
        return f"{moment.year:04}"
    if _MONTH.fullmatch(bare):
        return moment.strftime("%Y-%m")
    if re.fullmatch(r"\w+ week|\w+ weeks? ago", bare):
        return moment.strftime("%G-W%V")
    return day.isoformat() if bare == _DAYS[day.weekday()] else moment.strftime("%Y-%m-%d")


if __name__ == "__main__":
    main()
