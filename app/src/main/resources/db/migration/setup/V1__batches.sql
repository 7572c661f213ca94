-- Setting up and importing 建县与导入: what came in which file, row by row, so that it can be resumed and undone.
create schema if not exists setup;

create table setup.batch (
  county          text not null,
  id              uuid not null default uuidv7(),
  kind            text not null,
  file_name       text not null,
  file_hash       text not null,
  file_bytes      bigint not null,
  plan            jsonb not null, -- how it is read: encoding, sheet, columns to fields, how many enter as today's
  state           text not null check (state in ('OPENED', 'CHECKING', 'CHECKED', 'RUNNING', 'STOPPED', 'DONE', 'UNDONE', 'UNREADABLE')),
  expected_rows   integer not null default 0,
  done_rows       integer not null default 0,
  stored          integer not null default 0,
  changed         integer not null default 0,
  same            integer not null default 0,
  rejected        integer not null default 0,
  remarked        integer not null default 0,
  trouble         jsonb, -- why the file as a whole could not be read
  made_by_account uuid,
  made_at         timestamptz not null,
  started_at      timestamptz,
  ended_at        timestamptz,
  undone_at       timestamptz,
  undone_by_account uuid,
  primary key (county, id)
);
-- the history shows the newest first; a file that comes again is known by its hash
create index batch_newest on setup.batch (county, made_at desc);
create index batch_by_hash on setup.batch (county, file_hash);

-- The file itself, until the batch is done; then only the rows that were rejected are kept.
create table setup.piece (
  county text not null,
  batch  uuid not null,
  number integer not null,
  bytes  bytea not null,
  primary key (county, batch, number),
  foreign key (county, batch) references setup.batch (county, id)
);

-- What became of each row. Its existence is the doing, so a row is done once whatever happens.
create table setup.entry (
  county      text not null,
  batch       uuid not null,
  sheet       text not null,
  line        bigint not null,
  outcome     text not null check (outcome in ('stored', 'today', 'changed', 'same', 'rejected')),
  object_kind text,
  object_id   uuid,
  object_key  text,
  reasons     jsonb not null,
  fields      text[], -- the row as it came, when it was rejected; what is there now, for a row of a setup
  before      text[], -- what was there before it was changed
  primary key (county, batch, sheet, line),
  foreign key (county, batch) references setup.batch (county, id)
);
create index entry_by_object on setup.entry (county, object_id) where object_id is not null;
create index entry_with_reasons on setup.entry (county, batch, line) where reasons <> '[]';

-- The head of a sheet, so that rejected rows can be handed back under it.
create table setup.head (
  county text not null,
  batch  uuid not null,
  sheet  text not null,
  place  integer not null,
  names  text[] not null,
  primary key (county, batch, sheet),
  foreign key (county, batch) references setup.batch (county, id)
);

-- Mappings people saved under a name.
create table setup.mapping (
  county   text not null,
  kind     text not null,
  name     text not null,
  plan     jsonb not null,
  saved_at timestamptz not null,
  saved_by_account uuid,
  primary key (county, kind, name)
);
