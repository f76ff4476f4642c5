-- The record becomes a chain in which every entry carries the hash of the one before it; raw bytes are
-- packed against the capture before; the text, once for each passage, becomes a derived table. Rows of
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

-- The record ------------------------------------------------------------------------------------

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

-- Derived ---------------------------------------------------------------------------------------

-- One heading, paragraph or other block of a story's text, once for as long as it stands unchanged.
CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  story_id INTEGER NOT NULL REFERENCES story (id),
  -- 'headline', 'standfirst', or the kind of block.
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  -- JSON array of {"text", "address"}; NULL where there is none.
  links TEXT CHECK (json_type(links) = 'array'),
  -- When an entry of a live blog was published.
  time INTEGER
) STRICT;

-- What a reader read in a story, once for equal fingerprints: a text that returns is the same article.
CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  story_id INTEGER NOT NULL REFERENCES story (id),
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
  -- JSON array of names.
  byline TEXT NOT NULL CHECK (json_type(byline) = 'array'),
  status TEXT NOT NULL CHECK (status IN ('developing', 'settled', 'unknown')),
  -- JSON array of the sentences that say that the story is developing.
  markers TEXT NOT NULL CHECK (json_type(markers) = 'array'),
  -- Headline, standfirst and blocks in reading order: JSON array of [first passage, how many].
  passages TEXT NOT NULL CHECK (json_type(passages) = 'array'),
  UNIQUE (fingerprint, story_id)
) STRICT;

-- What a page says of its article beside the text.
CREATE TABLE declaration (
  id INTEGER PRIMARY KEY,
  -- BCP 47.
  language TEXT,
  section TEXT,
  publication TEXT,
  published_at INTEGER,
  -- Seconds east of Greenwich.
  published_offset INTEGER,
  -- The calendar day in the newsroom's zone, 2031-05-04.
  published_day TEXT,
  modified_at INTEGER,
  modified_offset INTEGER,
  -- JSON object of "place" and "credit".
  dateline TEXT CHECK (json_type(dateline) = 'object'),
  -- JSON array of the marks by which a wire service counts its versions.
  wire_marks TEXT CHECK (json_type(wire_marks) = 'array'),
  -- 'free', 'metered' or 'closed': what the page says of its paywall, and what it shows.
  access_declared TEXT,
  access_observed TEXT NOT NULL
) STRICT;

-- What the extractor reads on the page of each snapshot that is an article.
CREATE TABLE reading (
  snapshot_id INTEGER PRIMARY KEY REFERENCES snapshot (id),
  extractor INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article (id),
  declaration_id INTEGER NOT NULL REFERENCES declaration (id)
) STRICT;

-- Every snapshot in its place, under the story that it is told with, in the order in which it was seen.
CREATE TABLE timeline (
  story_id INTEGER NOT NULL REFERENCES story (id),
  seen_at INTEGER NOT NULL,
  snapshot_id INTEGER NOT NULL REFERENCES snapshot (id),
  -- Of linked stories that had one article each, the article of the lowest id.
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

-- Views, for whoever opens the file with other tools ----------------------------------------------

CREATE VIEW revisions AS
SELECT s.public_id AS story, t.number, strftime('%Y-%m-%dT%H:%M:%SZ', t.seen_at / 1000, 'unixepoch') AS first_seen,
  (SELECT text FROM passage WHERE id = json_extract(a.passages, '$[0][0]')) AS headline,
  (SELECT group_concat(text, char(10, 10)) FROM (
    SELECT p.text FROM json_each(a.passages) r
    JOIN passage p ON p.id >= json_extract(r.value, '$[0]')
      AND p.id < json_extract(r.value, '$[0]') + json_extract(r.value, '$[1]')
    WHERE p.kind NOT IN ('headline', 'standfirst') ORDER BY r.key, p.id)) AS text,
  a.byline, a.status, d.language, d.section, d.publication,
  strftime('%Y-%m-%dT%H:%M:%SZ', d.published_at / 1000, 'unixepoch') AS published,
  strftime('%Y-%m-%dT%H:%M:%SZ', d.modified_at / 1000, 'unixepoch') AS modified,
  n.address, n.source, t.snapshot_id AS snapshot
FROM timeline t JOIN story s ON s.id = t.story_id JOIN article a ON a.id = t.article_id
JOIN snapshot n ON n.id = t.snapshot_id JOIN reading g ON g.snapshot_id = t.snapshot_id
JOIN declaration d ON d.id = g.declaration_id
WHERE t.opens = 1;

CREATE VIEW stories AS
SELECT s.public_id AS story, s.key,
  (SELECT p.text FROM timeline l JOIN article a ON a.id = l.article_id
    JOIN passage p ON p.id = json_extract(a.passages, '$[0][0]')
    WHERE l.story_id = s.id ORDER BY l.seen_at DESC, l.snapshot_id DESC LIMIT 1) AS headline,
  sum(t.opens) AS revisions, count(*) AS snapshots,
  strftime('%Y-%m-%dT%H:%M:%SZ', min(t.seen_at) / 1000, 'unixepoch') AS first_seen,
  strftime('%Y-%m-%dT%H:%M:%SZ', max(t.seen_at) / 1000, 'unixepoch') AS last_seen
FROM story s JOIN timeline t ON t.story_id = s.id
GROUP BY s.id;
