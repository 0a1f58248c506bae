-- Indexes of words. Both can be made anew from the rest.

CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text, content = 'reports', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO report_words (report_words, rank) VALUES ('secure-delete', 1);

CREATE TABLE claim_texts (           -- what the index below is made of: each claim as it now stands
    claim INTEGER PRIMARY KEY REFERENCES claims (number),
    text TEXT NOT NULL,
    speakers TEXT NOT NULL,          -- names, one a line
    relays TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE claim_words USING fts5 (
    text, speakers, relays, content = 'claim_texts', content_rowid = 'claim',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO claim_words (claim_words, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER reports_indexed AFTER INSERT ON reports BEGIN
    INSERT INTO report_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER reports_unindexed AFTER DELETE ON reports BEGIN
    INSERT INTO report_words (report_words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER claim_texts_indexed AFTER INSERT ON claim_texts BEGIN
    INSERT INTO claim_words (rowid, text, speakers, relays) VALUES (new.claim, new.text, new.speakers, new.relays);
END;
CREATE TRIGGER claim_texts_unindexed AFTER DELETE ON claim_texts BEGIN
    INSERT INTO claim_words (claim_words, rowid, text, speakers, relays)
    VALUES ('delete', old.claim, old.text, old.speakers, old.relays);
END;

INSERT INTO report_words (report_words) VALUES ('rebuild');
