-- What can be erased stands here, beside the log: events have handles in the place of members, and
-- seals in the place of texts. An event and what opens its seals are written by one commit, and so
-- are the event that records an erasure and the deletion.

-- Earlier releases record members' codes and texts in events.
create or replace function store.schema_version()
returns table (part text, version integer, oldest_release integer)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select 'store', max(h.version::integer), 11
  from store.flyway_schema_history h
  where h.success and h.version is not null
$$;

alter type store.event_type add value 'member-enrolled.v2';
alter type store.event_type add value 'member-changed.v2';
alter type store.event_type add value 'member-name-changed.v2';
alter type store.event_type add value 'member-invited.v2';
alter type store.event_type add value 'invitation-withdrawn.v2';
alter type store.event_type add value 'member-leave-scheduled.v2';
alter type store.event_type add value 'member-leave-called-off.v2';
alter type store.event_type add value 'rating-changed.v2';
alter type store.event_type add value 'rating-reconfirmed.v2';
alter type store.event_type add value 'person-erased.v1';
alter type store.event_type add value 'texts-erased.v1';
alter type store.event_type add value 'erasure-deferred.v1';
alter type store.event_type add value 'erasure-carried-out.v1';
alter type store.event_type add value 'hold-placed.v1';
alter type store.event_type add value 'hold-lifted.v1';

create schema erasable;

