-- Reports and where they came from; what was read; feeds; stories; what the user decided.
-- What happened is only ever added: a row is not changed, and goes only when the user has something forgotten.

CREATE TABLE forgetting (            -- holds a row only inside a transaction that forgets
    number INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE documents (             -- a place at which a report stands; its versions share it
    number INTEGER PRIMARY KEY,
    place TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE reports (               -- one version of a document, whole
    number INTEGER PRIMARY KEY,      -- in order of arrival
    id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES documents (number),
    version INTEGER NOT NULL,        -- 1, 2, …
    at TEXT NOT NULL,                -- when it first came in
    day TEXT,                        -- when it says it was published
    outlet TEXT NOT NULL,
    sha256 TEXT NOT NULL,            -- of the text, as in Report.sha256
    content TEXT NOT NULL,           -- hash of all that its outlet published: text, headline, time, …
    title TEXT NOT NULL,
    text TEXT NOT NULL,              -- halves of surrogate pairs as U+FFFD
    exact BLOB,                      -- the text in UTF-8 with such halves, where it has any
    about TEXT NOT NULL,             -- the other fields of the report, as JSON
    UNIQUE (document, version)
) STRICT;
CREATE INDEX reports_by_day ON reports (day);
CREATE INDEX reports_by_text ON reports (sha256);
CREATE INDEX reports_by_arrival ON reports (at);

CREATE TABLE waiting (               -- documents that are still to be grouped
    document INTEGER PRIMARY KEY REFERENCES documents (number)
) STRICT;

CREATE TRIGGER reports_wait AFTER INSERT ON reports BEGIN
    INSERT INTO waiting (document) VALUES (new.document) ON CONFLICT DO NOTHING;
END;

CREATE TABLE arrivals (              -- how a version came in: once for each feed
    number INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (number),
    feed TEXT NOT NULL,
    at TEXT NOT NULL,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    raw_sha256 TEXT NOT NULL,
    UNIQUE (report, feed)
) STRICT;

CREATE TABLE notices (               -- corrections, kills, withdrawals
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number),
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    why TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT;
CREATE INDEX notices_by_document ON notices (document);

CREATE TABLE readings (              -- what a reader found in a report
    number INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (number),
    reader TEXT NOT NULL,            -- hash of the reader: weights, rules, and the form of `data`
    at TEXT NOT NULL,
    data BLOB NOT NULL,              -- deflated JSON
    UNIQUE (report, reader)
) STRICT;

CREATE TABLE feeds (                 -- what is followed, and how asking went: the latest state only
    number INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    next_at TEXT NOT NULL,           -- '' is at once
    paused INTEGER NOT NULL,
    state TEXT NOT NULL              -- JSON
) STRICT;

CREATE TABLE pages (
    number INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    next_at TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT;
CREATE INDEX pages_by_turn ON pages (next_at);

CREATE TABLE stories (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE story_states (          -- awake, asleep, merged: the last holds
    number INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES stories (number),
    at TEXT NOT NULL,
    state TEXT NOT NULL,
    into_story INTEGER REFERENCES stories (number),
    by TEXT NOT NULL,                -- rule or user
    why TEXT NOT NULL
) STRICT;
CREATE INDEX story_states_by_story ON story_states (story);

CREATE TABLE placements (            -- which story a document belongs to, and why: the last holds
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number),
    story INTEGER NOT NULL REFERENCES stories (number),
    at TEXT NOT NULL,
    by TEXT NOT NULL,                -- rule or user
    reasons TEXT NOT NULL            -- JSON list of sentences
) STRICT;
CREATE INDEX placements_by_document ON placements (document);

CREATE TABLE members (               -- the last placement of each, for finding
    document INTEGER PRIMARY KEY REFERENCES documents (number),
    story INTEGER NOT NULL REFERENCES stories (number)
) STRICT;
CREATE INDEX members_by_story ON members (story);

CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    record TEXT NOT NULL             -- hearsay/decision/1
) STRICT;

CREATE TABLE decision_texts (        -- the texts whose words a decision names: in their stories it holds
    number INTEGER PRIMARY KEY,
    decision INTEGER NOT NULL REFERENCES decisions (number),
    sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX decision_texts_by_text ON decision_texts (sha256);

CREATE TRIGGER reports_stay BEFORE UPDATE ON reports
    BEGIN SELECT raise(ABORT, 'reports are only added'); END;
CREATE TRIGGER reports_kept BEFORE DELETE ON reports WHEN NOT EXISTS (SELECT 1 FROM forgetting)
    BEGIN SELECT raise(ABORT, 'reports are only added'); END;
CREATE TRIGGER arrivals_stay BEFORE UPDATE ON arrivals
    BEGIN SELECT raise(ABORT, 'arrivals are only added'); END;
CREATE TRIGGER arrivals_kept BEFORE DELETE ON arrivals WHEN NOT EXISTS (SELECT 1 FROM forgetting)
    BEGIN SELECT raise(ABORT, 'arrivals are only added'); END;
CREATE TRIGGER notices_stay BEFORE UPDATE ON notices
    BEGIN SELECT raise(ABORT, 'notices are only added'); END;
CREATE TRIGGER notices_kept BEFORE DELETE ON notices WHEN NOT EXISTS (SELECT 1 FROM forgetting)
    BEGIN SELECT raise(ABORT, 'notices are only added'); END;
CREATE TRIGGER readings_stay BEFORE UPDATE ON readings
    BEGIN SELECT raise(ABORT, 'readings are only added'); END;
CREATE TRIGGER readings_kept BEFORE DELETE ON readings WHEN NOT EXISTS (SELECT 1 FROM forgetting)
    BEGIN SELECT raise(ABORT, 'readings are only added'); END;
CREATE TRIGGER story_states_stay BEFORE UPDATE ON story_states
    BEGIN SELECT raise(ABORT, 'states of stories are only added'); END;
CREATE TRIGGER story_states_kept BEFORE DELETE ON story_states WHEN NOT EXISTS (SELECT 1 FROM forgetting)
    BEGIN SELECT raise(ABORT, 'states of stories are only added'); END;
CREATE TRIGGER placements_stay BEFORE UPDATE ON placements
    BEGIN SELECT raise(ABORT, 'placements are only added'); END;
CREATE TRIGGER placements_kept BEFORE DELETE ON placements WHEN NOT EXISTS (SELECT 1 FROM forgetting)
    BEGIN SELECT raise(ABORT, 'placements are only added'); END;
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
    BEGIN SELECT raise(ABORT, 'decisions are only added'); END;
CREATE TRIGGER decisions_kept BEFORE DELETE ON decisions WHEN NOT EXISTS (SELECT 1 FROM forgetting)
    BEGIN SELECT raise(ABORT, 'decisions are only added'); END;
