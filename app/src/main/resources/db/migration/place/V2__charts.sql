-- Land that is drawn on the charts and is no area of the county: uninhabited islands, neighbours, the mainland's coast.
create table place.land (
  county  text not null,
  id      uuid not null default uuidv7(),
  outline bytea not null,
  west    double precision not null,
  south   double precision not null,
  east    double precision not null,
  north   double precision not null,
  primary key (county, id)
);
create index land_by_box on place.land (county, west, east, south, north);

-- The frames of the county's overview chart: the first one large, the others beside each other below it, each at its own
-- scale. A county whose islands lie close together has one.
create table place.frame (
  county  text    not null,
  place   integer not null,
  name    text    not null,
  name_en text    not null,
  west    double precision not null,
  south   double precision not null,
  east    double precision not null,
  north   double precision not null,
  primary key (county, place),
  check (west < east and south < north)
);

-- Who has to be named wherever the outlines are shown.
create table place.credit (
  county  text not null primary key,
  text    text not null,
  text_en text not null
);
