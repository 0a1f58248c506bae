-- Stories as weighed, and the dated history of each claim.

CREATE TABLE briefs (                -- the latest brief of a story: a cache, made anew from readings and decisions
    story INTEGER PRIMARY KEY REFERENCES stories (number),
    at TEXT NOT NULL,
    basis TEXT NOT NULL,             -- hash of what it was made from
    title TEXT NOT NULL,
    data BLOB NOT NULL               -- deflated hearsay/brief/1
) STRICT;

CREATE TABLE claims (                -- a claim over time
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    story INTEGER NOT NULL REFERENCES stories (number),
    at TEXT NOT NULL,                -- when it was first weighed
    changed_at TEXT NOT NULL,
    status TEXT NOT NULL,            -- these follow from its last state, for finding
    low INTEGER NOT NULL,
    present INTEGER NOT NULL,
    state TEXT NOT NULL              -- JSON of the ClaimState as it is now
) STRICT;
CREATE INDEX claims_by_story ON claims (story);
CREATE INDEX claims_by_change ON claims (changed_at);

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
