-- The life of a text is told from what became of each sentence between two neighbours, which is kept with what
-- else is told of them; what was told before is told again. An archive that is made now has the column from
-- derived.sql already.

DROP TABLE IF EXISTS telling;

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

-- What was done to the record besides taking in snapshots: whoever keeps pages of a story looks whether
-- anything of the sort came.
CREATE INDEX IF NOT EXISTS entry_of_deeds ON entry (id) WHERE line IS NOT NULL;
