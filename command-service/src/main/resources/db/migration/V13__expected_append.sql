-- Appends without look-ups. A decision rests on the version of the stream that it writes, which the
-- events' own key checks, and on streams that change seldom, which one number of the partnership
-- stands for. What a stream's version is, its last event tells: it is written down nowhere else.

-- Before any other lock, as appends take theirs: those under way end first, and later ones wait.
lock table store.global_head in access exclusive mode;

-- Streams that change often, and that decisions on others seldom read, are checked one by one;
-- every other kind, also one that is added later, raises the reference.
create function store.is_reference(stream text)
returns boolean
language sql
immutable
as $$
  select split_part(stream, '/', 1) not in ('assessment', 'comments', 'profile', 'action')
$$;

alter table store.partnership
  add column reference integer not null default 0;
comment on column store.partnership.reference is
  'The position of its last event in a stream of reference data: while it stays, so do they all. It began as the position of the last event of any stream.';
update store.partnership
set reference = position;

alter table store.stream rename to stream_name;
alter table store.stream_name
  drop column version,
  drop column position;
alter table store.stream_name reset (fillfactor);
comment on table store.stream_name is 'The names that the streams of events have.';

-- Not updatable, for it has a join, and with a column that no view has: a call of the former append
-- that began before this migration goes on with its former text, and fails as one that is to be
-- made again (55000).
create view store.stream with (security_invoker = true) as
select s.partnership, s.number,
  (select e.version
   from store.event e
   where e.partnership = s.partnership and e.stream = s.number
   order by e.version desc
   limit 1) as version,
  (select e.position
   from store.event e
   where e.partnership = s.partnership and e.stream = s.number
   order by e.version desc
   limit 1) as position,
  s.name,
  null::tid as ctid
from store.stream_name s
cross join (select) one;
comment on view store.stream is 'Streams with the version and the position of their last event.';
grant select on store.stream to ragtime_command, ragtime_relay, ragtime_rebuild;

-- Tells apart databases that hold the same store at different times: a server that was started
-- anew may have been restored to an earlier time, and tables that were made anew were.
create function store.incarnation()
returns text
language sql
stable
as $$
  select extract(epoch from pg_postmaster_start_time())::text || '/'
    || to_regclass('store.event')::oid::text
$$;

revoke all on function store.is_reference, store.incarnation from public;

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
--   t_  one a text beside the log; back is how far before the command's last event its event comes
--   n_  one a person whom an event has a seal of; null where what is known goes on holding
--
-- The caller has counted as if every command were recorded, which is what nearly always happens; what
-- is left to do under the lock is to look all streams up once and to add where the heads stand. Only
-- where a command is not recorded, the rest is counted anew.
--
-- The caller sees to it that no two commands of a group write the same stream or use the same
-- idempotency key, and that none was decided on a stream that another one writes.
--
-- status: appended,
--         done     (an earlier call with the same command id already did it),
--         moved    (a stream, or the log, is not where the command was decided on),
--         known    (the idempotency key has been used; the row tells for what, and the outcome).
--
-- One row is returned: for each partnership its number and its reference before and after the call,
-- for each stream its number and the version that it was found at, and what became of each command.
create function store.append_checked(
  p_code text[], p_events int[],
  c_partnership int[], c_events int[], c_last int[], c_command uuid[], c_actor text[],
  c_correlation text[], c_causation uuid[], c_trace text[], c_key text[], c_fingerprint text[],
  c_created boolean[], c_log int[],
  s_partnership int[], s_name text[], s_version int[],
  r_command int[], r_stream int[],
  e_command int[], e_nth int[], e_version int[], e_type text[], e_effective date[], e_payload text[],
  t_command int[], t_back int[], t_field text[], t_key text[], t_text text[],
  n_command int[], n_back int[], n_handle text[], n_code text[], n_name text[],
  n_person_key text[], n_lookup text[], n_identity_key text[])
