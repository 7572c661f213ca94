-- Dispatch 指挥调度: response units, and which alarm each of them is sent to.
create schema if not exists dispatch;

create table dispatch.response_unit (
  county       text not null,
  id           uuid not null default uuidv7(),
  code         text not null,
  sort         text not null check (sort in ('patrol', 'post', 'township', 'volunteer')),
  name         text not null,
  name_en      text not null,
  organisation uuid not null,
  area         text not null,
  lon          double precision not null check (lon between -180 and 180),
  lat          double precision not null check (lat between -90 and 90),
  knots        double precision not null check (knots > 0 and knots <= 60),
  can          text[] not null,
  on_duty      boolean not null default false,
  version      integer not null default 0,
  primary key (county, id),
  unique (county, code)
);

-- One sending of one unit to one alarm: assigned, accepted, on the way, there, clear; or called back.
create table dispatch.assignment (
  county      text not null,
  id          uuid not null default uuidv7(),
  unit        uuid not null,
  alarm       uuid not null,
  area        text not null,
  state       text not null check (state in ('ASSIGNED', 'ACCEPTED', 'EN_ROUTE', 'ON_SCENE', 'CLEAR', 'RECALLED')),
  metres      integer not null,
  minutes     integer not null,
  assigned_at timestamptz not null,
  assigned_by_account uuid not null,
  changed_at  timestamptz not null,
  arrived_at  timestamptz,
  ended_at    timestamptz,
  primary key (county, id),
  foreign key (county, unit) references dispatch.response_unit (county, id)
);
-- a unit is in one place at a time
create unique index assignment_of_unit_once on dispatch.assignment (county, unit) where ended_at is null;
create index assignment_of_alarm on dispatch.assignment (county, alarm, assigned_at);
