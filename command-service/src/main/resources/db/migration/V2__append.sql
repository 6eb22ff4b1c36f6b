-- Appends a batch of commands in one go and says for each what became of it. Flat arrays: c_ one
-- element a command, r_ one a stream that a command was decided on, e_ one an event, n_ one a name
-- for the directory; r_, e_ and n_ point at their command by its place, counted from 1.
--
-- The caller sees to it that no two commands of a batch write the same stream or use the same
-- idempotency key, and that none was decided on a stream that another one writes.
--
-- status: appended (also where an earlier call with the same command id already did it),
--         moved    (a stream is not at the version that the command was decided on),
--         known    (the idempotency key has been used; the row tells for what, and the outcome).
create function store.append(
  c_partnership text[], c_stream text[], c_expected bigint[], c_command uuid[], c_actor text[],
  c_correlation text[], c_causation uuid[], c_trace text[], c_key text[], c_fingerprint text[],
  c_created boolean[],
  r_command int[], r_stream text[], r_version bigint[],
  e_command int[], e_id uuid[], e_type text[], e_revision smallint[], e_effective date[],
  e_payload text[],
  n_command int[], n_member text[], n_name text[])
returns table (
  place bigint, status text, at_position bigint, at_version bigint, was_created boolean,
  known_fingerprint text)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set jit = off
as $$
#variable_conflict use_column
declare
  offset_before bigint;
  offset_after bigint;
  stamp timestamptz;
begin
  select h.last_offset, greatest(clock_timestamp(), h.last_recorded_at)
  into offset_before, stamp
  from store.global_head h
  for update;

  -- A later statement than the one that took the lock: its snapshot has all that was committed
  -- before, by whichever instance.
  return query
  with command as (
    select *
    from unnest(c_partnership, c_stream, c_expected, c_command, c_actor, c_correlation,
                c_causation, c_trace, c_key, c_fingerprint, c_created)
      with ordinality as c (partnership, stream, expected, command_id, actor, correlation_id,
                            causation_id, trace_parent, key, fingerprint, created, n)
  ),
  event as (
    select *
    from unnest(e_command, e_id, e_type, e_revision, e_effective, e_payload)
      with ordinality as e (n, event_id, type, revision, effective_on, payload, ord)
  ),
  known as (
    select c.n, k.fingerprint, k.position, k.version, k.created
    from command c
    join store.idempotency k on (k.partnership, k.actor, k.key) = (c.partnership, c.actor, c.key)
  ),
  decided_on as (
    select c.n, c.partnership, r.stream, r.version
    from unnest(r_command, r_stream, r_version) as r (n, stream, version)
    join command c on c.n = r.n
    union all
    select c.n, c.partnership, c.stream, c.expected
    from command c
  ),
  moved as (
    select distinct d.n
    from decided_on d
    left join store.stream_head h on (h.partnership, h.stream) = (d.partnership, d.stream)
    where coalesce(h.version, 0) <> d.version
  ),
  done as (
    select c.n, max(e.position) as position, max(e.version) as version
    from moved m
    join command c on c.n = m.n
    join store.event e
      on (e.partnership, e.stream, e.command_id) = (c.partnership, c.stream, c.command_id)
      and e.version > c.expected
    group by c.n
  ),
  accepted as (
    select *
    from command c
    where c.n not in (select n from moved) and c.n not in (select n from known)
  ),
  placed as (
    select a.*, e.ord, e.event_id, e.type, e.revision, e.effective_on, e.payload,
      offset_before + row_number() over (order by e.ord) as global_offset,
      coalesce(h.position, 0)
        + row_number() over (partition by a.partnership order by e.ord) as position,
      a.expected + row_number() over (partition by a.n order by e.ord) as version
    from event e
    join accepted a on a.n = e.n
    left join store.partnership_head h on h.partnership = a.partnership
  ),
  recorded as (
    insert into store.event (partnership, position, global_offset, version, recorded_at, event_id,
      command_id, causation_id, effective_on, revision, type, stream, actor, correlation_id,
      trace_parent, payload)
    select p.partnership, p.position, p.global_offset, p.version, stamp, p.event_id,
      p.command_id, p.causation_id, p.effective_on, p.revision, p.type, p.stream, p.actor,
      p.correlation_id, p.trace_parent, p.payload::json
    from placed p
    order by p.ord
  ),
  streams as (
    insert into store.stream_head as h (partnership, stream, version, position)
    select p.partnership, p.stream, max(p.version), max(p.position)
    from placed p
    group by p.partnership, p.stream
    on conflict (partnership, stream) do update
      set version = excluded.version, position = excluded.position
  ),
  partnerships as (
    insert into store.partnership_head as h (partnership, position)
    select p.partnership, max(p.position)
    from placed p
    group by p.partnership
    on conflict (partnership) do update set position = excluded.position
  ),
  head as (
    update store.global_head
    set last_offset = p.last_offset, last_recorded_at = stamp
    from (select max(global_offset) as last_offset from placed) p
    where p.last_offset is not null
  ),
  names as (
    insert into store.directory as d (partnership, member, display_name)
    select a.partnership, m.member, m.name
    from unnest(n_command, n_member, n_name) as m (n, member, name)
    join accepted a on a.n = m.n
    on conflict (partnership, member) do update set display_name = excluded.display_name
  ),
  outcome as (
    select a.n,
      coalesce(max(p.position), max(s.position), 0) as position,
      coalesce(max(p.version), a.expected) as version
    from accepted a
    left join placed p on p.n = a.n
    left join store.stream_head s on (s.partnership, s.stream) = (a.partnership, a.stream)
    group by a.n, a.expected
  ),
  keys as (
    insert into store.idempotency (partnership, actor, key, fingerprint, command_id, position,
      version, created, recorded_at)
    select a.partnership, a.actor, a.key, a.fingerprint, a.command_id, o.position, o.version,
      a.created, stamp
    from accepted a
    join outcome o on o.n = a.n
    where a.key is not null
  )
  select c.n,
    case
      when k.n is not null then 'known'
      when o.n is not null or d.n is not null then 'appended'
      else 'moved'
    end,
    coalesce(k.position, o.position, d.position),
    coalesce(k.version, o.version, d.version),
    coalesce(k.created, c.created),
    k.fingerprint
  from command c
  left join known k on k.n = c.n
  left join outcome o on o.n = c.n
  left join done d on d.n = c.n
  order by c.n;

  select h.last_offset into offset_after from store.global_head h;
  if offset_after > offset_before then
    perform pg_notify('ragtime_events', '');
  end if;
end
$$;

revoke all on function store.append from public;
grant execute on function store.append to ragtime_command;
