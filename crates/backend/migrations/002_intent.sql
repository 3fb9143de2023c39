-- Which session a write without an id of its own was first counted for, by a hash of its key: whoever repeats it without the
-- cookie, because the phone lost that, is the same resident.
CREATE TABLE intent (
  key_hash BLOB PRIMARY KEY,
  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX intent_by_session ON intent (session);
