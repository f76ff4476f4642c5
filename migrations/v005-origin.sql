-- What stood in every row stands once: where a snapshot came from is mostly what the one before it in its
-- story came from. Nothing that is told or hashed changes.
--
-- The program runs this script without checks of foreign keys, since tables are replaced that others lead
-- to, and checks them all at its end. Views are made again behind it, with what is derived.

DROP VIEW IF EXISTS revisions;
DROP VIEW IF EXISTS stories;

ALTER TABLE page RENAME TO former_page;
ALTER TABLE snapshot RENAME TO former_snapshot;
ALTER TABLE revision RENAME TO former_revision;
-- Looked through only where pages are given up, which makes it for itself.
DROP INDEX page_on_base;

-- Where snapshots came from: one row for as long as it stays the same in a story.
CREATE TABLE origin (
  id INTEGER PRIMARY KEY,
  -- For people: a path, or - for standard input.
  source TEXT NOT NULL,
  -- The address that the page was received from, as it was given; with the bytes all that the
  -- extractor went by.
  received_from TEXT,
  -- The address that the page declares, normalised, or else the one above.
  address TEXT,
  format TEXT,
  declared_type TEXT
) STRICT;

-- The raw bytes of a page, exactly as received, once for equal bytes.
CREATE TABLE page (
  id INTEGER PRIMARY KEY,
  -- SHA-256 of the bytes.
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  -- Bytes before packing.
  size INTEGER NOT NULL CHECK (size >= 0),
  -- The page against whose bytes the frame was packed; NULL for a frame that stands alone.
  base_id INTEGER REFERENCES page (id) CHECK (base_id <> id),
  -- How many frames must be unpacked before this one.
  depth INTEGER NOT NULL CHECK ((depth = 0) = (base_id IS NULL)),
  -- One zstd frame (RFC 8878); NULL where the bytes were given up, of which an entry tells.
  content BLOB
) STRICT;

-- Eight bytes find a page as well as all 32 do, in a third of the room. As others may have the same eight,
-- that there is one row for equal bytes is looked after by the program, and by `writethru verify`.
CREATE INDEX page_by_digest ON page (substr(digest, 1, 8));

-- What one ingest produced: an article, or the reason why there was none.
CREATE TABLE snapshot (
  -- The entry that tells of it, which is hashed and written last, when all that it tells of is there.
  id INTEGER PRIMARY KEY REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  -- The story as it was found then; a link never changes it.
  story_id INTEGER NOT NULL REFERENCES story (id),
  seen_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  origin_id INTEGER NOT NULL REFERENCES origin (id),
  -- Of a file that holds many: its source is told as `path:line`.
  line INTEGER CHECK (line > 0),
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
  PRIMARY KEY (story_id, number)
) STRICT, WITHOUT ROWID;

-- Snapshots with where they came from, as the record tells them.
CREATE VIEW snapshots AS
SELECT n.id, n.story_id, n.seen_at, n.recorded_at, o.source || coalesce(':' || n.line, '') AS source,
  o.received_from, o.address, o.format, o.declared_type, n.page_id, n.extractor, n.fingerprint, n.failure
FROM snapshot n JOIN origin o ON o.id = n.origin_id;

INSERT INTO page (id, digest, size, base_id, depth, content)
SELECT id, digest, size, base_id, depth, content FROM former_page;

INSERT INTO revision (story_id, number, snapshot_id, entry_id)
SELECT story_id, number, snapshot_id, entry_id FROM former_revision;

-- A number behind the last colon is that of a line, where it is written as numbers are.
CREATE TEMP TABLE placed AS
SELECT id, source, length(rtrim(source, '0123456789')) AS stem, received_from, address, format,
  declared_type FROM former_snapshot;

UPDATE temp.placed SET stem = NULL
WHERE stem < 2 OR substr(source, stem, 1) <> ':' OR length(source) - stem NOT BETWEEN 1 AND 15
  OR substr(source, stem + 1, 1) = '0';

INSERT INTO origin (source, received_from, address, format, declared_type)
SELECT DISTINCT substr(source, 1, coalesce(stem - 1, length(source))), received_from, address, format,
  declared_type FROM temp.placed;

CREATE INDEX origin_found ON origin (source, received_from, address);

INSERT INTO snapshot (id, story_id, seen_at, recorded_at, origin_id, line, page_id, extractor,
  fingerprint, failure)
SELECT t.id, t.story_id, t.seen_at, t.recorded_at,
  (SELECT min(o.id) FROM origin o
    WHERE o.source = substr(p.source, 1, coalesce(p.stem - 1, length(p.source)))
      AND o.received_from IS p.received_from AND o.address IS p.address AND o.format IS p.format
      AND o.declared_type IS p.declared_type),
  CAST(substr(p.source, p.stem + 1) AS INTEGER), t.page_id, t.extractor, t.fingerprint, t.failure
FROM former_snapshot t JOIN temp.placed p ON p.id = t.id ORDER BY t.id;

DROP INDEX origin_found;
DROP TABLE temp.placed;
DROP TABLE former_page;
DROP TABLE former_snapshot;
DROP TABLE former_revision;
