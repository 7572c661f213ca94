create schema if not exists sample;

-- Which parts of the demo county were loaded, and when. A part is loaded in one transaction together with its row here, so
-- that a start that was cut short goes on where it stopped and a second start loads nothing.
create table sample.stage (
  county    text        not null,
  stage     text        not null,
  loaded_at timestamptz not null,
  primary key (county, stage)
);
