-- Notify 通知: finished messages on their way, and the proof that they arrived.
create schema if not exists notify;

create table notify.notice (
  county       text not null,
  id           uuid not null default uuidv7(),
  person       uuid not null,
  channel      text not null check (channel in ('sms')),
  purpose      text not null,
  about_kind   text not null,
  about_id     uuid not null,
  text         text not null,
  state        text not null check (state in ('queued', 'sending', 'delivered', 'failed')),
  attempts     integer not null default 0,
  not_before   timestamptz not null,
  created_at   timestamptz not null,
  delivered_at timestamptz,
  receipt      text,
  primary key (county, id)
);
-- the sender asks for what is due; a page asks for what concerns one thing
create index notice_due on notify.notice (county, not_before) where state = 'queued';
create index notice_about on notify.notice (county, about_kind, about_id, created_at);
