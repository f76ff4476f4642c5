-- Lists of changes need the newest revisions, and what they brought, without comparing texts again. Both are
-- derived; an archive that is made now has them from derived.sql already.

-- The newest revisions of all stories.
CREATE INDEX IF NOT EXISTS timeline_of_revisions ON timeline (seen_at, snapshot_id) WHERE opens = 1;

-- What a revision brought, as a list of changes shows it: what is left of a comparison of two texts when
-- these are put away. Filled bit by bit by whoever shows lists; what is missing is compared again.
CREATE TABLE IF NOT EXISTS telling (
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
  PRIMARY KEY (new_id, old_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS telling_of_old ON telling (old_id);
