-- The operator's tables and functions: a column for each language, whole numbers as keys, rules kept by SQL.
-- The public role reads content and writes only through functions, which refuse
-- what does not fit with a code of their own (class RA).
create schema portal;

create type portal.attendance as enum ('FACE_TO_FACE', 'ONLINE', 'BOTH');
create type portal.joining as enum ('OPEN', 'APPLY', 'INVITED');
create type portal.question_kind as enum ('RADIO', 'CHECKBOXES', 'SLIDER', 'FREE_TEXT');
create type portal.stage as enum ('PLANNED', 'STARTED', 'READY', 'NOT_DONE');
create type portal.reply_kind as enum ('YES', 'LATER', 'NO');

create table portal.panel (
  id int generated always as identity primary key,
  slug text not null unique,
  name_fi text not null, name_sv text,
  summary_fi text not null, summary_sv text,
  influence_fi text, influence_sv text,
  rhythm_fi text, rhythm_sv text,
  attendance portal.attendance not null,
  municipality text,
  seats int not null,
  joining portal.joining not null,
  is_sensitive boolean not null default false,
  starts_on date, ends_on date, next_news_on date
);

create table portal.poll (
  id int generated always as identity primary key,
  slug text not null unique,
  panel_id int references portal.panel,
  title_fi text not null, title_sv text,
  intro_fi text, intro_sv text,
  who_sees_fi text, who_sees_sv text,
  minutes int,
  opens_at timestamptz, closes_at timestamptz,
  min_group_size int not null default 5
);
create table portal.question (
  id int generated always as identity primary key,
  poll_id int not null references portal.poll,
  position int not null,
  code text not null,
  kind portal.question_kind not null,
  title_fi text not null, title_sv text,
  is_required boolean not null,
  lowest int, highest int,
  low_label_fi text, low_label_sv text, high_label_fi text, high_label_sv text,
  unique (poll_id, code)
);
create table portal.choice (
  id int generated always as identity primary key,
  question_id int not null references portal.question,
  position int not null,
  code text not null,
  label_fi text not null, label_sv text,
  unique (question_id, code)
);

create table portal.event (
  id int generated always as identity primary key,
  slug text not null unique,
  panel_id int references portal.panel,
  kind text not null,
  title_fi text not null, title_sv text,
  summary_fi text, summary_sv text,
  cost_fi text, cost_sv text,
  starts_at timestamptz not null, ends_at timestamptz not null,
  attendance portal.attendance not null,
  link text, venue_fi text, venue_sv text, street text, municipality text,
  is_cancelled boolean not null default false,
  needs_registration boolean not null,
  capacity int
);

create table portal.invitation (
  id int generated always as identity primary key,
  slug text not null unique,
  code text not null unique,
  panel_id int references portal.panel,
  poll_id int references portal.poll,
  event_id int references portal.event,
  title_fi text not null, title_sv text,
  text_fi text, text_sv text,
  sender text, sender_phone text,
  minutes int,
  reply_by timestamptz,
  is_single_use boolean not null,
  replied portal.reply_kind,
  check (num_nonnulls(panel_id, poll_id, event_id) = 1)
);

create table portal.impact (
  id int generated always as identity primary key,
  slug text not null unique,
  title_fi text not null, title_sv text,
  heard_fi text, heard_sv text,
  done_fi text, done_sv text,
  stage portal.stage not null,
  published_at timestamptz not null,
  next_news_on date,
  panel_id int references portal.panel,
  poll_id int references portal.poll,
  event_id int references portal.event
);

-- What residents send. The key is theirs; the public role sees none of these tables.
create table portal.response (
  id uuid primary key,
  poll_id int not null references portal.poll,
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  received_at timestamptz not null default now()
);
create table portal.membership (
  id uuid primary key,
  panel_id int not null references portal.panel,
  message text check (length(message) <= 2000),
  received_at timestamptz not null default now()
);
create table portal.registration (
  id uuid primary key,
  event_id int not null references portal.event,
  needs text check (length(needs) <= 2000),
  received_at timestamptz not null default now()
);
create table portal.reply (
  id uuid primary key,
  invitation_id int not null references portal.invitation,
  kind portal.reply_kind not null,
  received_at timestamptz not null default now()
);
create index on portal.question (poll_id);
create index on portal.choice (question_id);
create index on portal.response (poll_id);
create index on portal.registration (event_id);
create index on portal.event (starts_at);
