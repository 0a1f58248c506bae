-- Stories as weighed, and the dated history of each claim.

CREATE TABLE briefs (                -- the latest brief of a story: a cache, made anew from readings and decisions
    story INTEGER PRIMARY KEY REFERENCES stories (number),
    at TEXT NOT NULL,
    title TEXT NOT NULL,
    data BLOB NOT NULL               -- deflated hearsay/brief/1
) STRICT;

CREATE TABLE due (                   -- stories that are to be weighed anew
    story INTEGER PRIMARY KEY REFERENCES stories (number)
) STRICT;

CREATE TRIGGER new_version_is_due AFTER INSERT ON reports BEGIN
    INSERT INTO due (story) SELECT story FROM members WHERE document = new.document ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER notice_is_due AFTER INSERT ON notices BEGIN
    INSERT INTO due (story) SELECT story FROM members WHERE document = new.document ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER newcomer_is_due AFTER INSERT ON members BEGIN
    INSERT INTO due (story) VALUES (new.story) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER leaver_is_due AFTER DELETE ON members BEGIN
    INSERT INTO due (story) VALUES (old.story) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER decision_is_due AFTER INSERT ON decision_texts BEGIN
    INSERT INTO due (story) SELECT m.story FROM members m JOIN reports r ON r.document = m.document
    WHERE r.sha256 = new.sha256 ON CONFLICT DO NOTHING;
END;

CREATE TABLE claims (                -- a claim over time
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    story INTEGER NOT NULL REFERENCES stories (number),
    at TEXT NOT NULL,                -- when it was first weighed
    changed_at TEXT NOT NULL,
    status TEXT NOT NULL,            -- these follow from its last state, for finding
    low INTEGER NOT NULL,
    present INTEGER NOT NULL,
    latest INTEGER NOT NULL,         -- number of its last state
    state TEXT NOT NULL              -- JSON of the ClaimState as it is now
) STRICT;
CREATE INDEX claims_by_story ON claims (story);
CREATE INDEX claims_by_change ON claims (changed_at);
CREATE INDEX claims_by_latest ON claims (latest);

CREATE TABLE claim_states (          -- how a claim stood from one moment on; every row but a first is a change
    number INTEGER PRIMARY KEY,
    claim INTEGER NOT NULL REFERENCES claims (number),
    story INTEGER NOT NULL REFERENCES stories (number),
    at TEXT NOT NULL,
    kind TEXT NOT NULL,              -- new, status, origins, marks, gone, back
    report INTEGER REFERENCES reports (number), -- that brought it
    reason TEXT NOT NULL,
    state TEXT NOT NULL              -- JSON of the ClaimState from then on
) STRICT;
CREATE INDEX claim_states_by_claim ON claim_states (claim);
CREATE INDEX claim_states_by_time ON claim_states (at);

CREATE TABLE mentions (              -- where a claim now stands, to know it again
    number INTEGER PRIMARY KEY,
    claim INTEGER NOT NULL REFERENCES claims (number),
    report INTEGER NOT NULL REFERENCES reports (number),
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL
) STRICT;
CREATE INDEX mentions_by_claim ON mentions (claim);
CREATE INDEX mentions_by_report ON mentions (report);

CREATE TRIGGER claim_states_stay BEFORE UPDATE ON claim_states
    BEGIN SELECT raise(ABORT, 'states of claims are only added'); END;
CREATE TRIGGER claim_states_kept BEFORE DELETE ON claim_states WHEN NOT EXISTS (SELECT 1 FROM forgetting)
    BEGIN SELECT raise(ABORT, 'states of claims are only added'); END;
