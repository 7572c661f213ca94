-- Alarms 预警: detected, acknowledged, verified, answered, fed back. What an alarm is about is a place, an asset, a vessel
-- or an event; no column here can hold a person as its subject.
create schema if not exists alarms;

create table alarms.alarm (
  county          text not null,
  id              uuid not null,
  number          bigint not null,
  kind            text not null check (kind ~ '^[a-z][a-z-]{1,39}$'),
  severity        smallint not null check (severity between 1 and 4),
  subject_kind    text not null check (subject_kind in ('place', 'asset', 'vessel', 'event')),
  subject_sort    text not null default '',
  subject_id      text not null,
  subject_label   text not null,
  vessel          bigint,
  area            text not null,
  lon             double precision not null check (lon between -180 and 180),
  lat             double precision not null check (lat between -90 and 90),
  at              timestamptz not null,
  rule            text not null,
  state           text not null check (state in
    ('RAISED', 'ACKNOWLEDGED', 'VERIFIED', 'FALSE_ALARM', 'RESPONDING', 'CONTAINED', 'FED_BACK', 'CLOSED')),
  signals         integer not null default 1,
  raised_at       timestamptz not null,
  heard_at        timestamptz not null,
  left_at         timestamptz,
  acknowledge_by  timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by_account uuid,
  verified_at     timestamptz,
  verified_by_account uuid,
  cause           text,
  responding_at   timestamptz,
  ended_at        timestamptz,
  feedback_by     timestamptz,
  fed_back_at     timestamptz,
  fed_back_by_account uuid,
  outcome         text,
  closed_at       timestamptz,
  reopened        integer not null default 0,
  holder_said     text,
  holder_said_at  timestamptz,
  version         integer not null default 0,
  primary key (county, id),
  unique (county, number),
  -- nothing is closed without feedback, whoever writes the row
  check (state <> 'CLOSED' or (fed_back_at is not null and outcome is not null and closed_at is not null)),
  check (state <> 'FALSE_ALARM' or cause is not null),
  check (state not in ('CONTAINED', 'FALSE_ALARM') or feedback_by is not null)
);
-- one open alarm of the same kind about the same thing and the same boat
create unique index alarm_open_once on alarms.alarm
  (county, kind, subject_kind, subject_sort, subject_id, coalesce(vessel, 0)) where state <> 'CLOSED';
-- what is open, most severe first; what was, newest first
create index alarm_open on alarms.alarm (county, severity desc, number desc) where state <> 'CLOSED';
-- what time may change
create index alarm_unacknowledged on alarms.alarm (county, acknowledge_by) where state = 'RAISED';
create index alarm_unanswered on alarms.alarm (county, feedback_by) where state in ('CONTAINED', 'FALSE_ALARM');

-- What was seen when the alarm was raised, came again, or changed its severity: frozen, with its hash in the log.
create table alarms.evidence (
  county   text not null,
  signal   uuid not null,
  alarm    uuid not null,
  number   integer not null,
  what     text not null check (what in ('raised', 'folded', 'came_back', 'severity')),
  severity smallint not null check (severity between 1 and 4),
  at       timestamptz not null,
  rule     text not null,
  evidence text not null,
  sha256   text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  check (sha256 = encode(sha256(convert_to(evidence, 'UTF8')), 'hex')),
  primary key (county, signal),
  unique (county, alarm, number),
  foreign key (county, alarm) references alarms.alarm (county, id)
);

create function alarms.frozen() returns trigger language plpgsql as $$
begin
  raise exception 'the evidence of an alarm is frozen: nobody changes or removes it';
end $$;
create trigger evidence_frozen before update or delete on alarms.evidence
  for each row execute function alarms.frozen();

-- A clock that ran out, told once: the row is the telling.
create table alarms.rung (
  county   text not null,
  alarm    uuid not null,
  clock    text not null check (clock in ('acknowledge', 'feedback')),
  round    integer not null,
  fired_at timestamptz not null,
  primary key (county, alarm, clock, round),
  foreign key (county, alarm) references alarms.alarm (county, id)
);
