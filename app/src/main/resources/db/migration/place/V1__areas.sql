create schema if not exists place;

-- Equality on the county and nearness of a point share one index.
create extension if not exists btree_gist with schema public;

-- County, township, village and grid nest by their codes; islands stand beside them, and a village or grid names the
-- island it lies on. Geometry is WGS-84 in well-known binary, with its bounding box in four plain columns and its centre
-- as a core point (x = longitude, y = latitude): see docs/decisions/0004-geometry-in-plain-columns.md.
create table place.area (
  county      text   not null,
  code        text   not null,
  id          uuid   not null default uuidv7(),
  kind        text   not null check (kind in ('COUNTY', 'TOWNSHIP', 'VILLAGE', 'GRID', 'ISLAND')),
  name        text   not null,
  name_en     text   not null,
  other_names text[] not null default '{}',
  parent      text,
  island      text,
  centre      point  not null,
  outline     bytea,
  west        double precision,
  south       double precision,
  east        double precision,
  north       double precision,
  indicative  boolean not null default false,
  closed_at   timestamptz,
  primary key (county, code),
  unique (county, id),
  foreign key (county, parent) references place.area (county, code),
  foreign key (county, island) references place.area (county, code),
  check ((outline is null) = (west is null) and (outline is null) = (south is null)
         and (outline is null) = (east is null) and (outline is null) = (north is null))
);
create index area_by_parent on place.area (county, parent);
create index area_by_island on place.area (county, island);
create index area_by_box on place.area (county, kind, west, east, south, north);
create index area_by_centre on place.area using gist (county, centre);

-- What people name when they say where: piers, steps, schools, lamp posts. Each lies in one area.
create table place.landmark (
  county      text   not null,
  id          uuid   not null default uuidv7(),
  code        text   not null,
  kind        text   not null check (kind in ('PIER', 'LAMP', 'ROAD', 'SCHOOL', 'CLINIC', 'MARKET', 'OFFICE', 'SIGHT',
                                              'BEACH', 'PLANT', 'HOUSING', 'LIGHTHOUSE', 'OTHER')),
  name        text   not null,
  name_en     text   not null,
  other_names text[] not null default '{}',
  area        text   not null,
  centre      point  not null,
  primary key (county, id),
  unique (county, code),
  foreign key (county, area) references place.area (county, code)
);
create index landmark_by_area on place.landmark (county, area);
create index landmark_by_centre on place.landmark using gist (county, centre);

-- Counts changes, so that every node knows when the tree it holds in memory is old.
create table place.edition (
  county text   not null primary key,
  number bigint not null
);
