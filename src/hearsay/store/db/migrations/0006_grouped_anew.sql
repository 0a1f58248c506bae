-- Documents of older files, which have nothing by which they are grouped, wait to be looked at.

INSERT INTO waiting (document) SELECT number FROM documents WHERE number NOT IN (SELECT document FROM features)
ON CONFLICT DO NOTHING;
