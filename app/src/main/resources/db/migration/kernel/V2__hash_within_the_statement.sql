-- Declared stable, as its parts are, so that the planner writes it into the statement that calls it; as "immutable" it was
-- run as a function of its own, with an executor for each entry.
create or replace function kernel.entry_hash(county text, object_kind text, object_id uuid, number integer, at timestamptz,
                                  actor_kind text, actor_id uuid, what text, facts jsonb, commitment bytea, previous bytea)
returns bytea language sql stable parallel safe as $$
  select sha256(convert_to(concat_ws(chr(31),
           county, object_kind, object_id::text, number::text, (extract(epoch from at) * 1000000)::bigint::text,
           actor_kind, coalesce(actor_id::text, ''), what, facts::text, coalesce(encode(commitment, 'hex'), '')), 'UTF8') || previous)
$$;
