-- Pages are fetched: what was said over HTTP is kept with each snapshot, as a part of the record. Nothing
-- that is told or hashed of the snapshots before changes.

-- The answers that led elsewhere before the last one came: JSON array of {"address", "status"}; NULL where
-- there were none. Here, since an address leads the same way for weeks.
ALTER TABLE origin ADD COLUMN redirects TEXT CHECK (json_type(redirects) = 'array');

-- What was said when the page of a snapshot was asked for; there is no row for pages that were not fetched.
CREATE TABLE exchange (
  snapshot_id INTEGER PRIMARY KEY REFERENCES snapshot (id),
  -- Of the last answer; NULL where none came.
  status INTEGER CHECK (status BETWEEN 100 AND 999),
  -- The exchange against whose header fields these were packed, which stand alone themselves; NULL for
  -- fields that stand alone. A site says mostly the same with every answer.
  base_id INTEGER REFERENCES exchange (snapshot_id),
  -- The header fields: one zstd frame (RFC 8878) of canonical JSON (RFC 8785), an object of "fields", a list
  -- of {"name", "value"}, and "omitted", how many were too much. NULL where there are none.
  fields BLOB,
  -- SHA-256 of the same JSON, where it was taken out; else it is found by unpacking.
  digest BLOB CHECK (length(digest) = 32),
  CHECK (digest IS NULL OR fields IS NULL),
  CHECK (base_id IS NULL OR fields IS NOT NULL)
) STRICT;

DROP VIEW snapshots;

-- Snapshots with where they came from, as the record tells them.
CREATE VIEW snapshots AS
SELECT n.id, n.story_id, n.seen_at, n.recorded_at, o.source || coalesce(':' || n.line, '') AS source,
  o.received_from, o.address, o.format, o.declared_type, n.page_id, n.extractor, n.fingerprint, n.failure,
  o.redirects, x.status, x.snapshot_id IS NOT NULL AS is_fetched
FROM snapshot n JOIN origin o ON o.id = n.origin_id LEFT JOIN exchange x ON x.snapshot_id = n.id;
