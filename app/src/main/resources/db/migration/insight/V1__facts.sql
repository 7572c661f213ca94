-- Insight 研判: what the log says, one table a concept, and what was published from it. Everything but the releases can be
-- thrown away and read again from the log; nothing here knows an officer or a resident.
create schema if not exists insight;

-- How far the sealed log has been read.
create table insight.cursor (
  county text   not null,
  seq    bigint not null,
  at     timestamptz not null,
  primary key (county)
);

create table insight.matter_fact (
  county         text not null,
  matter         uuid not null,
  heard          integer not null, -- the newest entry of the matter's timeline that this row knows
  historic       boolean not null,
  channel        text not null,
  area           text not null,
  category       text,
  unit           uuid,
  reachable      boolean not null,
  registered_at  timestamptz not null,
  first_reply_at timestamptz,
  replies        integer not null,
  result         text,
  closed_at      timestamptz,
  withdrawn_at   timestamptz,
  merged_into    uuid,
  primary key (county, matter)
);
create index matter_fact_by_day on insight.matter_fact (county, registered_at);

create table insight.order_fact (
  county        text not null,
  order_id      uuid not null,
  matter        uuid not null,
  attempt       integer not null,
  historic      boolean not null,
  channel       text not null,
  area          text not null,
  category      text,
  unit          uuid,
  reachable     boolean not null,
  dispatched_at timestamptz not null,
  due_at        timestamptz, -- as the clock says after all stops
  unstopped_at  timestamptz, -- as if nothing had ever stopped it
  stopped       boolean not null,
  contacted_at  timestamptz,
  sent_at       timestamptz,
  ended_at      timestamptz,
  ended_how     text check (ended_how in ('sent', 'moved', 'withdrawn', 'merged')),
  primary key (county, order_id)
);
create index order_fact_by_dispatch on insight.order_fact (county, dispatched_at);
create index order_fact_by_due on insight.order_fact (county, due_at);
create index order_fact_of_matter on insight.order_fact (county, matter);

create table insight.answer_fact (
  county        text not null,
  reply         uuid not null,
  matter        uuid not null,
  historic      boolean not null,
  channel       text not null,
  area          text not null,
  category      text,
  unit          uuid,
  proposed      text not null,
  delivered_at  timestamptz not null,
  delivered_how text,
  until_at      timestamptz,
  said          text check (said in ('yes', 'no')),
  said_at       timestamptz,
  said_how      text,
  silent_at     timestamptz,
  withdrawn     boolean not null,
  primary key (county, reply)
);
create index answer_fact_by_delivery on insight.answer_fact (county, delivered_at);
create index answer_fact_of_matter on insight.answer_fact (county, matter);

-- An opinion has no matter: it can be counted and cannot be looked up.
create table insight.opinion_fact (
  county   text not null,
  opinion  uuid not null,
  channel  text not null,
  area     text not null,
  category text,
  unit     uuid,
  said     text not null,
  said_at  timestamptz not null,
  primary key (county, opinion)
);
create index opinion_fact_by_day on insight.opinion_fact (county, said_at);

-- A figure's values of one period, frozen: drafted by the machine, checked by one person, published by another. A release
-- is never edited; a correction is a release that names the one it takes the place of.
create table insight.release (
  county       text not null,
  id           uuid not null default uuidv7(),
  figure       text not null,
  version      integer not null,
  period       text not null,
  period_from  date not null,
  period_until date not null,
  state        text not null check (state in ('draft', 'audited', 'published', 'corrected', 'dropped')),
  as_of        timestamptz not null,
  seq          bigint not null, -- how far the log had been read
  digest       text not null,
  definition   text not null,   -- digest of the definition's version
  corrects     uuid,
  reason       text,
  drafted_at   timestamptz not null,
  audited_by_account uuid,
  audited_at   timestamptz,
  looked    integer,         -- how many rows the auditor opened
  wrong        integer,
  published_by_account uuid,
  published_at timestamptz,
  primary key (county, id)
);
create index release_of_figure on insight.release (county, figure, period_from desc, drafted_at desc);
-- one value at a time is the published one, and one at a time waits
create unique index release_in_force on insight.release (county, figure, period) where state = 'published';
create unique index release_waiting on insight.release (county, figure, period) where state in ('draft', 'audited');

create table insight.cell (
  county   text not null,
  release  uuid not null,
  dimension text not null,
  key      text not null,
  withheld boolean not null,
  counts   jsonb, -- rows by mark; null when withheld, so that a copy of the table gives nothing away
  primary key (county, release, dimension, key),
  foreign key (county, release) references insight.release (county, id)
);
