-- What the user had forgotten: hashes only, so that it is not taken in again.

CREATE TABLE forgotten (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    mark TEXT NOT NULL UNIQUE        -- hash of a place or of a text
) STRICT;
