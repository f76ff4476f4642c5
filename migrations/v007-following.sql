-- What is followed from its address, and when it is looked at next. None of this is part of the record: it is
-- a plan, which people change and take back, and it says nothing of what was seen. So no entry tells of it
-- and no hash covers it; a visit leaves its mark in the record as a snapshot, as any other ingest does.

CREATE TABLE followed (
  id INTEGER PRIMARY KEY,
  -- As it is asked for.
  address TEXT NOT NULL CHECK (address <> ''),
  -- The one form of the address, under which all its variants are followed once.
  identity TEXT NOT NULL UNIQUE CHECK (identity <> ''),
  -- To whom requests go, as budgets count them.
  host TEXT NOT NULL CHECK (host <> ''),
  -- NULL until the first visit has shown what it is.
  kind TEXT CHECK (kind IN ('article', 'feed', 'sitemap', 'site')),
  -- The feed, sitemap or site that led to it; NULL for what a person named.
  found_in INTEGER REFERENCES followed (id) ON DELETE SET NULL,
  -- JSON array of names.
  tags TEXT NOT NULL CHECK (json_type(tags) = 'array'),
  -- Seconds between visits, where they were asked for.
  every INTEGER CHECK (every > 0),
  -- When it is no longer followed, where that was asked for.
  until INTEGER,
  added_at INTEGER NOT NULL,
  is_paused INTEGER NOT NULL CHECK (is_paused IN (0, 1)),
  -- What its visits have shown: an object that the schedule alone reads, all that it must know to go on
  -- after the program was ended.
  pace TEXT NOT NULL CHECK (json_type(pace) = 'object'),
  -- When the next visit is due; NULL for never. While a visit runs it lies some minutes ahead, so that
  -- nobody else makes the same one, and one that was killed is made again.
  due_at INTEGER,
  -- Why then, in one word.
  reason TEXT NOT NULL CHECK (reason <> ''),
  visited_at INTEGER,
  -- What the last visit found, in one word, and in a sentence.
  finding TEXT,
  detail TEXT,
  -- The public id of the story that it is, as of the last visit.
  story TEXT,
  CHECK ((visited_at IS NULL) = (finding IS NULL))
) STRICT;

CREATE INDEX followed_by_due ON followed (due_at) WHERE due_at IS NOT NULL AND is_paused = 0;
CREATE INDEX followed_in ON followed (found_in) WHERE found_in IS NOT NULL;

-- What feeds and sitemaps declare of what they list: one row for as long as it stays the same. What was
-- listed once is never followed again by itself, so that what a person removed stays removed.
CREATE TABLE listing (
  id INTEGER PRIMARY KEY,
  -- The one form of the feed's address. Declarations outlive the following of a feed.
  feed TEXT NOT NULL CHECK (feed <> ''),
  -- The one form of the entry's address.
  entry TEXT NOT NULL CHECK (entry <> ''),
  -- When it was first seen to say so.
  listed_at INTEGER NOT NULL,
  title TEXT,
  summary TEXT,
  published_at INTEGER,
  updated_at INTEGER
) STRICT;

CREATE INDEX listing_by_entry ON listing (entry, feed, id);

-- What of the budgets of requests is used up: for a host, and in all where the name is empty.
CREATE TABLE spending (
  host TEXT NOT NULL PRIMARY KEY,
  spent_until INTEGER NOT NULL,
  -- Until when the host asked to be left alone.
  opens_at INTEGER
) STRICT, WITHOUT ROWID;

-- Subscriptions at hubs, which tell of news (WebSub).
CREATE TABLE subscription (
  -- The last part of the callback's address, which nobody can guess.
  path TEXT NOT NULL PRIMARY KEY CHECK (length(path) >= 32),
  -- NULL when the feed is no longer followed.
  feed_id INTEGER REFERENCES followed (id) ON DELETE SET NULL,
  hub TEXT NOT NULL CHECK (hub <> ''),
  topic TEXT NOT NULL CHECK (topic <> ''),
  -- By which the hub signs what it sends.
  secret TEXT NOT NULL CHECK (length(secret) >= 32),
  state TEXT NOT NULL CHECK (state IN ('asked', 'active', 'leaving', 'refused')),
  asked_at INTEGER NOT NULL,
  -- When the hub's lease ends; NULL until it has said so.
  ends_at INTEGER,
  CHECK ((state = 'active') <= (ends_at IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX subscription_of_feed ON subscription (feed_id);
