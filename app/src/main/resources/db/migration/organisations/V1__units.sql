create schema if not exists organisations;

-- What a unit is there to do; routing and people read the same words.
create table organisations.duty (
  county  text not null,
  code    text not null,
  name    text not null,
  name_en text not null,
  primary key (county, code)
);

-- Working time that differs from the county's own.
create table organisations.calendar (
  county text   not null,
  code   text   not null,
  spans  text[] not null,
  primary key (county, code)
);

-- Single days on which such an office opens or stays closed against the rule, and why.
create table organisations.calendar_day (
  county   text    not null,
  calendar text    not null,
  day      date    not null,
  open     boolean not null,
  reason   text    not null,
  primary key (county, calendar, day),
  foreign key (county, calendar) references organisations.calendar (county, code)
);

-- Whoever can be given work: the county's centre, departments, stations, township rooms, village committees. Areas are
-- codes of the room of places. "staffed" says when somebody has to be on duty if that is not the office's opening time.
create table organisations.unit (
  county    text   not null,
  id        uuid   not null default uuidv7(),
  code      text   not null,
  kind      text   not null check (kind in ('CENTRE', 'DEPARTMENT', 'STATION', 'TOWNSHIP', 'VILLAGE', 'COMPANY', 'OUTSIDE')),
  name      text   not null,
  name_en   text   not null,
  area      text   not null,
  island    text,
  phone     text,
  calendar  text,
  staffed   text,
  duties    text[] not null default '{}',
  closed_at timestamptz,
  primary key (county, id),
  unique (county, code),
  foreign key (county, calendar) references organisations.calendar (county, code)
);
create index unit_by_area on organisations.unit (county, area);

-- A shift that repeats on certain days from a first to a last day. Closing at or before opening means the next day.
create table organisations.shift (
  county          text   not null,
  id              uuid   not null default uuidv7(),
  unit            uuid   not null,
  officer_account uuid   not null,
  first_day       date   not null,
  last_day        date,
  days            text[] not null,
  opens           time   not null,
  closes          time   not null,
  duty            text   not null,
  primary key (county, id),
  foreign key (county, unit) references organisations.unit (county, id),
  check (last_day is null or last_day >= first_day)
);
create index shift_by_unit on organisations.shift (county, unit);
create index shift_by_officer on organisations.shift (county, officer_account);

-- Whole days somebody is away, and who stands in if anybody does. Why they are away is nobody's business here.
create table organisations.absence (
  county          text not null,
  id              uuid not null default uuidv7(),
  officer_account uuid not null,
  first_day       date not null,
  last_day        date not null,
  cover_account   uuid,
  primary key (county, id),
  check (last_day >= first_day),
  check (cover_account is null or cover_account <> officer_account)
);
create index absence_by_officer on organisations.absence (county, officer_account, first_day);

-- Where people go without a phone: somebody writes it down for them.
create table organisations.service_point (
  county    text   not null,
  id        uuid   not null default uuidv7(),
  code      text   not null,
  name      text   not null,
  name_en   text   not null,
  area      text   not null,
  address   text   not null,
  address_en text  not null,
  centre    point,
  phone     text,
  hours     text   not null,
  services  text[] not null default '{}',
  unit      uuid,
  closed_at timestamptz,
  primary key (county, id),
  unique (county, code),
  foreign key (county, unit) references organisations.unit (county, id)
);
create index service_point_by_area on organisations.service_point (county, area);

-- The organs to which everybody can turn whatever the platform says: petition, review, court and others.
create table organisations.organ (
  county    text    not null,
  code      text    not null,
  place     integer not null,
  kind      text    not null check (kind in ('PETITION', 'REVIEW', 'COURT', 'LEGAL_AID', 'PROCURACY', 'SUPERVISION', 'LABOUR', 'HOTLINE')),
  name      text    not null,
  name_en   text    not null,
  phone     text    not null,
  address   text    not null,
  address_en text   not null,
  hours     text    not null,
  takes     text    not null,
  takes_en  text    not null,
  within    text    not null,
  within_en text    not null,
  basis     text    not null,
  primary key (county, code)
);
