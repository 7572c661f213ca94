-- Department feeds 部门接入: what 110, traffic, tourism, maritime and fisheries hand in, by one contract.
create schema if not exists feeds;

create table feeds.feed (
  county        text not null,
  code          text not null check (code ~ '^[a-z0-9][a-z0-9-]{1,38}$'),
  scene         text not null check (scene in ('police-110', 'traffic', 'tourism', 'maritime', 'fisheries')),
  owner         text not null,
  owner_en      text not null,
  purpose       text not null,
  terms         text not null,
  expected_minutes integer not null check (expected_minutes between 1 and 44640),
  token_hash    bytea,
  active        boolean not null default true,
  made_at       timestamptz not null,
  primary key (county, code)
);

-- One row a file or a request. Who handed it in again, and when, stays visible.
create table feeds.batch (
  county      text not null,
  id          uuid not null,
  feed        text not null,
  way         text not null check (way in ('http', 'file')),
  name        text not null,
  sha256      bytea not null,
  received_at timestamptz not null,
  ended_at    timestamptz,
  trouble     text,
  primary key (county, id),
  foreign key (county, feed) references feeds.feed (county, code)
);
-- the health page asks for a feed's latest
create index batch_of_feed on feeds.batch (county, feed, received_at desc);

-- One row a report and version: its existence is what makes handing it in again harmless. The body is kept only
-- while it waits or was refused, thirty days at most: what was taken lives in the room that took it.
create table feeds.report (
  county      text not null,
  feed        text not null,
  source_id   text not null,
  version     integer not null,
  id          uuid not null default uuidv7(),
  batch    uuid not null,
  line        bigint not null,
  kind        text not null check (kind in ('report', 'addition', 'cancellation', 'suspension', 'unknown')),
  occurred_at timestamptz,
  received_at timestamptz not null,
  body        jsonb,
  state       text not null check (state in ('taken', 'waiting', 'refused', 'set-aside')),
  field       text,
  reason      text,
  about_kind  text,
  about_id    uuid,
  primary key (county, feed, source_id, version),
  unique (county, id),
  foreign key (county, feed) references feeds.feed (county, code)
);
-- the health page counts a feed's days; the pages list what was refused and what waits for a person
create index report_of_feed on feeds.report (county, feed, received_at desc);
create index report_of_batch on feeds.report (county, batch);
create index report_open on feeds.report (county, state, received_at desc) where state in ('refused', 'waiting');
create index report_to_erase on feeds.report (county, received_at) where body is not null;

-- What could not even be told apart: no number of its own, so it cannot be known again. Counted and shown by its line.
create table feeds.unreadable (
  county      text not null,
  batch    uuid not null,
  line        bigint not null,
  field       text not null,
  reason      text not null,
  about       text not null,
  primary key (county, batch, line),
  foreign key (county, batch) references feeds.batch (county, id)
);
