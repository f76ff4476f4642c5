-- What is derived from the record: all of it can be dropped and is made again by `writethru rebuild`,
-- which begins with this script. Times are milliseconds since 1970, UTC.

DROP VIEW IF EXISTS revisions;
DROP VIEW IF EXISTS stories;
DROP TABLE IF EXISTS shingle;
DROP TABLE IF EXISTS sketch;
DROP TABLE IF EXISTS telling;
DROP TABLE IF EXISTS timeline;
DROP TABLE IF EXISTS reading;
DROP TABLE IF EXISTS declaration;
DROP TABLE IF EXISTS article;
DROP TABLE IF EXISTS passage;
DROP TABLE IF EXISTS search;

-- One heading, paragraph or other block of a story's text, once for as long as it stands unchanged.
CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  story_id INTEGER NOT NULL REFERENCES story (id),
  -- The last ten are kinds of blocks.
  kind TEXT NOT NULL CHECK (kind IN ('headline', 'standfirst', 'paragraph', 'heading', 'listItem',
    'quotation', 'caption', 'liveEntry', 'correction', 'clarification', 'editorsNote', 'updateLine')),
  text TEXT NOT NULL,
  -- JSON array of {"text", "address"}; NULL where there is none.
  links TEXT CHECK (json_type(links) = 'array'),
  -- When an entry of a live blog was published.
  time INTEGER
) STRICT;

-- The words of all passages, by the passages' ids: SELECT rowid FROM search WHERE search MATCH 'word'.
-- The text is kept in the table above only. Characters of scripts without spaces between words are
-- indexed one by one, as if there were spaces; a search for them has to put spaces too.
CREATE VIRTUAL TABLE search USING fts5 (
  text, content = '', tokenize = "unicode61 remove_diacritics 2");

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
  -- Headline, standfirst and blocks in reading order, as runs of passages: JSON array of how far it is from
  -- the end of one run to the beginning of the next, and how many passages that has.
  passages TEXT NOT NULL CHECK (json_type(passages) = 'array')
) STRICT;

-- Of 32 bytes eight are as good, in a third of the room.
CREATE INDEX article_by_fingerprint ON article (story_id, substr(fingerprint, 1, 8));

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
  -- What the page says of its paywall, and what it shows.
  access_declared TEXT CHECK (access_declared IN ('free', 'metered', 'closed')),
  access_observed TEXT NOT NULL CHECK (access_observed IN ('free', 'metered', 'closed'))
) STRICT;

-- What the extractor reads on the page of each snapshot; NULL where there is no article on it.
CREATE TABLE reading (
  snapshot_id INTEGER PRIMARY KEY REFERENCES snapshot (id),
  extractor INTEGER NOT NULL,
  article_id INTEGER REFERENCES article (id),
  declaration_id INTEGER REFERENCES declaration (id),
  CHECK ((article_id IS NULL) = (declaration_id IS NULL))
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

-- The newest revisions of all stories.
CREATE INDEX timeline_of_revisions ON timeline (seen_at, snapshot_id) WHERE opens = 1;

-- What a revision brought, as a list of changes shows it: what is left of a comparison of two texts when
-- these are put away. Filled bit by bit by whoever shows lists; what is missing is compared again.
CREATE TABLE telling (
  new_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  old_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  -- The version of the words; others are told anew.
  version INTEGER NOT NULL,
  -- Of the weightiest change, 0 to 100.
  weight INTEGER NOT NULL,
  -- The kinds of the changes, each between two commas: ,figure,headline,
  kinds TEXT NOT NULL,
  -- JSON array of the phrases of the summary.
  phrases TEXT NOT NULL CHECK (json_type(phrases) = 'array'),
  -- JSON object.
  counts TEXT NOT NULL CHECK (json_type(counts) = 'object'),
  -- Whether a note came with it, and whether anything of substance changed.
  is_noted INTEGER NOT NULL CHECK (is_noted IN (0, 1)),
  is_substantial INTEGER NOT NULL CHECK (is_substantial IN (0, 1)),
  -- What became of each sentence, by places alone: some twenty bytes that spare the life of a text all
  -- comparing (written down in SentenceFates+Encoding.swift).
  fates BLOB NOT NULL,
  PRIMARY KEY (new_id, old_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX telling_of_old ON telling (old_id);

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
  (SELECT text FROM passage WHERE id = json_extract(a.passages, '$[0]')) AS headline,
  (SELECT group_concat(text, char(10, 10)) FROM (
    SELECT p.text FROM (
      SELECT key, sum(value) OVER (ORDER BY key) AS first, lead(value) OVER (ORDER BY key) AS count
      FROM json_each(a.passages)) r
    JOIN passage p ON p.id >= r.first AND p.id < r.first + r.count
    WHERE r.key % 2 = 0 AND p.kind NOT IN ('headline', 'standfirst') ORDER BY r.key, p.id)) AS text,
  a.byline, a.status, d.language, d.section, d.publication,
  strftime('%Y-%m-%dT%H:%M:%SZ', d.published_at / 1000, 'unixepoch') AS published,
  strftime('%Y-%m-%dT%H:%M:%SZ', d.modified_at / 1000, 'unixepoch') AS modified,
  n.address, n.source, t.snapshot_id AS snapshot
FROM timeline t JOIN story s ON s.id = t.story_id JOIN article a ON a.id = t.article_id
JOIN snapshots n ON n.id = t.snapshot_id JOIN reading g ON g.snapshot_id = t.snapshot_id
JOIN declaration d ON d.id = g.declaration_id
WHERE t.opens = 1;

CREATE VIEW stories AS
SELECT s.public_id AS story, s.key,
  (SELECT p.text FROM timeline l JOIN article a ON a.id = l.article_id
    JOIN passage p ON p.id = json_extract(a.passages, '$[0]')
    WHERE l.story_id = s.id ORDER BY l.seen_at DESC, l.snapshot_id DESC LIMIT 1) AS headline,
  sum(t.opens) AS revisions, count(*) AS snapshots,
  strftime('%Y-%m-%dT%H:%M:%SZ', min(t.seen_at) / 1000, 'unixepoch') AS first_seen,
  strftime('%Y-%m-%dT%H:%M:%SZ', max(t.seen_at) / 1000, 'unixepoch') AS last_seen
FROM story s JOIN timeline t ON t.story_id = s.id
GROUP BY s.id;