-- Vacuumed within a minute of an erasure, however large they are; the relay rewrites them then,
-- because vacuum leaves the bytes in their pages.
create table erasable.person (
  partnership integer not null,
  position integer not null,
  handle text collate "C" not null,
  code text collate "C" not null,
  name text not null,
  person_key text not null,
  lookup text collate "C",
  identity_key text,
  primary key (partnership, handle),
  unique (partnership, code),
  check ((lookup is null) = (identity_key is null))
) with (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
comment on table erasable.person is
  'Who the members are: what opens the seals of the events about them.';
comment on column erasable.person.position is
  'Of the last event that has a seal of the person.';
comment on column erasable.person.lookup is
  'An HMAC of the sign-in under the installation''s secret; null until an invited person accepts.';

create table erasable.text (
  partnership integer not null,
  position integer not null,
  field text collate "C" not null,
  key text not null,
  text text not null,
  primary key (partnership, position, field)
) with (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
comment on table erasable.text is
  'The texts that members wrote, by the event that has the seal and its field.';

-- The planner's statistics are samples of what the columns hold, and would keep what was erased.
do $$
declare
  name text;
begin
  foreach name in array array['code', 'name', 'person_key', 'lookup', 'identity_key']
  loop
    execute format('alter table erasable.person alter column %I set statistics 0', name);
  end loop;
  foreach name in array array['key', 'text']
  loop
    execute format('alter table erasable.text alter column %I set statistics 0', name);
  end loop;
end
$$;

create table erasable.erased_person (
  partnership integer not null,
  handle text collate "C" not null,
  primary key (partnership, handle)
);
comment on table erasable.erased_person is
  'Handles that are never given out again and take no opening again.';

create table erasable.secret (
  only_one boolean primary key default true check (only_one),
  id text not null
);
comment on table erasable.secret is
  'Tells which secret of the installation the lookups were made with, without revealing it.';

do $$
declare
  name text;
begin
  foreach name in array array['person', 'text', 'erased_person', 'secret']
  loop
    execute format('alter table erasable.%I enable row level security', name);
    execute format('alter table erasable.%I force row level security', name);
    execute format('create policy owner_all on erasable.%I to %I using (true) with check (true)',
                   name, current_user);
  end loop;
  foreach name in array array['person', 'text']
  loop
    execute format('create policy one_partnership on erasable.%I for select to ragtime_command '
                   'using (partnership = (select p.number from store.partnership p where '
                   'p.code = current_setting(''ragtime.partnership'', true)))', name);
    execute format('create policy relay_reads on erasable.%I for select to ragtime_relay '
                   'using (true)', name);
    execute format('create policy rebuild_reads on erasable.%I for select to ragtime_rebuild '
                   'using (true)', name);
    execute format('grant select on erasable.%I to ragtime_command, ragtime_relay, ragtime_rebuild',
                   name);
  end loop;
end
$$;

grant usage on schema erasable to ragtime_command, ragtime_relay, ragtime_rebuild;

-- The names of a log that holds members' codes: they wait for it to be sealed, and nobody else sees
-- them.
revoke all on store.directory from ragtime_command, ragtime_relay, ragtime_rebuild;
do $$
begin
  if not exists (select from store.directory) then
    drop table store.directory;
  end if;
end
$$;

-- Deletes what events of a range of positions record as erased.
create function erasable.erase(of_partnership int, after_position int, to_position int)
returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  insert into erasable.erased_person (partnership, handle)
  select e.partnership, e.payload ->> 'member'
  from store.stream s
  join store.event e on e.partnership = s.partnership and e.stream = s.number
  where s.partnership = of_partnership and s.name = 'erasures'
    and e.position > after_position and e.position <= to_position
    and e.type::text = 'person-erased.v1'
  on conflict do nothing;

  delete from erasable.person d
  using erasable.erased_person e
  where d.partnership = of_partnership and e.partnership = of_partnership
    and e.handle = d.handle;

  delete from erasable.text t
  using store.stream s
  join store.event e on e.partnership = s.partnership and e.stream = s.number
  cross join lateral json_to_recordset(e.payload -> 'places') as place (position int, field text)
  where s.partnership = of_partnership and s.name = 'erasures'
    and e.position > after_position and e.position <= to_position
    and e.type::text = 'texts-erased.v1'
    and t.partnership = of_partnership and t.position = place.position and t.field = place.field
$$;
revoke all on function erasable.erase from public;

-- Deletes again what any event records as erased: openings may have come back with a backup.
create function store.erase_again()
returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  select erasable.erase(p.number, 0, p.position)
  from store.partnership p
  join store.stream s on s.partnership = p.number and s.name = 'erasures'
$$;

-- Deletes what only the topic records as erased: this store was restored from an older backup, and
-- its log does not have the events.
create function store.erase_unrecorded(
  of_partnership text, handles text[], positions int[], fields text[])
returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  insert into erasable.erased_person (partnership, handle)
  select p.number, erased.handle
  from store.partnership p
  cross join unnest(handles) as erased (handle)
  where p.code = of_partnership
  on conflict do nothing;

  delete from erasable.person d
  using store.partnership p
  where p.code = of_partnership and d.partnership = p.number and d.handle = any(handles);

  delete from erasable.text t
  using store.partnership p
  cross join unnest(positions, fields) as place (position, field)
  where p.code = of_partnership
    and t.partnership = p.number and t.position = place.position and t.field = place.field
$$;

-- Takes the id of the secret at the first start, and tells which one was taken.
create function store.secret_id(offered text)
returns text
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  insert into erasable.secret (id)
  values (offered)
  on conflict do nothing;

  select id
  from erasable.secret
$$;

-- Which of some types of events with members' codes there are; such a log has to be sealed first.
create function store.unsealed_types(types text[])
returns text[]
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(array_agg(t.label order by t.label), '{}')
  from unnest(types) as t (label)
  where exists (
    select
    from store.partnership p
    join store.stream s on s.partnership = p.number and s.name = 'members'
    join store.event e on e.partnership = s.partnership and e.stream = s.number
    where e.type::text = t.label)
$$;

revoke all on function store.secret_id, store.unsealed_types, store.erase_again,
  store.erase_unrecorded from public;
grant execute on function store.secret_id, store.unsealed_types, store.erase_again,
  store.erase_unrecorded to ragtime_command;

drop function store.append;

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
  t_command int[], t_back int[], t_field text[], t_key text[], t_text text[],
  n_command int[], n_back int[], n_handle text[], n_code text[], n_name text[],
  n_person_key text[], n_lookup text[], n_identity_key text[])
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
  select case when o.status = 'done' then 'appended' else o.status end, o.position, o.version,
    o.created, o.fingerprint
  from unnest(out_status, out_position, out_version, c_created, out_fingerprint)
    as o (status, position, version, created, fingerprint);
end
$$;

revoke all on function store.append from public;
grant execute on function store.append to ragtime_command;

-- The relay follows erasures to their end, and rewrites the tables.
grant maintain on erasable.person, erasable.text to ragtime_relay;

-- The relay fills the topic of texts as well.
alter table store.relay
  add column texts_topic uuid;
comment on column store.relay.texts_topic is
  'Kafka''s id of the topic that all texts were sent to.';

drop function store.relay_take;
create function store.relay_take(new_holder text, lease interval)
returns table (
  new_epoch bigint, from_offset bigint, in_topic uuid, people_topic uuid, in_texts_topic uuid,
  ends bigint[])
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  update store.relay
  set epoch = epoch + 1, holder = new_holder, lease_until = clock_timestamp() + lease
  where lease_until < clock_timestamp() or holder = new_holder
  returning epoch, published_offset, events_topic, directory_topic, texts_topic, partition_ends
$$;

drop function store.relay_named;
-- Notes that these topics have all people, and all texts.
create function store.relay_filled(of_epoch bigint, people uuid, texts uuid)
returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  update store.relay
  set directory_topic = people, texts_topic = texts
  where epoch = of_epoch
$$;

revoke all on function store.relay_take, store.relay_filled from public;
grant execute on function store.relay_take, store.relay_filled to ragtime_relay;