returns table (
  in_incarnation text, of_partnership int[], reference_before int[], reference_after int[],
  stream_number int[], stream_found int[], status text[], at_position int[], at_version int[],
  was_created boolean[], known_fingerprint text[])
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
  p_reference int[];
  p_raised int[];
  s_number int[];
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

  select array_agg(p.number order by g.place), array_agg(p.position order by g.place),
    array_agg(p.reference order by g.place)
  into p_number, p_position, p_reference
  from unnest(p_code) with ordinality as g (code, place)
  join store.partnership p on p.code = g.code;

  if cardinality(p_number) is distinct from cardinality(p_code) then
    insert into store.partnership (code)
    select g.code
    from unnest(p_code) as g (code)
    where not exists (select from store.partnership p where p.code = g.code);

    select array_agg(p.number order by g.place), array_agg(p.position order by g.place),
      array_agg(p.reference order by g.place)
    into p_number, p_position, p_reference
    from unnest(p_code) with ordinality as g (code, place)
    join store.partnership p on p.code = g.code;
  end if;

  -- By the whole key at once (lateral, limit 1): a plan that was made when a partnership had few
  -- streams may else read through all of them.
  select array_agg(s.number order by g.place),
    array_agg(coalesce(e.version, 0) order by g.place),
    array_agg(coalesce(e.position, 0) order by g.place)
  into s_number, s_found, s_position
  from unnest(s_partnership, s_name) with ordinality as g (partnership, name, place)
  left join lateral (
    select s.number
    from store.stream_name s
    where s.partnership = p_number[g.partnership] and s.name = g.name
    limit 1) s on true
  left join lateral (
    select e.version, e.position
    from store.event e
    where e.partnership = p_number[g.partnership] and e.stream = s.number
    order by e.version desc
    limit 1) e on true;

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

      insert into store.stream_name (partnership, number, name)
      select p_number[c.partnership], s_number[c.n], s_name[c.n]
      from unnest(c_partnership, c_events) with ordinality as c (partnership, events, n)
      where c.events > 0 and s_found[c.n] = 0;
    end if;

    insert into store.event (global_offset, recorded_at, command_id, partnership, position, stream,
      version, type, effective_on, actor, payload, correlation_id, causation_id, trace_parent)
    select head.last_offset + e.ord, stamp, c_command[e.n], p_number[c_partnership[e.n]],
      p_position[c_partnership[e.n]] + e.nth, s_number[e.n], e.version, e.type::store.event_type,
      e.effective_on, c_actor[e.n], e.payload::json, c_correlation[e.n], c_causation[e.n],
      c_trace[e.n]
    from unnest(e_command, e_nth, e_version, e_type, e_effective, e_payload)
      with ordinality as e (n, nth, version, type, effective_on, payload, ord);

    select array_agg(c.raised order by p.place)
    into p_raised
    from generate_subscripts(p_code, 1) as p (place)
    left join (
      select c.partnership, max(c.last) as raised
      from unnest(c_partnership, c_events, c_last)
        with ordinality as c (partnership, events, last, n)
      where c.events > 0 and store.is_reference(s_name[c.n])
      group by c.partnership) c on c.partnership = p.place;

    update store.partnership p
    set position = p.position + g.events,
      reference = coalesce(p.position + g.raised, p.reference)
    from unnest(p_number, p_events, p_raised) as g (number, events, raised)
    where p.number = g.number and g.events > 0;

    update store.global_head
    set last_offset = head.last_offset + cardinality(e_command), last_recorded_at = stamp,
      streams = last_stream;

    perform pg_notify('ragtime_events', '');
  end if;

  if cardinality(t_command) > 0 then
    insert into erasable.text (partnership, position, field, key, text)
    select p_number[c_partnership[t.n]], p_position[c_partnership[t.n]] + c_last[t.n] - t.back,
      t.field, t.key, t.text
    from unnest(t_command, t_back, t_field, t_key, t_text) as t (n, back, field, key, text)
    where out_status[t.n] = 'appended';
  end if;

  if cardinality(n_command) > 0 then
    if exists (
      select
      from unnest(n_command, n_handle) as m (n, handle)
      join erasable.erased_person e
        on e.partnership = p_number[c_partnership[m.n]] and e.handle = m.handle
      where out_status[m.n] = 'appended')
    then
      raise exception 'an erased handle takes no opening again';
    end if;

    update erasable.person d
    set position = p_position[c_partnership[m.n]] + c_last[m.n] - m.back,
      code = coalesce(m.code, d.code),
      name = coalesce(m.name, d.name),
      person_key = coalesce(m.person_key, d.person_key),
      lookup = coalesce(m.lookup, d.lookup),
      identity_key = coalesce(m.identity_key, d.identity_key)
    from unnest(n_command, n_back, n_handle, n_code, n_name, n_person_key, n_lookup, n_identity_key)
      as m (n, back, handle, code, name, person_key, lookup, identity_key)
    where d.partnership = p_number[c_partnership[m.n]] and d.handle = m.handle
      and out_status[m.n] = 'appended';

    -- Without a code only where the person is known: the column refuses any other.
    insert into erasable.person (partnership, position, handle, code, name, person_key, lookup,
      identity_key)
    select p_number[c_partnership[m.n]], p_position[c_partnership[m.n]] + c_last[m.n] - m.back,
      m.handle, m.code, m.name, m.person_key, m.lookup, m.identity_key
    from unnest(n_command, n_back, n_handle, n_code, n_name, n_person_key, n_lookup, n_identity_key)
      as m (n, back, handle, code, name, person_key, lookup, identity_key)
    where out_status[m.n] = 'appended'
      and not exists (
        select
        from erasable.person d
        where d.partnership = p_number[c_partnership[m.n]] and d.handle = m.handle);
  end if;

  if e_type && array['person-erased.v1', 'texts-erased.v1'] then
    for n in 1 .. commands loop
      if out_status[n] = 'appended' and c_events[n] > 0 then
        perform erasable.erase(
          p_number[c_partnership[n]],
          p_position[c_partnership[n]] + c_last[n] - c_events[n],
          p_position[c_partnership[n]] + c_last[n]);
      end if;
    end loop;
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
  select store.incarnation(), p_number, p_reference,
    array(
      select coalesce(p_position[g.place] + g.raised, p_reference[g.place])
      from unnest(p_code, p_raised) with ordinality as g (code, raised, place)
      order by g.place),
    s_number, s_found, out_status, out_position, out_version, c_created, out_fingerprint;
