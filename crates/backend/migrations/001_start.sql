-- What operators write: a validated document and the columns it is found by.
CREATE TABLE portal (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE CHECK (id = 'portal'), body TEXT NOT NULL
);
CREATE TABLE panel (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL, haystack TEXT NOT NULL
);
CREATE TABLE meeting (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  panel TEXT NOT NULL REFERENCES panel (id), starts_at INTEGER NOT NULL
);
CREATE INDEX meeting_by_panel ON meeting (panel, starts_at);
CREATE TABLE theme (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  panel TEXT NOT NULL REFERENCES panel (id),
  proposed_by INTEGER REFERENCES session (id) ON DELETE SET NULL
);
CREATE INDEX theme_by_panel ON theme (panel);
CREATE TABLE poll (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  panel TEXT REFERENCES panel (id), opens_at INTEGER, closes_at INTEGER
);
CREATE TABLE event (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  panel TEXT REFERENCES panel (id), series TEXT, starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL, attendance TEXT NOT NULL, municipality TEXT, haystack TEXT NOT NULL
);
CREATE INDEX event_by_start ON event (starts_at, id);
CREATE TABLE invitation (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL, code TEXT UNIQUE
);
CREATE TABLE impact (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  published_at INTEGER NOT NULL
);
CREATE INDEX impact_by_time ON impact (published_at DESC, id);

-- What residents do. A session without a token hash can never be entered again.
CREATE TABLE session (
  id INTEGER PRIMARY KEY, token_hash BLOB UNIQUE, created_on TEXT NOT NULL
);
-- One row per id a client ever minted; the hash is all that stays once it is spent.
CREATE TABLE receipt (
  id_hash BLOB PRIMARY KEY, session INTEGER REFERENCES session (id) ON DELETE SET NULL,
  state TEXT NOT NULL CHECK (state IN ('standing', 'spent')),
  mac BLOB NOT NULL, code TEXT NOT NULL, at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX receipt_by_session ON receipt (session);
CREATE TABLE membership (
  panel TEXT NOT NULL REFERENCES panel (id),
  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('requested', 'member')),
  text TEXT NOT NULL, since INTEGER NOT NULL,
  PRIMARY KEY (panel, session)
) WITHOUT ROWID;
CREATE INDEX membership_by_session ON membership (session);
-- A single-use invitation is bound with exclusive = 1, so the database allows only one.
CREATE TABLE invitation_binding (
  invitation TEXT NOT NULL REFERENCES invitation (id),
  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('pending', 'postponed', 'accepted', 'declined')),
  exclusive INTEGER CHECK (exclusive = 1), at INTEGER NOT NULL,
  PRIMARY KEY (invitation, session), UNIQUE (invitation, exclusive)
) WITHOUT ROWID;
CREATE INDEX invitation_binding_by_session ON invitation_binding (session);
-- That a session answered a poll. Nothing in it leads to an anonymous answer.
CREATE TABLE participation (
  poll TEXT NOT NULL REFERENCES poll (id),
  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  id_hash BLOB NOT NULL UNIQUE REFERENCES receipt (id_hash), sealed_id BLOB NOT NULL,
  PRIMARY KEY (poll, session)
) WITHOUT ROWID;
CREATE INDEX participation_by_session ON participation (session);
-- An answered form. For anonymous polls: random id, no session, time rounded to the day.
CREATE TABLE response (
  id INTEGER PRIMARY KEY, poll TEXT NOT NULL REFERENCES poll (id), ref BLOB NOT NULL UNIQUE,
  session INTEGER REFERENCES session (id) ON DELETE CASCADE,
  batch INTEGER NOT NULL, at INTEGER NOT NULL
);
CREATE INDEX response_by_poll ON response (poll, batch);
CREATE INDEX response_by_session ON response (session);
CREATE TABLE answer (
  response INTEGER NOT NULL REFERENCES response (id) ON DELETE CASCADE,
  question TEXT NOT NULL, ordinal INTEGER NOT NULL, part TEXT NOT NULL,
  value TEXT NOT NULL, number REAL, own_text TEXT,
  PRIMARY KEY (response, question, ordinal)
) WITHOUT ROWID;
CREATE TABLE registration (
  queued INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
  id_hash BLOB NOT NULL UNIQUE REFERENCES receipt (id_hash),
  event TEXT NOT NULL REFERENCES event (id),
  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('attending', 'waiting')),
  access_needs TEXT NOT NULL, consented_at INTEGER, UNIQUE (event, session)
);
CREATE INDEX registration_by_event ON registration (event, state, queued);
CREATE INDEX registration_by_session ON registration (session);
CREATE TABLE feedback (
  id TEXT PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting (id),
  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  what_worked TEXT NOT NULL, what_to_change TEXT NOT NULL, at INTEGER NOT NULL,
  UNIQUE (meeting, session)
) WITHOUT ROWID;
CREATE INDEX feedback_by_session ON feedback (session);
CREATE TABLE theme_support (
  theme TEXT NOT NULL REFERENCES theme (id),
  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  PRIMARY KEY (theme, session)
) WITHOUT ROWID;
CREATE INDEX theme_support_by_session ON theme_support (session);
CREATE TABLE message (
  id TEXT PRIMARY KEY, session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  category TEXT NOT NULL, text TEXT NOT NULL, reply_to TEXT NOT NULL, at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX message_by_session ON message (session);
