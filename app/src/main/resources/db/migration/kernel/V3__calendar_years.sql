-- Years of public holidays that somebody loaded while the office was open, for all its nodes; those that travel with the
-- application and those in a node's home are files.
create table kernel.calendar_year (
  county    text not null,
  year      integer not null,
  source    text not null,
  holidays  jsonb not null,
  version   bigint not null,
  loaded_at timestamptz not null,
  primary key (county, year)
);
create sequence kernel.calendar_year_version;
