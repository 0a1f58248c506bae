"""A reader without weights for tests of the command line: "X said Y." is an attribution, a word list makes vectors."""

import re
import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hearsay.model import Attribution, Link, Reading, Report, Skipped, Span, Statement

_SENTENCE = re.compile(r"[^.\n]+\.")
_SAID = re.compile(r"([A-Z]\w+ [A-Z]\w+) (said) ([^.]+)")


class FakeReader:
    """Reads every sentence by itself; refuses one that holds the word "unreadable", and breaks at "bug"."""

    def read(self, report: Report) -> Reading:
        if "bug" in report.text:
            raise ZeroDivisionError("planted")
        found, own, refused = [], [], []
        for m in _SENTENCE.finditer(report.text):
            sentence = report.cite(m.start() + len(m[0]) - len(m[0].lstrip()), m.end())
            if "unreadable" in m[0]:
                refused.append(Skipped(what=report.id, reason="refused: the words are not in the report"))
            elif said := _SAID.search(report.text, m.start(), m.end()):
                found.append(_attribution(report, said))
            else:
                own.append(Statement(evidence=sentence))
        sentences = tuple(Span(*m.span()) for m in _SENTENCE.finditer(report.text))
        return Reading(
            report=report,
            sentences=sentences,
            attributions=tuple(found),
            statements=tuple(own),
            skipped=tuple(refused),
        )

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        out = np.zeros((len(texts), 64), np.float32)
        for row, text in zip(out, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                row[zlib.crc32(word.encode()) % 64] += 1.0
        return (out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6)).astype(np.float32)


def _attribution(report: Report, m: re.Match[str]) -> Attribution:
    source = report.cite(*m.span(1))
    return Attribution(
        id=f"{report.id}.{m.start()}",
        report=report.id,
        source=(source,),
        cue=(report.cite(*m.span(2)),),
        content=(report.cite(*m.span(3)),),
        chain=(Link(name=m[1], kind="person", role="origin", evidence=(source,)),),
    )
