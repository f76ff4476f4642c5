-- The archive. Two kinds of tables: the record, which is only ever appended to, and what is derived
-- from it, which can be dropped and made again. Times are milliseconds since 1970, UTC.

-- The record ------------------------------------------------------------------------------------

-- A story's identity. Everything that is told of a story comes from its snapshots.
CREATE TABLE story (
  id INTEGER PRIMARY KEY,
  -- What people type and link to; made from the key, never changed.
  public_id TEXT NOT NULL UNIQUE CHECK (length(public_id) >= 8),
  key TEXT NOT NULL UNIQUE CHECK (key <> '')
) STRICT;

-- By what a story is found again: the normalised addresses it was seen under, the paths it was read from.
CREATE TABLE identifier (
  kind TEXT NOT NULL CHECK (kind IN ('address', 'path')),
  value TEXT NOT NULL CHECK (value <> ''),
  story_id INTEGER NOT NULL REFERENCES story (id),
  -- The order of first use.
  position INTEGER NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;

CREATE INDEX identifier_of_story ON identifier (story_id, kind, position);

-- The raw bytes of a page, exactly as received, once for equal bytes.
CREATE TABLE page (
  id INTEGER PRIMARY KEY,
  -- SHA-256 of the bytes.
  digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
  -- Bytes before compression.
  size INTEGER NOT NULL CHECK (size >= 0),
  -- One zstd frame.
  content BLOB NOT NULL
) STRICT;

-- What a reader read, once for equal fingerprints: a text that returns is the same article.
CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  fingerprint BLOB NOT NULL UNIQUE CHECK (length(fingerprint) = 32),
  headline TEXT NOT NULL,
  standfirst TEXT,
  -- JSON array of names.
  byline TEXT NOT NULL CHECK (json_type(byline) = 'array'),
  status TEXT NOT NULL CHECK (status IN ('developing', 'settled', 'unknown')),
  -- JSON array of the sentences that say that the story is developing.
  markers TEXT NOT NULL CHECK (json_type(markers) = 'array'),
  -- JSON array of {"kind", "text", "links"}, and "time" for an entry of a live blog; links is an array
  -- of {"text", "address"}, and may be missing.
  blocks TEXT NOT NULL CHECK (json_type(blocks) = 'array')
) STRICT;

-- What one ingest produced: an article, or the reason why there was none.
CREATE TABLE snapshot (
  id INTEGER PRIMARY KEY,
  -- The story as it was found then; a link never changes it.
  story_id INTEGER NOT NULL REFERENCES story (id),
  seen_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  source TEXT NOT NULL,
  address TEXT,
  format TEXT,
  declared_type TEXT,
  page_id INTEGER NOT NULL REFERENCES page (id),
  extractor INTEGER NOT NULL,
  article_id INTEGER REFERENCES article (id),
  failure TEXT,
  -- As declared by the page.
  language TEXT,
  published_at INTEGER,
  modified_at INTEGER,
  CHECK ((article_id IS NULL) <> (failure IS NULL)),
  -- The same bytes seen at the same moment are one snapshot: bringing a history in twice adds nothing.
  UNIQUE (story_id, seen_at, page_id)
) STRICT;

-- The numbers given out: a permanent name, within a story, for the article of one snapshot.
CREATE TABLE revision (
  story_id INTEGER NOT NULL REFERENCES story (id),
  number INTEGER NOT NULL CHECK (number > 0),
  snapshot_id INTEGER NOT NULL REFERENCES snapshot (id),
  PRIMARY KEY (story_id, number),
  UNIQUE (story_id, snapshot_id)
) STRICT, WITHOUT ROWID;

-- Stories that are one. The linked story keeps its snapshots and numbers, and has them back when unlinked.
CREATE TABLE link (
  story_id INTEGER PRIMARY KEY REFERENCES story (id),
  into_id INTEGER NOT NULL REFERENCES story (id),
  linked_at INTEGER NOT NULL,
  CHECK (story_id <> into_id)
) STRICT;

CREATE INDEX link_into ON link (into_id);

-- Derived ---------------------------------------------------------------------------------------

-- Every snapshot in its place, under the story that it is told with, in the order in which it was seen.
CREATE TABLE timeline (
  story_id INTEGER NOT NULL REFERENCES story (id),
  seen_at INTEGER NOT NULL,
  snapshot_id INTEGER NOT NULL REFERENCES snapshot (id),
  article_id INTEGER REFERENCES article (id),
  -- The revision that it shows.
  number INTEGER,
  -- 1 where the article differs from the one before it in time: a revision begins.
  opens INTEGER NOT NULL CHECK (opens IN (0, 1)),
  PRIMARY KEY (story_id, seen_at, snapshot_id),
  CHECK (opens = 0 OR article_id IS NOT NULL),
  CHECK ((article_id IS NULL) = (number IS NULL))
) STRICT, WITHOUT ROWID;

-- Which article of a story the shingles below were cut from.
CREATE TABLE sketch (
  story_id INTEGER PRIMARY KEY REFERENCES story (id),
  article_id INTEGER NOT NULL REFERENCES article (id)
) STRICT;

-- A sample of each story's latest text, by which a text without an address finds its relatives.
CREATE TABLE shingle (
  hash INTEGER NOT NULL,
  story_id INTEGER NOT NULL REFERENCES story (id),
  PRIMARY KEY (hash, story_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX shingle_of_story ON shingle (story_id);
