-- The record becomes a chain in which every entry carries the hash of the one before it; raw bytes are
-- packed against the capture before; the text becomes derived, in tables that derived.sql makes. Rows of
-- the tables that are replaced here are carried over by the program, since packing and hashing are no
-- work for SQL; what is still called first_* when this script has run is dropped behind it.

ALTER TABLE page RENAME TO first_page;
ALTER TABLE article RENAME TO first_article;
ALTER TABLE snapshot RENAME TO first_snapshot;
ALTER TABLE revision RENAME TO first_revision;
ALTER TABLE identifier RENAME TO first_identifier;
DROP INDEX identifier_of_story;
DROP TABLE timeline;
DROP TABLE sketch;
DROP TABLE shingle;

-- Everything that was ever done to the record, in order, without gaps. An entry is a line of canonical
-- JSON (RFC 8785) that holds what was done, and under "previous" the hash of the entry before it.
-- Lines of snapshots are made again from the tables below; what else was done is kept as its line.
CREATE TABLE entry (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  -- SHA-256 of the line, which ends without a line break.
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  -- NULL for a snapshot.
  line TEXT CHECK (json_type(line) = 'object')
) STRICT;

-- The raw bytes of a page, exactly as received, once for equal bytes.
CREATE TABLE page (
  id INTEGER PRIMARY KEY,
  -- SHA-256 of the bytes.
  digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
  -- Bytes before packing.
  size INTEGER NOT NULL CHECK (size >= 0),
  -- The page against whose bytes the frame was packed; NULL for a frame that stands alone.
  base_id INTEGER REFERENCES page (id) CHECK (base_id <> id),
  -- How many frames must be unpacked before this one.
  depth INTEGER NOT NULL CHECK ((depth = 0) = (base_id IS NULL)),
  -- One zstd frame (RFC 8878); NULL where the bytes were given up, of which an entry tells.
  content BLOB
) STRICT;

-- What was packed against a page, which must be packed anew before the page can be given up.
CREATE INDEX page_on_base ON page (base_id) WHERE base_id IS NOT NULL;

-- What one ingest produced: an article, or the reason why there was none.
CREATE TABLE snapshot (
  -- The entry that tells of it, which is hashed and written last, when all that it tells of is there.
  id INTEGER PRIMARY KEY REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  -- The story as it was found then; a link never changes it.
  story_id INTEGER NOT NULL REFERENCES story (id),
  seen_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  source TEXT NOT NULL,
  -- The address that the page was received from, as it was given; with the bytes all that the
  -- extractor went by.
  received_from TEXT,
  -- The address that the page declares, normalised, or else the one above.
  address TEXT,
  format TEXT,
  declared_type TEXT,
  page_id INTEGER NOT NULL REFERENCES page (id),
  -- The version of the extractor that read it then.
  extractor INTEGER NOT NULL,
  -- Of the article that was read then: SHA-256 of all that a reader sees.
  fingerprint BLOB CHECK (length(fingerprint) = 32),
  failure TEXT,
  CHECK ((fingerprint IS NULL) <> (failure IS NULL)),
  -- The same bytes seen at the same moment are one snapshot: bringing a history in twice adds nothing.
  UNIQUE (story_id, seen_at, page_id)
) STRICT;

-- The numbers given out: a permanent name, within a story, for the article of one snapshot.
CREATE TABLE revision (
  story_id INTEGER NOT NULL REFERENCES story (id),
  number INTEGER NOT NULL CHECK (number > 0),
  snapshot_id INTEGER NOT NULL REFERENCES snapshot (id),
  -- The entry with which it was given.
  entry_id INTEGER NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (story_id, number),
  UNIQUE (story_id, snapshot_id)
) STRICT, WITHOUT ROWID;

-- By what a story is found again: the normalised addresses it was seen under, the paths it was read from.
CREATE TABLE identifier (
  kind TEXT NOT NULL CHECK (kind IN ('address', 'path')),
  value TEXT NOT NULL CHECK (value <> ''),
  story_id INTEGER NOT NULL REFERENCES story (id),
  -- The order of first use.
  position INTEGER NOT NULL,
  -- The entry with which it became known.
  entry_id INTEGER NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;

CREATE INDEX identifier_of_story ON identifier (story_id, kind, position);
