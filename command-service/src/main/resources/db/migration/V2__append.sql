-- Appends a batch of commands in one go and says for each what became of it. Flat arrays: c_ one
-- element a command, s_ one a stream that any of them was decided on, at the version that was seen,
-- r_ which command was decided on which of those, e_ one an event, n_ one a name for the directory.
-- r_, e_ and n_ point at their command by its place, r_ at its stream too, counted from 1. The
-- events of a command stand in their order; e_nth counts them from 1, c_events says how many.
--
-- The caller sees to it that no two commands of a batch write the same stream or use the same
-- idempotency key, and that none was decided on a stream that another one writes.
--
-- status: appended (also where an earlier call with the same command id already did it),
--         moved    (a stream is not at the version that the command was decided on),
--         known    (the idempotency key has been used; the row tells for what, and the outcome).
create function store.append(
  c_partnership text[], c_stream text[], c_expected int[], c_events int[], c_command uuid[],
  c_actor text[], c_correlation text[], c_causation uuid[], c_trace text[], c_key text[],
  c_fingerprint text[], c_created boolean[],
  s_partnership text[], s_stream text[], s_version int[],
  r_command int[], r_seen int[],
  e_command int[], e_nth int[], e_type text[], e_effective date[], e_payload text[],
  n_command int[], n_member text[], n_name text[])
returns table (
  status text, at_position bigint, at_version bigint, was_created boolean, known_fingerprint text)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set jit = off
-- The plan of the first call is the plan of all: tables that were empty then will not be.
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  offset_before bigint;
  offset_after bigint;
  streams_before integer;
  stamp timestamptz;
begin
  select h.last_offset, h.streams, greatest(clock_timestamp(), h.last_recorded_at)
  into offset_before, streams_before, stamp
  from store.global_head h
  for update;

  -- A partnership's first event comes with a stream's first.
  if 0 = any (c_expected) then
    insert into store.partnership (code)
    select distinct c.code
    from unnest(c_partnership) as c (code)
    where not exists (select from store.partnership p where p.code = c.code);
  end if;

  -- A later statement than the one that took the lock: its snapshot has all that was committed
  -- before, by whichever instance. What is looked up is looked up by its whole key (lateral, limit
  -- 1): a plan that was made when a partnership had few rows may else read through all of them.
  return query
  with command as materialized (
    select c.*, p.number as partnership, p.position as head_position, s.number as found_stream, s.ctid as found_row,
      coalesce(s.version, 0) as found_version, coalesce(s.position, 0) as found_position
    from unnest(c_partnership, c_stream, c_expected, c_events, c_command, c_actor, c_correlation,
                c_causation, c_trace, c_key, c_fingerprint, c_created)
      with ordinality as c (code, name, expected, events, command_id, actor, correlation_id,
                            causation_id, trace_parent, key, fingerprint, created, n)
    join store.partnership p on p.code = c.code
    left join lateral (
      select s.number, s.version, s.position, s.ctid
      from store.stream s
      where s.partnership = p.number and s.name = c.name
      limit 1) s on true
  ),
  known as materialized (
    select c.n, k.fingerprint, k.position, k.version, k.created
    from command c
    cross join lateral (
      select k.fingerprint, k.position, k.version, k.created
      from store.idempotency k
      where k.partnership = c.partnership and k.actor = c.actor and k.key = c.key
      limit 1) k
  ),
  stale as materialized (
    select r.n
    from unnest(s_partnership, s_stream, s_version)
      with ordinality as seen (code, name, version, place)
    join store.partnership p on p.code = seen.code
    left join lateral (
      select s.version
      from store.stream s
      where s.partnership = p.number and s.name = seen.name
      limit 1) s on true
    join unnest(r_command, r_seen) as r (n, seen) on r.seen = seen.place
    where coalesce(s.version, 0) <> seen.version
    union
    select c.n
    from command c
    where c.found_version <> c.expected
  ),
  done as (
    select c.n, last.position, last.version
    from stale m
    join command c on c.n = m.n
    cross join lateral (
      select e.position, e.version
      from store.event e
      where e.partnership = c.partnership and e.stream = c.found_stream
        and e.version > c.expected and e.command_id = c.command_id
      order by e.version desc
      limit 1) last
  ),
  accepted as materialized (
    select c.*,
      offset_before + sum(c.events) over (order by c.n) - c.events as offset_start,
      c.head_position + sum(c.events) over (partition by c.partnership order by c.n) - c.events
        as position_start,
      coalesce(
        c.found_stream,
        streams_before
          + sum((c.found_stream is null and c.events > 0)::int) over (order by c.n)) as stream
    from command c
    where c.n not in (select n from stale) and c.n not in (select n from known)
  ),
  recorded as (
    insert into store.event (global_offset, recorded_at, command_id, partnership, position, stream,
      version, type, effective_on, actor, payload, correlation_id, causation_id, trace_parent)
    select a.offset_start + e.nth, stamp, a.command_id, a.partnership, a.position_start + e.nth,
      a.stream, a.expected + e.nth, e.type::store.event_type, e.effective_on, a.actor,
      e.payload::json, a.correlation_id, a.causation_id, a.trace_parent
    from unnest(e_command, e_nth, e_type, e_effective, e_payload)
      as e (n, nth, type, effective_on, payload)
    join accepted a on a.n = e.n
  ),
  grown as (
    update store.stream s
    set version = a.expected + a.events, position = a.position_start + a.events
    from accepted a
    -- Where it was found is where it is: nobody changes a stream without the head's lock.
    where a.events > 0 and s.ctid = a.found_row
  ),
  begun as (
    insert into store.stream (partnership, number, version, position, name)
    select a.partnership, a.stream, a.events, a.position_start + a.events, a.name
    from accepted a
    where a.events > 0 and a.found_stream is null
  ),
  partnerships as (
    update store.partnership p
    set position = a.position
    from (select partnership, max(position_start + events) as position
          from accepted
          where events > 0
          group by partnership) a
    where p.number = a.partnership
  ),
  head as (
    update store.global_head h
    set last_offset = a.last_offset, last_recorded_at = stamp,
      streams = greatest(h.streams, a.streams)
    from (select max(offset_start + events) as last_offset, max(stream) as streams
          from accepted
          where events > 0) a
    where a.last_offset is not null
  ),
  names as (
    insert into store.directory as d (partnership, member, display_name)
    select a.partnership, m.member, m.name
    from unnest(n_command, n_member, n_name) as m (n, member, name)
    join accepted a on a.n = m.n
    on conflict (partnership, member) do update set display_name = excluded.display_name
  ),
  keys as (
    insert into store.idempotency (recorded_at, command_id, partnership, position, version, created,
      actor, key, fingerprint)
    select stamp, a.command_id, a.partnership,
      case when a.events > 0 then a.position_start + a.events else a.found_position end,
      a.expected + a.events, a.created, a.actor, a.key, a.fingerprint
    from accepted a
    where a.key is not null
  )
  select
    case
      when k.n is not null then 'known'
      when a.n is not null or d.n is not null then 'appended'
      else 'moved'
    end,
    case
      when k.n is not null then k.position
      when d.n is not null then d.position
      when a.events > 0 then a.position_start + a.events
      else a.found_position
    end::bigint,
    coalesce(k.version, d.version, a.expected + a.events)::bigint,
    coalesce(k.created, c.created),
    k.fingerprint
  from command c
  left join known k on k.n = c.n
  left join accepted a on a.n = c.n
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
