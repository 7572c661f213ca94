-- Search in Chinese: pairs of neighbouring characters, made in Java, of what the desk searches in. A row comes in a minute
-- after its matter; until then the matter itself is read.
create table matters.search (
  county text     not null,
  matter uuid     not null,
  grams  tsvector not null,
  primary key (county, matter)
);
-- the desk asks which matters have all pairs of a word; the county is checked behind it, since a tree of words has no lead
create index search_by_grams on matters.search using gin (grams);

-- Up to which matter that is done; ids grow with time.
create table matters.search_reach (
  county text not null,
  upto   uuid not null,
  primary key (county)
);
