-- Appends a group of commands in one go and says for each what became of it. Flat arrays:
--
--   p_  one element a partnership, and how many events the group has for it
--   c_  one a command: which partnership (its place, counted from 1), how many events, and where the
--       last of them comes among the group's events of its partnership; c_log is the position of the
--       partnership's last event, where the command was decided on its whole log
--   s_  one a stream, with the version that it was seen at. The first are the streams that the
--       commands write, in the commands' order; then those that any of them was decided on
--   r_  which command was decided on which of those
--   e_  one an event, in the commands' order: where it comes among the group's events of its
--       partnership, and the version that it takes its stream to
--   n_  one a name for the directory
--
-- The caller has counted as if every command were recorded, which is what nearly always happens; what
-- is left to do under the lock is to look all streams up once and to add where the heads stand. Only
-- where a command is not recorded, the rest is counted anew.
--
-- The caller sees to it that no two commands of a group write the same stream or use the same
-- idempotency key, and that none was decided on a stream that another one writes.
--
-- status: appended (also where an earlier call with the same command id already did it),
--         moved    (a stream, or the log, is not where the command was decided on),
--         known    (the idempotency key has been used; the row tells for what, and the outcome).
create function store.append(
  p_code text[], p_events int[],
  c_partnership int[], c_events int[], c_last int[], c_command uuid[], c_actor text[],
  c_correlation text[], c_causation uuid[], c_trace text[], c_key text[], c_fingerprint text[],
  c_created boolean[], c_log int[],
  s_partnership int[], s_name text[], s_version int[],
  r_command int[], r_stream int[],
  e_command int[], e_nth int[], e_version int[], e_type text[], e_effective date[], e_payload text[],
  n_command int[], n_member text[], n_name text[])
returns table (
  status text, at_position int, at_version int, was_created boolean, known_fingerprint text)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- The plan of the first call is the plan of all: tables that were empty then will not be.
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  commands int := cardinality(c_command);
  keyed boolean := array_remove(c_key, null) <> '{}';
  head record;
  stamp timestamptz;
  last_stream int;
  p_number int[];
  p_position int[];
  s_number int[];
  s_row tid[];
  s_found int[];
  s_position int[];
  out_status text[];
  out_position int[];
  out_version int[];
  out_fingerprint text[];
