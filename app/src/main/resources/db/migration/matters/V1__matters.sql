-- Matters 事项: what somebody said, who has it, and how it ended.
create schema if not exists matters;

create table matters.category (
  county  text not null,
  code    text not null,
  parent  text,
  name    text not null,
  name_en text not null,
  primary key (county, code)
);

-- The routing table is data with versions: a rule is never edited, it is ended and a new one begins.
create table matters.routing_version (
  county     text not null,
  version    integer not null,
  made_at    timestamptz not null,
  made_by    uuid,
  primary key (county, version)
);
create table matters.routing_rule (
  county         text not null,
  id             uuid not null default uuidv7(),
  place_in_order integer not null,
  category       text not null,
  area           text not null,
  words          text[] not null,
  unit           uuid not null,
  again_unit     uuid not null check (again_unit <> unit),
  budget_days    integer not null check (budget_days between 1 and 60),
  needs_presence boolean not null,
  basis          text not null,
  duty           text not null,
  duty_en        text not null,
  from_version   integer not null,
  until_version  integer,
  primary key (county, id),
  foreign key (county, category) references matters.category (county, code),
  foreign key (county, from_version) references matters.routing_version (county, version)
);

create table matters.matter (
  county          text not null,
  id              uuid not null default uuidv7(),
  code            text not null,
  secret_salt     bytea not null,
  secret_hash     bytea not null,
  channel         text not null check (channel in ('web','kiosk','desk','phone','paper','visit','import')),
  title           text not null,
  words           text not null,
  area            text not null,
  island          text,
  place_text      text,
  lon             double precision,
  lat             double precision,
  requester_person uuid,
  anonymous       boolean not null,
  confidential    boolean not null,
  urgent          boolean not null,
  category        text,
  needs_presence  boolean not null default false,
  state           text not null,
  result_class    text,
  reported_at     timestamptz not null,
  registered_by_account uuid,
  idempotency_key uuid not null,
  order_id        uuid, -- the current attempt; a key the other way round would make two inserts into three
  reopened        integer not null default 0,
  objected        boolean not null default false,
  replied_at      timestamptz,
  verdict_until   timestamptz,
  parked_until    timestamptz,
  closed_at       timestamptz,
  merged_into     uuid,
  historic        boolean not null default false,
  version         integer not null default 0,
  primary key (county, id)
);
-- a resident types the code; a sender repeats its key; the desk lists by state; the sweep asks who has been silent
create unique index matter_by_code on matters.matter (county, code);
create unique index matter_by_key on matters.matter (county, idempotency_key);
create index matter_by_number on matters.matter (county, split_part(code, '-', 3));
create index matter_by_state on matters.matter (county, state, reported_at desc);
create index matter_awaiting on matters.matter (county, verdict_until) where state in ('REPLIED', 'PARKED');
create index matter_of_person on matters.matter (county, requester_person) where requester_person is not null;
create index matter_joined on matters.matter (county, merged_into) where merged_into is not null;

-- One order an attempt: a matter that is reopened gets a new order with somebody else.
create table matters.work_order (
  county          text not null,
  id              uuid not null default uuidv7(),
  matter          uuid not null,
  attempt         integer not null,
  unit            uuid not null,
  officer_account uuid,
  rule            uuid,
  rule_version    integer,
  why             jsonb not null,
  calendar        text not null,
  base_island     text,
  needs_presence  boolean not null,
  budget_days     integer not null,
  dispatched_at   timestamptz not null,
  due_hint        timestamptz not null,
  provisional     boolean not null default false,
  stopped         boolean not null default false,
  contact_due_hint timestamptz not null,
  contacted_at    timestamptz,
  claimed_at      timestamptz,
  started_at      timestamptz,
  proposed_at     timestamptz,
  ended_at        timestamptz,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id)
);
-- a unit's most urgent orders first; the sweep asks what has run out
create index work_order_most_urgent on matters.work_order (county, unit, due_hint) where ended_at is null;
create index work_order_of_matter on matters.work_order (county, matter, attempt);
create index work_order_contact_due on matters.work_order (county, contact_due_hint) where ended_at is null and contacted_at is null;
create index work_order_finish_due on matters.work_order (county, due_hint) where ended_at is null;

