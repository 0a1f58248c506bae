-- Documents of older files, which have nothing by which they are grouped, wait to be looked at; their stories, which were
-- never weighed, are due.

INSERT INTO waiting (document) SELECT number FROM documents WHERE number NOT IN (SELECT document FROM features)
ON CONFLICT DO NOTHING;

INSERT INTO due (story) SELECT DISTINCT story FROM members WHERE story NOT IN (SELECT story FROM briefs)
ON CONFLICT DO NOTHING;
