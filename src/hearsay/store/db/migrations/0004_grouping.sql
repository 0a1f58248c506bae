-- What grouping needs: features of documents, words by which they are found, and what the user ruled on stories.

CREATE TABLE pins (                  -- documents that the user keeps together or apart; a later one rules over an earlier
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,              -- together or apart
    these TEXT NOT NULL,             -- JSON lists of documents
    those TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;

CREATE TABLE features (              -- what a document is grouped by
    document INTEGER PRIMARY KEY REFERENCES documents (number),
    form TEXT NOT NULL,              -- of `data`
    data BLOB NOT NULL               -- deflated JSON
) STRICT;

CREATE TABLE keywords (              -- the words by which it is found
    number INTEGER PRIMARY KEY,
    word TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (number),
    weight REAL NOT NULL
) STRICT;
CREATE INDEX keywords_by_word ON keywords (word, document, weight);
CREATE INDEX keywords_by_document ON keywords (document);

CREATE TABLE spread (                -- in how many documents each word stands
    number INTEGER PRIMARY KEY,
    word TEXT NOT NULL UNIQUE,
    documents INTEGER NOT NULL
) STRICT;

CREATE TABLE turns (                 -- the story with the least number is the next to be looked at again
    story INTEGER PRIMARY KEY REFERENCES stories (number),
    turn INTEGER NOT NULL
) STRICT;
CREATE INDEX turns_by_turn ON turns (turn);

CREATE TRIGGER pins_stay BEFORE UPDATE ON pins
    BEGIN SELECT raise(ABORT, 'pins are only added'); END;
CREATE TRIGGER pins_kept BEFORE DELETE ON pins WHEN NOT EXISTS (SELECT 1 FROM forgetting)
    BEGIN SELECT raise(ABORT, 'pins are only added'); END;