-- The suspension ledger: what stopped an order's target, from when to when, and by whose record. Rows are voided, never deleted.
create table matters.suspension (
  county   text not null,
  id       uuid not null default uuidv7(),
  order_id uuid not null,
  stop     uuid not null,
  kind     text not null check (kind in ('unreachable', 'question')),
  from_at  timestamptz not null,
  until_at timestamptz,
  reason   text not null,
  source   text not null,
  voided   boolean not null default false,
  primary key (county, id),
  unique (county, order_id, stop),
  foreign key (county, order_id) references matters.work_order (county, id)
);

-- What other rooms told about islands that cannot be reached: kept so that an order dispatched meanwhile stops as well.
create table matters.stop_notice (
  county    text not null,
  stop      uuid not null,
  islands   text[] not null,
  from_at   timestamptz not null,
  until_at  timestamptz,
  reason    text not null,
  source    text not null,
  withdrawn boolean not null,
  primary key (county, stop)
);

-- A rung of a clock that has run out. The row's existence is the firing, so it fires once whatever happens.
create table matters.rung (
  county   text not null,
  order_id uuid not null,
  clock    text not null check (clock in ('contact', 'finish')),
  rung     integer not null,
  fired_at timestamptz not null,
  primary key (county, order_id, clock, rung),
  foreign key (county, order_id) references matters.work_order (county, id)
);

create table matters.question (
  county       text not null,
  id           uuid not null default uuidv7(),
  matter       uuid not null,
  order_id     uuid not null,
  words        text not null,
  asked_by_account uuid not null,
  asked_at     timestamptz not null,
  delivered_at timestamptz,
  answered_at  timestamptz,
  answer       text,
  voided       boolean not null default false,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, order_id) references matters.work_order (county, id)
);
create index question_of_matter on matters.question (county, matter, asked_at);

create table matters.reply (
  county        text not null,
  id            uuid not null default uuidv7(),
  matter        uuid not null,
  order_id      uuid,
  proposed      text not null,
  words         text not null,
  evidence      text[] not null,
  reason_code   text,
  plan          text,
  proposed_by_account uuid not null,
  proposed_at   timestamptz not null,
  delivered_at  timestamptz,
  delivered_how text,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, order_id) references matters.work_order (county, id)
);
-- the figure on the first page counts a month of delivered replies
create index reply_delivered on matters.reply (county, delivered_at) where delivered_at is not null;
create index reply_of_matter on matters.reply (county, matter, proposed_at);

-- What the requester said to a reply. Kept apart from the handler's tables: it belongs to the requester.
create table matters.verdict (
  county   text not null,
  id       uuid not null default uuidv7(),
  matter   uuid not null,
  reply    uuid not null,
  solved   boolean not null,
  words    text,
  said_at  timestamptz not null,
  primary key (county, id),
  unique (county, reply),
  foreign key (county, reply) references matters.reply (county, id)
);

create table matters.attempt (
  county   text not null,
  id       uuid not null default uuidv7(),
  matter   uuid not null,
  purpose  text not null check (purpose in ('contact', 'deliver')),
  how      text not null check (how in ('phone', 'counter', 'paper', 'visit', 'sms')),
  reached  boolean not null,
  note     text,
  by_account uuid not null,
  at       timestamptz not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id)
);
create index attempt_of_matter on matters.attempt (county, matter, at);

create table matters.objection (
  county     text not null,
  id         uuid not null default uuidv7(),
  matter     uuid not null,
  order_id   uuid not null,
  reason     text not null,
  belongs_to uuid,
  by_account uuid not null,
  at         timestamptz not null,
  decided_by_account uuid,
  decided_unit uuid,
  decision   text,
  decided_at timestamptz,
  primary key (county, id),
  unique (county, matter),
  foreign key (county, matter) references matters.matter (county, id)
);

create table matters.complaint (
  county      text not null,
  id          uuid not null default uuidv7(),
  kind        text not null check (kind in ('platform', 'officer', 'rating', 'access', 'other')),
  words       text not null,
  matter      uuid,
  contact     text,
  at          timestamptz not null,
  answer      text,
  answered_by_account uuid,
  answered_at timestamptz,
  primary key (county, id)
);
create index complaint_open on matters.complaint (county, at desc) where answered_at is null;

-- Numbers of a day, handed out in blocks so that writers do not queue behind one row.
create table matters.number_block (
  county text not null,
  day    date not null,
  next   integer not null,
  primary key (county, day)
);