end
$$;

-- The call of earlier releases: their instances may go on beside new ones, and raise the reference
-- of what they append like those.
create or replace function store.append(
  p_code text[], p_events int[],
  c_partnership int[], c_events int[], c_last int[], c_command uuid[], c_actor text[],
  c_correlation text[], c_causation uuid[], c_trace text[], c_key text[], c_fingerprint text[],
  c_created boolean[], c_log int[],
  s_partnership int[], s_name text[], s_version int[],
  r_command int[], r_stream int[],
  e_command int[], e_nth int[], e_version int[], e_type text[], e_effective date[], e_payload text[],
  t_command int[], t_back int[], t_field text[], t_key text[], t_text text[],
  n_command int[], n_back int[], n_handle text[], n_code text[], n_name text[],
  n_person_key text[], n_lookup text[], n_identity_key text[])
returns table (
  status text, at_position int, at_version int, was_created boolean, known_fingerprint text)
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case when o.status = 'done' then 'appended' else o.status end, o.position, o.version,
    o.created, o.fingerprint
  from store.append_checked(
    p_code, p_events, c_partnership, c_events, c_last, c_command, c_actor, c_correlation,
    c_causation, c_trace, c_key, c_fingerprint, c_created, c_log, s_partnership, s_name,
    s_version, r_command, r_stream, e_command, e_nth, e_version, e_type, e_effective,
    e_payload, t_command, t_back, t_field, t_key, t_text, n_command, n_back, n_handle, n_code,
    n_name, n_person_key, n_lookup, n_identity_key) a
  cross join lateral unnest(
    a.status, a.at_position, a.at_version, a.was_created, a.known_fingerprint)
    as o (status, position, version, created, fingerprint)
$$;

-- Appends a group of commands if everything is where the caller knows it to be; otherwise records
-- nothing and returns null. The caller then calls append_checked, which tells which command it is.
-- Flat arrays:
--
--   p_  one element a partnership: how many events the group has for it, its reference, and where
--       the last event of its reference data comes among those events; null where there is none
--   s_  one a stream that is new: its partnership (its place, counted from 1)
--   r_  one a stream that commands were decided on and the reference does not cover
--   z_  one a stream that commands were decided on and that has no events
--   e_  one an event: where it comes among the group's events of its partnership; the number of its
--       stream, or less than 0 for the new streams in their order; and its version
--   t_  one a text beside the log, with where its event comes
--   k_  one an idempotency key, with where the last event of its command comes
--
-- The caller sees to it that it has each number and each version from an earlier call in the same
-- incarnation, and otherwise to what append_checked takes for granted.
--
-- Returns how many streams there were, and after that the position of each partnership before.
create function store.append_expected(
  in_incarnation text,
  p_number int[], p_events int[], p_reference int[], p_raised int[],
  s_partnership int[], s_name text[],
  r_partnership int[], r_stream int[], r_version int[],
  z_partnership int[], z_name text[],
  e_partnership int[], e_nth int[], e_stream int[], e_version int[], e_type text[],
  e_effective date[], e_payload text[], e_command uuid[], e_actor text[], e_correlation text[],
  e_causation uuid[], e_trace text[],
  t_partnership int[], t_nth int[], t_field text[], t_key text[], t_text text[],
  k_partnership int[], k_nth int[], k_version int[], k_created boolean[], k_command uuid[],
  k_actor text[], k_key text[], k_fingerprint text[])
returns int[]
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- The plan of the first call is the plan of all: tables that were empty then will not be.
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
declare
  head record;
  p_before int[];
