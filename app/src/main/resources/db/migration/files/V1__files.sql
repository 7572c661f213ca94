-- Files 文件: photos and recordings. A content is bytes named by their SHA-256 and stored once; a file is a link to what
-- was sent (the sealed original) and to what is shown of it (the rendition without anything that was not in the picture).
create schema if not exists files;

-- The row comes before the bytes and goes after them: bytes without a row do not exist, and a row without its bytes is
-- not complete and is stored again by whoever sends the same thing.
create table files.content (
  county     text        not null,
  sha256     bytea       not null check (length(sha256) = 32),
  bytes      bigint      not null check (bytes > 0),
  media_type text        not null,
  place      text        not null check (place in ('database', 's3')),
  complete   boolean     not null,
  stored_at  timestamptz not null,
  used_at    timestamptz not null,
  primary key (county, sha256)
);

create table files.chunk (
  county text    not null,
  sha256 bytea   not null,
  number integer not null,
  bytes  bytea   not null,
  primary key (county, sha256, number),
  foreign key (county, sha256) references files.content (county, sha256) on delete cascade
);
-- pictures and sound are compressed already
alter table files.chunk alter column bytes set storage external;

-- Either still in somebody's draft, or handed in with an object; then neither the link nor the content changes any more.
create table files.file (
  county           text        not null,
  id               uuid        not null default uuidv7(),
  kind             text        not null check (kind in ('PHOTO', 'VOICE')),
  original         bytea       not null,
  rendition        bytea       not null,
  thumbnail        bytea,
  width            integer,
  height           integer,
  millis           integer,
  caption          text        check (length(caption) <= 200),
  draft            uuid,
  object_kind      text,
  object_id        uuid,
  part             text,
  within           uuid,
  added_by_kind    text        not null check (added_by_kind in ('OFFICER', 'RESIDENT', 'SYSTEM')),
  added_by_account uuid,
  added_at         timestamptz not null,
  handed_in_at     timestamptz,
  primary key (county, id),
  foreign key (county, original) references files.content (county, sha256),
  foreign key (county, rendition) references files.content (county, sha256),
  foreign key (county, thumbnail) references files.content (county, sha256),
  check ((draft is null) = (object_id is not null)),
  check ((object_id is null) = (object_kind is null) and (object_id is null) = (part is null)
     and (object_id is null) = (handed_in_at is null)),
  check (kind <> 'PHOTO' or (thumbnail is not null and width > 0 and height > 0)),
  check (kind <> 'VOICE' or millis > 0)
);
-- the same thing chosen twice in one draft is one file
create unique index file_once_in_a_draft on files.file (county, draft, original) where draft is not null;
create index file_of_object on files.file (county, object_kind, object_id) where object_id is not null;
create index file_by_original on files.file (county, original);
create index file_by_rendition on files.file (county, rendition);
create index file_by_thumbnail on files.file (county, thumbnail);
