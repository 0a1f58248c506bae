-- A change that was forgotten leaves its number used: who asks for changes after a number misses none.

CREATE TABLE last_change (           -- the greatest number of a change that was forgotten
    number INTEGER PRIMARY KEY
) STRICT;

CREATE TRIGGER change_forgotten AFTER DELETE ON claim_states BEGIN
    INSERT INTO last_change (number) VALUES (old.number) ON CONFLICT DO NOTHING;
    DELETE FROM last_change WHERE number < (SELECT max(number) FROM last_change);
END;