begin
  if in_incarnation is distinct from store.incarnation() then
    return null;
  end if;

  -- Every later statement has a snapshot that was taken under this row's lock: it shows all that
  -- was committed before, by whichever instance.
  update store.global_head h
  set last_offset = h.last_offset + cardinality(e_nth),
    last_recorded_at = greatest(clock_timestamp(), h.last_recorded_at),
    streams = h.streams + cardinality(s_name)
  returning h.last_offset - cardinality(e_nth) as last_offset, h.last_recorded_at as now,
    h.streams - cardinality(s_name) as streams
  into head;

  with moved as (
    update store.partnership p
    set position = p.position + g.events,
      reference = coalesce(p.position + g.raised, p.reference)
    from unnest(p_number, p_events, p_reference, p_raised)
      with ordinality as g (number, events, reference, raised, place)
    where p.number = g.number and p.reference = g.reference
    returning g.place, p.position - g.events as before)
  select array_agg(m.before order by m.place)
  into p_before
  from moved m;

  if cardinality(p_before) is distinct from cardinality(p_number) then
    raise exception 'a reference moved' using errcode = 'RT001';
  end if;

  -- A stream that has a version has had all versions before: it moved if it has the next one.
  if cardinality(r_stream) > 0 and exists (
    select
    from unnest(r_partnership, r_stream, r_version) as r (partnership, stream, version)
    cross join lateral (
      select
      from store.event e
      where e.partnership = p_number[r.partnership] and e.stream = r.stream
        and e.version = r.version + 1
      limit 1) e)
  then
    raise exception 'a stream moved' using errcode = 'RT001';
  end if;

  if cardinality(z_name) > 0 and exists (
    select
    from unnest(z_partnership, z_name) as z (partnership, name)
    cross join lateral (
      select
      from store.stream_name s
      where s.partnership = p_number[z.partnership] and s.name = z.name
      limit 1) s)
  then
    raise exception 'a stream began' using errcode = 'RT001';
  end if;

  if cardinality(s_name) > 0 then
    insert into store.stream_name (partnership, number, name)
    select p_number[s.partnership], head.streams + s.n, s.name
    from unnest(s_partnership, s_name) with ordinality as s (partnership, name, n);
  end if;

  insert into store.event (global_offset, recorded_at, command_id, partnership, position, stream,
    version, type, effective_on, actor, payload, correlation_id, causation_id, trace_parent)
  select head.last_offset + e.ord, head.now, e.command, p_number[e.partnership],
    p_before[e.partnership] + e.nth,
    case when e.stream < 0 then head.streams - e.stream else e.stream end,
    e.version, e.type::store.event_type, e.effective_on, e.actor, e.payload::json, e.correlation,
    e.causation, e.trace
  from unnest(e_partnership, e_nth, e_stream, e_version, e_type, e_effective, e_payload, e_command,
      e_actor, e_correlation, e_causation, e_trace)
    with ordinality as e (partnership, nth, stream, version, type, effective_on, payload, command,
      actor, correlation, causation, trace, ord);

  if cardinality(t_nth) > 0 then
    insert into erasable.text (partnership, position, field, key, text)
    select p_number[t.partnership], p_before[t.partnership] + t.nth, t.field, t.key, t.text
    from unnest(t_partnership, t_nth, t_field, t_key, t_text)
      as t (partnership, nth, field, key, text);
  end if;

  if cardinality(k_nth) > 0 then
    insert into store.idempotency (recorded_at, command_id, partnership, position, version, created,
      actor, key, fingerprint)
    select head.now, k.command, p_number[k.partnership], p_before[k.partnership] + k.nth, k.version,
      k.created, k.actor, k.key, k.fingerprint
    from unnest(k_partnership, k_nth, k_version, k_created, k_command, k_actor, k_key,
        k_fingerprint)
      as k (partnership, nth, version, created, command, actor, key, fingerprint);
  end if;

  perform pg_notify('ragtime_events', '');
  return head.streams || p_before;
exception
  -- Nothing is left of what was done until then.
  when sqlstate 'RT001' or unique_violation then
    return null;
end
$$;

-- Which of a partnership's streams are no longer at the versions that the caller has for them, in
-- one snapshot with the reference.
create function store.moved_streams(of_partnership int, s_stream int[], s_version int[])
returns table (at_reference int, moved int[])
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
as $$
  select p.reference, array(
    select s.stream
    from unnest(s_stream, s_version) as s (stream, version)
    where exists (
      select
      from store.event e
      where e.partnership = of_partnership and e.stream = s.stream and e.version = s.version + 1))
  from store.partnership p
  where p.number = of_partnership
$$;

revoke all on function store.append_checked, store.append_expected, store.moved_streams from public;
grant execute on function store.append_checked, store.append_expected, store.moved_streams
  to ragtime_command;
