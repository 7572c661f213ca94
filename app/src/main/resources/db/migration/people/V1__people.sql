create schema if not exists people;

-- Residents the platform has met. Contact data leaves this table only through Persons.reveal, with a reason and a
-- line in the log. There is deliberately nothing here that judges a person, and nothing biometric.
create table people.person (
  county     text        not null,
  id         uuid        not null,
  name       text,
  phone      text,
  address    text,
  language   text        not null default 'zh-CN',
  created_at timestamptz not null,
  primary key (county, id)
);

-- Officers. A password is stored only as its hash; the key of the second step and its last used time step live here
-- so that a code is never accepted twice.
create table people.account (
  county             text        not null,
  id                 uuid        not null,
  login              text        not null,
  name               text        not null,
  unit               uuid,
  work_phone         text,
  email              text,
  state              text        not null check (state in ('INVITED', 'ACTIVE', 'DISABLED')),
  password           text,
  second_step_key    bytea,
  second_step_since  timestamptz,
  second_step_last   bigint,
  signed_in_at       timestamptz,
  created_at         timestamptz not null,
  primary key (county, id)
);
create unique index account_by_login on people.account (county, lower(login));
create unique index account_by_email on people.account (county, lower(email)) where email is not null;
create index account_by_unit on people.account (county, unit);

-- Roles are data: a name for a bundle of permissions. Code asks for permissions only.
create table people.role (
  county      text   not null,
  code        text   not null,
  name        text   not null,
  name_en     text   not null,
  permissions text[] not null,
  primary key (county, code)
);

-- Who holds which role in which area, and until when. Leave cover names the account it stands in for.
create table people.account_role (
  county   text        not null,
  id       uuid        not null default uuidv7(),
  account  uuid        not null,
  role     text        not null,
  area     text        not null,
  since    timestamptz not null,
  until    timestamptz,
  covers   uuid,
  given_by uuid,
  primary key (county, id),
  foreign key (county, account) references people.account (county, id),
  foreign key (county, covers) references people.account (county, id),
  foreign key (county, given_by) references people.account (county, id),
  foreign key (county, role) references people.role (county, code)
);
create index account_role_by_account on people.account_role (county, account);

-- One-time links: the address carries the secret, the table its hash.
create table people.invite (
  county     text        not null,
  id         uuid        not null default uuidv7(),
  account    uuid        not null,
  token_hash bytea       not null,
  made_by    uuid,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  primary key (county, id),
  foreign key (county, account) references people.account (county, id),
  foreign key (county, made_by) references people.account (county, id)
);
create unique index invite_by_token on people.invite (county, token_hash);

-- Ten one-time codes for the day the phone is lost.
create table people.recovery_code (
  county  text        not null,
  account uuid        not null,
  hash    bytea       not null,
  used_at timestamptz,
  primary key (county, account, hash),
  foreign key (county, account) references people.account (county, id)
);

-- Which subject of an outside identity provider is which account.
create table people.outside_login (
  county   text        not null,
  provider text        not null,
  subject  text        not null,
  account  uuid        not null,
  since    timestamptz not null,
  primary key (county, provider, subject),
  foreign key (county, account) references people.account (county, id)
);

-- Emergency access: a reason, an end, and somebody else who looks at it afterwards.
create table people.break_glass (
  county      text        not null,
  id          uuid        not null default uuidv7(),
  account     uuid        not null,
  reason      text        not null,
  since       timestamptz not null,
  until       timestamptz not null,
  reviewed_by uuid,
  reviewed_at timestamptz,
  finding     text,
  primary key (county, id),
  foreign key (county, account) references people.account (county, id),
  foreign key (county, reviewed_by) references people.account (county, id),
  check (reviewed_by is null or reviewed_by <> account)
);
create index break_glass_by_account on people.break_glass (county, account, until);

-- Sessions, in the shape Spring Session expects (times in milliseconds, no county: one database serves one county).
create table people.session (
  primary_id            char(36) primary key,
  session_id            char(36) not null,
  creation_time         bigint   not null,
  last_access_time      bigint   not null,
  max_inactive_interval int      not null,
  expiry_time           bigint   not null,
  principal_name        varchar(100)
);
create unique index session_by_id on people.session (session_id);
create index session_by_expiry on people.session (expiry_time);
create index session_by_principal on people.session (principal_name);
create table people.session_attributes (
  session_primary_id char(36)     not null references people.session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea        not null,
  primary key (session_primary_id, attribute_name)
);