begin
  select h.last_offset, h.streams, greatest(clock_timestamp(), h.last_recorded_at) as now
  into head
  from store.global_head h
  for update;
  stamp := head.now;
  last_stream := head.streams;

  -- Every later statement has a snapshot that was taken under the lock: it shows all that was
  -- committed before, by whichever instance.

  select array_agg(p.number order by g.place), array_agg(p.position order by g.place)
  into p_number, p_position
  from unnest(p_code) with ordinality as g (code, place)
  join store.partnership p on p.code = g.code;

  if cardinality(p_number) is distinct from cardinality(p_code) then
    insert into store.partnership (code)
    select g.code
    from unnest(p_code) as g (code)
    where not exists (select from store.partnership p where p.code = g.code);

    select array_agg(p.number order by g.place), array_agg(p.position order by g.place)
    into p_number, p_position
    from unnest(p_code) with ordinality as g (code, place)
    join store.partnership p on p.code = g.code;
  end if;

  -- By the whole key at once (lateral, limit 1): a plan that was made when a partnership had few
  -- streams may else read through all of them.
  select array_agg(s.number order by g.place), array_agg(s.ctid order by g.place),
    array_agg(coalesce(s.version, 0) order by g.place),
    array_agg(coalesce(s.position, 0) order by g.place)
  into s_number, s_row, s_found, s_position
  from unnest(s_partnership, s_name) with ordinality as g (partnership, name, place)
  left join lateral (
    select s.number, s.ctid, s.version, s.position
    from store.stream s
    where s.partnership = p_number[g.partnership] and s.name = g.name
    limit 1) s on true;

  out_status := array_fill('appended'::text, array[commands]);
  out_position := array_fill(null::int, array[commands]);
  out_version := array_fill(null::int, array[commands]);
  out_fingerprint := array_fill(null::text, array[commands]);

  -- What is not recorded: first what somebody has asked before, then what has moved on.
  if keyed then
    select
      array_agg(case when k.key is null then 'appended' else 'known' end order by c.n),
      array_agg(k.position order by c.n), array_agg(k.version order by c.n),
      array_agg(k.fingerprint order by c.n), array_agg(coalesce(k.created, c.created) order by c.n)
    into out_status, out_position, out_version, out_fingerprint, c_created
    from unnest(c_partnership, c_actor, c_key, c_created)
      with ordinality as c (partnership, actor, key, created, n)
    left join lateral (
      select k.key, k.position, k.version, k.fingerprint, k.created
      from store.idempotency k
      where k.partnership = p_number[c.partnership] and k.actor = c.actor and k.key = c.key
      limit 1) k on true;
  end if;

  if s_found <> s_version or array_remove(c_log, null) <> '{}' then
    select
      array_agg(
        case
          when out_status[c.n] = 'known' then 'known'
          when c.n in (
            select r.n
            from unnest(r_command, r_stream) as r (n, stream)
            where s_found[r.stream] <> s_version[r.stream]) or s_found[c.n] <> s_version[c.n]
            or p_position[c_partnership[c.n]] <> c_log[c.n]
            then 'moved'
          else 'appended'
        end order by c.n)
    into out_status
    from generate_series(1, commands) as c (n);

    -- Moved on by this very command, when the answer to an earlier call was lost.
    select
      array_agg(case when d.version is null then out_status[c.n] else 'done' end order by c.n),
      array_agg(coalesce(d.position, out_position[c.n]) order by c.n),
      array_agg(coalesce(d.version, out_version[c.n]) order by c.n)
    into out_status, out_position, out_version
    from generate_series(1, commands) as c (n)
    left join lateral (
      select e.position, e.version
      from store.event e
      where out_status[c.n] = 'moved'
        and e.partnership = p_number[c_partnership[c.n]] and e.stream = s_number[c.n]
        and e.version > s_version[c.n] and e.command_id = c_command[c.n]
      order by e.version desc
      limit 1) d on true;
  end if;

  if out_status <> array_fill('appended'::text, array[commands]) then
    -- Without what is not recorded, counted anew.
    select
      array_agg(e.n order by e.ord), array_agg(e.nth order by e.ord),
      array_agg(e.version order by e.ord), array_agg(e.type order by e.ord),
      array_agg(e.effective_on order by e.ord), array_agg(e.payload order by e.ord)
    into e_command, e_nth, e_version, e_type, e_effective, e_payload
    from (
      select e.n, e.version, e.type, e.effective_on, e.payload, e.ord,
        row_number() over (partition by c_partnership[e.n] order by e.ord)::int as nth
      from unnest(e_command, e_version, e_type, e_effective, e_payload)
        with ordinality as e (n, version, type, effective_on, payload, ord)
      where out_status[e.n] = 'appended') e;

    select array_agg(c.events order by c.n), array_agg(c.last order by c.n)
    into c_events, c_last
    from (
      select c.n, c.events,
        sum(c.events) over (partition by c.partnership order by c.n)::int as last
      from (
        select c.n, c.partnership,
          case when out_status[c.n] = 'appended' then c.events else 0 end as events
        from unnest(c_partnership, c_events) with ordinality as c (partnership, events, n)) c) c;

    select array_agg(coalesce(c.events, 0) order by p.place)
    into p_events
    from generate_subscripts(p_code, 1) as p (place)
    left join (
      select c.partnership, sum(c.events)::int as events
      from unnest(c_partnership, c_events) as c (partnership, events)
      group by c.partnership) c on c.partnership = p.place;
  end if;

  if cardinality(e_command) > 0 then
    if array_position(s_number[:commands], null) is not null then
      -- A stream's first event gives it its number.
      for n in 1 .. commands loop
        if s_number[n] is null and c_events[n] > 0 then
          last_stream := last_stream + 1;
          s_number[n] := last_stream;
        end if;
      end loop;

      insert into store.stream (partnership, number, version, position, name)
      select p_number[c.partnership], s_number[c.n], c.events,
        p_position[c.partnership] + c.last, s_name[c.n]
      from unnest(c_partnership, c_events, c_last)
        with ordinality as c (partnership, events, last, n)
      where c.events > 0 and s_row[c.n] is null;
    end if;

    insert into store.event (global_offset, recorded_at, command_id, partnership, position, stream,
      version, type, effective_on, actor, payload, correlation_id, causation_id, trace_parent)
    select head.last_offset + e.ord, stamp, c_command[e.n], p_number[c_partnership[e.n]],
      p_position[c_partnership[e.n]] + e.nth, s_number[e.n], e.version, e.type::store.event_type,
      e.effective_on, c_actor[e.n], e.payload::json, c_correlation[e.n], c_causation[e.n],
      c_trace[e.n]
    from unnest(e_command, e_nth, e_version, e_type, e_effective, e_payload)
      with ordinality as e (n, nth, version, type, effective_on, payload, ord);

    -- Where it was found is where it is: nobody changes a stream without the head's lock.
    update store.stream s
    set version = s_version[c.n] + c.events,
      position = p_position[c.partnership] + c.last
    from unnest(s_row[:commands], c_partnership, c_events, c_last)
      with ordinality as c (found, partnership, events, last, n)
    where s.ctid = c.found and c.events > 0;

    update store.partnership p
    set position = p.position + g.events
    from unnest(p_number, p_events) as g (number, events)
    where p.number = g.number and g.events > 0;

    update store.global_head
    set last_offset = head.last_offset + cardinality(e_command), last_recorded_at = stamp,
      streams = last_stream;

    perform pg_notify('ragtime_events', '');
  end if;

  if cardinality(n_command) > 0 then
    insert into store.directory as d (partnership, member, display_name)
    select p_number[c_partnership[m.n]], m.member, m.name
    from unnest(n_command, n_member, n_name) as m (n, member, name)
    where out_status[m.n] = 'appended'
    on conflict (partnership, member) do update set display_name = excluded.display_name;
  end if;

  select
    array_agg(
      case
        when out_status[c.n] <> 'appended' then out_position[c.n]
        when c.events > 0 then p_position[c.partnership] + c.last
        else s_position[c.n]
      end order by c.n),
    array_agg(
      case
        when out_status[c.n] <> 'appended' then out_version[c.n]
        else s_version[c.n] + c.events
      end order by c.n)
  into out_position, out_version
  from unnest(c_partnership, c_events, c_last) with ordinality as c (partnership, events, last, n);

  if keyed then
    insert into store.idempotency (recorded_at, command_id, partnership, position, version, created,
      actor, key, fingerprint)
    select stamp, c.command, p_number[c.partnership], out_position[c.n], out_version[c.n],
      c.created, c.actor, c.key, c.fingerprint
    from unnest(c_command, c_partnership, c_created, c_actor, c_key, c_fingerprint)
      with ordinality as c (command, partnership, created, actor, key, fingerprint, n)
    where c.key is not null and out_status[c.n] = 'appended';
  end if;

  return query
  select case when o.status = 'done' then 'appended' else o.status end, o.position, o.version,
    o.created, o.fingerprint
  from unnest(out_status, out_position, out_version, c_created, out_fingerprint)
    as o (status, position, version, created, fingerprint);
end
$$;

revoke all on function store.append from public;
grant execute on function store.append to ragtime_command;
