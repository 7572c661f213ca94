-- The farmed sea 海上: plots and the boats that serve them, and what receivers hear of boats.
create schema if not exists sea;

-- One hand-in of plots or boats by file; undoing it takes back what it brought.
create table sea.batch (
  county     text not null,
  id         uuid not null default uuidv7(),
  kind       text not null check (kind in ('plots', 'boats')),
  name       text not null,
  sha256     bytea not null,
  brought    integer not null,
  by_account uuid not null,
  at         timestamptz not null,
  undone_at  timestamptz,
  primary key (county, id)
);
create index batch_newest on sea.batch (county, at desc);

-- The outline shows roughly where; it proves no right.
create table sea.plot (
  county        text not null,
  id            uuid not null default uuidv7(),
  number        text not null,
  name          text not null,
  area          text not null,
  mu            numeric(10, 2) not null check (mu > 0),
  holder        text not null,
  holder_code   text not null,
  licence       text,
  licence_from  date,
  licence_until date,
  state         text not null check (state in ('surveyed', 'licensed', 'stocked', 'growing', 'harvesting', 'fallow', 'transferred', 'expired')),
  fence         bigint generated always as identity,
  secret_hash   bytea,
  batch         uuid,
  version       integer not null default 1,
  made_at       timestamptz not null,
  withdrawn_at  timestamptz,
  primary key (county, id),
  foreign key (county, batch) references sea.batch (county, id)
);
create unique index plot_number on sea.plot (county, number) where withdrawn_at is null;
create unique index plot_fence on sea.plot (county, fence);
create index plot_of_batch on sea.plot (county, batch) where batch is not null;

-- Every outline a plot ever had: longitude and latitude in turn, ten-millionths of a degree, WGS-84; the first ring is the outer one.
create table sea.outline (
  county     text not null,
  plot       uuid not null,
  version    integer not null,
  rings      jsonb not null,
  since      timestamptz not null,
  by_account uuid,
  primary key (county, plot, version),
  foreign key (county, plot) references sea.plot (county, id)
);

create table sea.boat (
  county       text not null,
  id           uuid not null default uuidv7(),
  name         text not null,
  mmsi         integer check (mmsi between 1 and 999999999),
  length_m     numeric(5, 1) check (length_m > 0),
  duty         text not null check (duty in ('farm', 'patrol', 'other')),
  holder_code  text,
  state        text not null check (state in ('registered', 'valid', 'expired', 'laid-up')),
  batch        uuid,
  made_at      timestamptz not null,
  withdrawn_at timestamptz,
  primary key (county, id),
  foreign key (county, batch) references sea.batch (county, id)
);
create unique index boat_name on sea.boat (county, name) where withdrawn_at is null;
create unique index boat_mmsi on sea.boat (county, mmsi) where withdrawn_at is null and mmsi is not null;
create index boat_of_batch on sea.boat (county, batch) where batch is not null;

-- Which boats belong at a plot, and by whose word.
create table sea.link (
  county   text not null,
  id       uuid not null default uuidv7(),
  plot     uuid not null,
  boat     uuid not null,
  way      text not null check (way in ('register', 'file', 'holder')),
  alarm    uuid,
  since    timestamptz not null,
  ended_at timestamptz,
  primary key (county, id),
  foreign key (county, plot) references sea.plot (county, id),
  foreign key (county, boat) references sea.boat (county, id)
);
create unique index link_once on sea.link (county, plot, boat) where ended_at is null;
create index link_of_boat on sea.link (county, boat) where ended_at is null;

-- A window in which a boat that does not belong there works at a plot.
create table sea.ticket (
  county     text not null,
  id         uuid not null default uuidv7(),
  plot       uuid not null,
  boat       uuid not null,
  work       text not null check (work in ('seeding', 'inspection', 'harvest', 'repair')),
  from_at    timestamptz not null,
  until_at   timestamptz not null check (until_at > from_at),
  by_account uuid,
  made_at    timestamptz not null,
  ended_at   timestamptz,
  primary key (county, id),
  foreign key (county, plot) references sea.plot (county, id),
  foreign key (county, boat) references sea.boat (county, id)
);
create index ticket_open on sea.ticket (county, plot, until_at) where ended_at is null;

-- Grows by one with every change to plots, boats, links and tickets, so that each node knows when to read them again.
create table sea.edition (
  county  text primary key,
  edition bigint not null
);

-- Who keeps the positions: each commit proves that its node still does.
create table sea.keeper (
  county text primary key,
  epoch  bigint not null,
  -- names boats on the wall without their numbers
  handle_key bytea not null
);

-- What came in, as it came: some hundred sentences a row, packed, with the moment and the source.
create table sea.raw (
  county      text not null,
  id          bigint generated always as identity,
  source      text not null,
  received_at timestamptz not null,
  lines       integer not null,
  packed      bytea not null,
  primary key (county, id)
);
create index raw_by_time on sea.raw (county, received_at);

-- Positions, one row for each commit, packed by org.anlan.sea.store.FixPack; the box holds all of them.
create table sea.fixes (
  county   text not null,
  id       bigint generated always as identity,
  first_at timestamptz not null,
  last_at  timestamptz not null,
  fixes    integer not null,
  west     integer not null,
  south    integer not null,
  east     integer not null,
  north    integer not null,
  packed   bytea not null,
  primary key (county, id)
);
create index fixes_by_time on sea.fixes (county, last_at);

-- How far a source has been read.
create table sea.source (
  county   text not null,
  name     text not null,
  heard_at timestamptz not null,
  lines    bigint not null,
  refused  bigint not null,
  place    bigint not null,
  primary key (county, name)
);

-- What ships say of themselves.
create table sea.vessel (
  county   text not null,
  mmsi     integer not null,
  name     text,
  callsign text,
  shiptype integer,
  length_m integer,
  heard_at timestamptz not null,
  primary key (county, mmsi)
);

-- Boats that are at a plot or near it: what the detector knows of them. The others start anew from their last positions.
create table sea.standing (
  county  text not null,
  mmsi    integer not null,
  layer   text not null check (layer in ('plot', 'near')),
  state   jsonb not null,
  primary key (county, mmsi, layer)
);
