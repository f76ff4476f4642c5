-- Courts order removals: what was redacted is told with a tombstone in place of its text.

-- The snapshots whose text and bytes were taken out for good. The entries say the same; here it is found
-- without reading them all.
CREATE TABLE redaction (
  snapshot_id INTEGER PRIMARY KEY REFERENCES snapshot (id),
  -- Of the article that it was told with, and is told with still: the tombstone keeps it, so that numbers
  -- and timelines stay, and the same text is known when it comes again.
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
  -- The entry that says when and why.
  entry_id INTEGER NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX redaction_of_article ON redaction (fingerprint);
