-- Harbour 码头, its first piece: the register of suspended sailings.
create schema if not exists harbour;

create table harbour.route (
  county    text not null,
  code      text not null,
  name      text not null,
  name_en   text not null,
  from_pier text not null,
  to_pier   text not null,
  island_a  text not null,
  island_b  text,
  primary key (county, code)
);

-- One record a published notice. It takes effect when a second person confirms it (recorded → confirmed → ended), and
-- nobody edits it: a wrong one is withdrawn with a reason.
create table harbour.suspension (
  county       text not null,
  id           uuid not null default uuidv7(),
  routes       text[] not null check (cardinality(routes) > 0),
  from_at      timestamptz not null,
  until_at     timestamptz,
  reason       text not null check (reason in ('wind', 'fog', 'waves', 'typhoon', 'vessel', 'other')),
  source       text not null check (length(source) between 4 and 200),
  note         text,
  state        text not null check (state in ('recorded', 'confirmed', 'ended', 'withdrawn')),
  recorded_by_account  uuid not null,
  recorded_at  timestamptz not null,
  confirmed_by_account uuid check (confirmed_by_account <> recorded_by_account),
  confirmed_at timestamptz,
  ended_by_account uuid,
  ended_at     timestamptz,
  withdrawn_by_account uuid,
  withdrawn_reason text,
  version      integer not null default 0,
  primary key (county, id),
  check (until_at is null or until_at > from_at)
);
-- the page of what is open, and the day's page
create index suspension_by_time on harbour.suspension (county, from_at desc);
create unique index suspension_source_once on harbour.suspension (county, source) where state <> 'withdrawn';

-- Derived from the register: when an island could not be reached at all, because every route that serves it was
-- suspended. Each row is told to the other rooms as a ClockStop and keeps its id when it is corrected.
create table harbour.cut_off (
  county    text not null,
  id        uuid not null default uuidv7(),
  island    text not null,
  from_at   timestamptz not null,
  until_at  timestamptz,
  source    text not null,
  withdrawn boolean not null default false,
  primary key (county, id)
);
create index cut_off_of_island on harbour.cut_off (county, island, from_at);
