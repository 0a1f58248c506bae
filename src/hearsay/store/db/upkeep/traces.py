"""Everything in a store that came of some documents, and its removal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from hearsay.link.grouping import Feature
from hearsay.tables.names import flat

from ..claims import state_of
from ..codec import decode, form_of, unsqueeze
from ..connection import Connection

_WORD = re.compile(r"\w{3,}")
_SENTENCES = (
    ("placements", "reasons"),
    ("claim_states", "reason"),
    ("story_states", "why"),
    ("pins", "why"),
    ("notices", "why"),
)
"""Columns with sentences that may hold words of a text, ours or the user's."""
_TABLES = (
    ("readings", "report"),
    ("arrivals", "report"),
    ("mentions", "report"),
    ("notices", "document"),
    ("features", "document"),
    ("keywords", "document"),
    ("waiting", "document"),
    ("members", "document"),
    ("placements", "document"),
    ("reports", "document"),
    ("documents", "number"),
)
"""Tables with rows of a document, and by what they are found; those that others point at come last."""
_IN = "IN (SELECT value FROM json_each(?1))"
_WORDS = "title, text, outlet, json_extract(about, '$.author')"
_LOOKED_AT = 20
"""Reports that are looked at to see whether a word stands in them just so."""


class Traces:
    """What is left of documents anywhere. Used inside one transaction, with the guard of append-only tables open."""

    def __init__(self, connection: Connection, documents: Sequence[int], name: str = "") -> None:
        self._c = connection
        self._documents = json.dumps(list(documents))
        self._name = " ".join(name.split()).casefold()
        self._texts = [t for row in self._of_documents(_WORDS, "reports") for t in row]
        self._stories = json.dumps([s for (s,) in self._of_documents("DISTINCT story", "placements")])
        self._reports = json.dumps([n for (n,) in self._of_documents("number", "reports")])
        self._own = self._own_words()

    def remove(self) -> None:
        """Take all of it out."""
        for claim in set(self._claims()):
            for table in ("claim_texts", "mentions", "claim_states"):
                self._c.run(f"DELETE FROM {table} WHERE claim = ?", (claim,))
            due = "INSERT INTO due (story) SELECT story FROM claims WHERE number = ? ON CONFLICT DO NOTHING"
            self._c.run(due, (claim,))
            self._c.run("DELETE FROM claims WHERE number = ?", (claim,))
        self._uncount()
        self._unpin()
        self._c.run(f"DELETE FROM briefs WHERE story {_IN}", (self._stories,))
        weighed_again = f"INSERT INTO due (story) SELECT number FROM stories WHERE number {_IN} ON CONFLICT DO NOTHING"
        self._c.run(weighed_again, (self._stories,))
        places = f"SELECT place FROM documents WHERE number {_IN}"
        held = f"json_extract(state, '$.place') IN ({places})"
        items = f"json_extract(state, '$.place') IN (SELECT url FROM pages WHERE {held})"
        self._c.run(f"DELETE FROM pages WHERE url IN ({places}) OR {held} OR {items}", (self._documents,))
        for table, key in _TABLES:
            which = self._reports if key == "report" else self._documents
            self._c.run(f"DELETE FROM {table} WHERE {key} {_IN}", (which,))
        for table, column in _SENTENCES:
            for number, said in self._c.rows(f"SELECT number, {column} FROM {table}"):
                if self._tells(said):
                    self._blank(table, column, number)

    def _claims(self) -> Iterator[int]:
        """Claims that the documents tell or ever told: by their mentions, or by their words or names in any state."""
        for table in ("mentions", "claim_states"):
            yield from (c for (c,) in self._c.rows(f"SELECT claim FROM {table} WHERE report {_IN}", (self._reports,)))
        for sql in (
            "SELECT claim, state, '' FROM claim_states",
            "SELECT c.number, c.state, t.text || ' ' || t.speakers || ' ' || t.relays FROM claims c"
            " LEFT JOIN claim_texts t ON t.claim = c.number",
        ):
            for claim, state, names in self._c.rows(sql):
                s = state_of(state)
                words = " ".join((s.text, *s.origins.parties, s.origins.all_through or "", names or ""))
                if self._tells(words) or (s.text and any(s.text in t for t in self._texts)):
                    yield claim

    def _own_words(self) -> set[str]:
        """Words that no other report has."""
        words = {w.casefold() for t in self._texts for w in _WORD.findall(plain_words(t))}
        return {w for w in words if not self._elsewhere(w)}

    def _elsewhere(self, word: str) -> bool:
        sql = (
            "SELECT r.title || ' ' || r.text FROM report_words w JOIN reports r ON r.number = w.rowid"
            f" WHERE report_words MATCH ?2 AND w.rowid NOT {_IN} LIMIT {_LOOKED_AT}"
        )
        found = self._c.rows(sql, (self._reports, f'"{word}"'))
        return any(word in text.casefold() for (text,) in found)

    def _uncount(self) -> None:
        """The documents' words no longer count in the spread of words."""
        for form, data in self._of_documents("form, data", "features"):
            for word in decode(Feature, unsqueeze(data)).terms if form == form_of(Feature) else ():
                self._c.run("UPDATE spread SET documents = documents - 1 WHERE word = ?", (word,))
        for word in self._own:
            self._c.run("DELETE FROM spread WHERE word IN (?, ?)", (word, flat(word)))
        self._c.run("DELETE FROM spread WHERE documents <= 0")

    def _tells(self, said: str) -> bool:
        """Whether a sentence has a word that only the documents have, or the party's name."""
        words = plain_words(said).casefold()
        named = bool(self._name) and self._name in " ".join(words.split())
        return named or not self._own.isdisjoint(_WORD.findall(words))

    def _unpin(self) -> None:
        """The documents are in no ruling on stories any more: their numbers may be those of others one day."""
        gone = set(json.loads(self._documents))
        for number, *lists in self._c.rows("SELECT number, these, those FROM pins"):
            left = [[d for d in json.loads(x) if d not in gone] for x in lists]
            these, those = map(json.dumps, left)
            if [these, those] != lists:
                self._change("pins", number, {"these": these, "those": those})

    def _blank(self, table: str, column: str, number: int) -> None:
        """A sentence loses its words."""
        self._change(table, number, {column: "[]" if column == "reasons" else "(forgotten)"})

    def _change(self, table: str, number: int, new: dict[str, str]) -> None:
        """Give fields of a row other values. Rows are never changed: it is taken out and put in again."""
        names = [n for (n,) in self._c.rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))]
        row = dict(zip(names, self._c.rows(f"SELECT * FROM {table} WHERE number = ?", (number,))[0], strict=True))
        values = list((row | new).values())
        self._c.run(f"DELETE FROM {table} WHERE number = ?", (number,))
        self._c.run(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)

    def _of_documents(self, columns: str, table: str) -> list[tuple[Any, ...]]:
        return self._c.rows(f"SELECT {columns} FROM {table} WHERE document {_IN}", (self._documents,))


def plain_words(said: str) -> str:
    """The words of a sentence or of JSON, without JSON's escapes."""
    if not said.startswith(("{", "[", '"')):
        return said
    try:
        return json.dumps(json.loads(said), ensure_ascii=False)
    except ValueError:
        return said
