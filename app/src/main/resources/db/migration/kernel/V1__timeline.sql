create schema if not exists kernel;

create schema if not exists kernel;

-- The log: one row for everything that was done to anything. Each entry is linked to the previous entry of the same
-- object, whose row the caller holds; there is no global chain head. A sealer puts finished entries into one order.
create table kernel.timeline (
  county      text        not null,
  id          bigint      generated always as identity,
  object_kind text        not null,
  object_id   uuid        not null,
  number      integer     not null,
  at          timestamptz not null,
  actor_kind  text        not null check (actor_kind in ('OFFICER', 'RESIDENT', 'SYSTEM')),
  actor_id    uuid,
  what        text        not null,
  facts       jsonb       not null,
  commitment  bytea,
  previous    bytea       not null,
  hash        bytea       not null,
  tx          xid8        not null default pg_current_xact_id(),
  primary key (county, id),
  unique (county, object_kind, object_id, number)
);
-- the sealer asks for what finished since its last horizon
create index timeline_by_tx on kernel.timeline (county, tx, id);

-- Free text that belongs to an entry. The entry holds only sha256(salt || text): erase the row and the person is
-- erased while the chain still verifies.
create table kernel.note (
  county text  not null,
  entry  bigint not null,
  salt   bytea not null,
  text   text  not null,
  primary key (county, entry),
  foreign key (county, entry) references kernel.timeline (county, id)
);

-- One row a batch: the entries in their order, the root of their Merkle tree, chained to the batch before.
create table kernel.seal (
  county   text        not null,
  batch    bigint      not null,
  first_seq bigint     not null,
  entries  bigint[]    not null,
  previous bytea       not null,
  merkle   bytea       not null,
  root     bytea       not null,
  sealed_at timestamptz not null,
  horizon  xid8        not null,
  primary key (county, batch)
);
-- a reader asks for the batch that holds its next sequence number
create index seal_by_seq on kernel.seal (county, first_seq);

-- The canonical bytes of an entry, and with them its hash; org.anlan.kernel.EntryHash computes the same in Java.
create function kernel.entry_hash(county text, object_kind text, object_id uuid, number integer, at timestamptz,
                                  actor_kind text, actor_id uuid, what text, facts jsonb, commitment bytea, previous bytea)
returns bytea language sql immutable parallel safe as $$
  select sha256(convert_to(concat_ws(chr(31),
           county, object_kind, object_id::text, number::text, (extract(epoch from at) * 1000000)::bigint::text,
           actor_kind, coalesce(actor_id::text, ''), what, facts::text, coalesce(encode(commitment, 'hex'), '')), 'UTF8') || previous)
$$;

-- Appends one entry in the caller's transaction. Two writers of one object that did not lock it collide on the unique
-- number instead of forking the chain.
create function kernel.append(p_county text, p_kind text, p_object uuid, p_at timestamptz, p_actor_kind text,
                              p_actor uuid, p_what text, p_facts jsonb, p_note text)
returns bigint language plpgsql as $$
declare
  v_previous bytea;
  v_number integer;
  v_salt bytea;
  v_commitment bytea;
  v_at timestamptz := date_trunc('microseconds', p_at);
  v_id bigint;
begin
  select hash, number into v_previous, v_number from kernel.timeline
   where county = p_county and object_kind = p_kind and object_id = p_object order by number desc limit 1;
  v_number := coalesce(v_number, 0) + 1;
  v_previous := coalesce(v_previous, '\x'::bytea);
  if p_note is not null then
    v_salt := uuid_send(gen_random_uuid());
    v_commitment := sha256(v_salt || convert_to(p_note, 'UTF8'));
  end if;
  insert into kernel.timeline (county, object_kind, object_id, number, at, actor_kind, actor_id, what, facts, commitment, previous, hash)
  values (p_county, p_kind, p_object, v_number, v_at, p_actor_kind, p_actor, p_what, p_facts, v_commitment, v_previous,
          kernel.entry_hash(p_county, p_kind, p_object, v_number, v_at, p_actor_kind, p_actor, p_what, p_facts, v_commitment, v_previous))
  returning id into v_id;
  if p_note is not null then
    insert into kernel.note (county, entry, salt, text) values (p_county, v_id, v_salt, p_note);
  end if;
  return v_id;
end $$;

-- Timers (db-scheduler's own table). A timer is only a wake-up; the deadline is derived when it rings.
create table kernel.scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  state                text,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on kernel.scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on kernel.scheduled_tasks (last_heartbeat);
