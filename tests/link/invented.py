"""One-line factories for invented stories, and a stand-in for sentence vectors that needs no model."""

import re
import zlib
from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from hearsay.model import Attribution, Evidence, Link, Moment, Reading, Report, Role, Span, Stance, Statement
from hearsay.tables.names import stem

Chain = Sequence[tuple[str | None, str]]


def bag(texts: Sequence[str]) -> NDArray[np.float32]:
    """Vectors of hashed stems: texts with the same words are near each other, others are not."""
    out = np.zeros((len(texts), 128), np.float32)
    for i, text in enumerate(texts):
        for word in re.findall(r"[a-z0-9]+", text.lower()):
            out[i, zlib.crc32(stem(word).encode()) % 128] += 1.0
    norms = np.linalg.norm(out, axis=1, keepdims=True)
    return (out / np.maximum(norms, 1e-6)).astype(np.float32)


def report(name: str, text: str, outlet: str = "", day: str | None = None) -> Report:
    published = Moment(date.fromisoformat(day)) if day else None
    return Report(id=name, text=text, outlet=outlet, published=published)


def cite(r: Report, words: str) -> Evidence:
    start = r.text.index(words)
    return r.cite(start, start + len(words))


def told(r: Report, content: str, chain: Chain, cue: str = "said", stance: Stance = "asserts") -> Attribution:
    """An attribution whose source words are the last link's name where the text has it."""
    links = []
    for i, (name, kind) in enumerate(chain):
        role: Role = "origin" if i == len(chain) - 1 else "relay"
        evidence = (cite(r, name),) if name and name in r.text else ()
        links.append(Link(name=name, kind=kind, role=role, evidence=evidence))  # type: ignore[arg-type]
    said = cite(r, content)
    cues = (cite(r, cue),) if cue in r.text else ()
    return Attribution(
        id=f"{r.id}.{said.span.start}.{'-'.join(str(n) for n, _ in chain)}",
        report=r.id,
        source=links[-1].evidence,
        cue=cues,
        content=(said,),
        chain=tuple(links),
        stance=stance,
    )


def reading(r: Report, *attributions: Attribution, own: Sequence[str] = ()) -> Reading:
    statements = tuple(Statement(evidence=cite(r, words)) for words in own)
    sentences = tuple(Span(*m.span()) for m in re.finditer(r"[^.!?\s][^.!?]*[.!?]?", r.text))
    return Reading(report=r, sentences=sentences, attributions=attributions, statements=statements)


def named(*names: tuple[str, str | None, str], texts: dict[str, str] | None = None) -> list[Reading]:
    """Readings in which (report, name, kind) each say something; `texts` adds words to a report."""
    by_report: dict[str, list[tuple[str | None, str]]] = {}
    for name, party, kind in names:
        by_report.setdefault(name, []).append((party, kind))
    out = []
    for name, parties in sorted(by_report.items()):
        extra = (texts or {}).get(name, "")
        lines = [f"{p or 'Reportedly'} said matter {name} number {i} stands open." for i, (p, _) in enumerate(parties)]
        r = report(name, " ".join([*lines, extra]).strip())
        told_all = [told(r, f"matter {name} number {i} stands open", [x]) for i, x in enumerate(parties)]
        out.append(reading(r, *told_all))
    return out
