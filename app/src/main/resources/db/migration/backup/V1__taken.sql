-- Backups 备份: what was taken, when, by whom and how it went. The backups themselves lie outside the database.
create schema if not exists backup;

create table backup.taken (
  county     text        not null,
  id         uuid        not null default uuidv7(),
  began_at   timestamptz not null,
  ended_at   timestamptz not null,
  asked_by   text        not null check (asked_by in ('launcher', 'timer')),
  place      text        not null,
  name       text,
  tables     integer,
  row_count  bigint,
  byte_count bigint,
  packed     bigint,
  failure    text,
  primary key (county, id),
  check ((name is null) = (failure is not null)),
  check (ended_at >= began_at)
);
-- the page asks for the newest, the node for the newest that succeeded
create index taken_by_time on backup.taken (county, began_at desc);
