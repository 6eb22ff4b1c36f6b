-- The relay's lease. Its epoch grows with every change of hands, and the cursor moves only for the
-- epoch of today: an instance that slept past its lease cannot move it any more.

alter table store.relay
  add column events_topic uuid,
  add column directory_topic uuid,
  add column partition_ends bigint[] not null default '{}',
  add column topic_state text not null default 'UNKNOWN'
    check (topic_state in ('UNKNOWN', 'WHOLE', 'AT_RISK', 'DAMAGED', 'REFUSED')),
  add column topic_remark text not null default '';
comment on column store.relay.events_topic is
  'Kafka''s id of the topic that was filled up to the cursor: one of the same name is another one.';
comment on column store.relay.directory_topic is
  'Kafka''s id of the topic that all names of the directory were sent to.';
comment on column store.relay.partition_ends is
  'Where each partition ended when the cursor was where it is: less than that, and events are gone.';
comment on column store.relay.topic_remark is
  'For whoever runs this: what is wrong with the topic, and what to do about it.';

-- Takes the lease if it is free, has run out or is the holder's own; no row otherwise.
create function store.relay_take(new_holder text, lease interval)
returns table (
  new_epoch bigint, from_offset bigint, in_topic uuid, names_topic uuid, ends bigint[])
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  update store.relay
  set epoch = epoch + 1, holder = new_holder, lease_until = clock_timestamp() + lease
  where lease_until < clock_timestamp() or holder = new_holder
  returning epoch, published_offset, events_topic, directory_topic, partition_ends
$$;

-- Moves the cursor together with what was acknowledged, and renews the lease; false if the epoch
-- is over.
create function store.relay_move(
  of_epoch bigint, to_offset bigint, ends bigint[], lease interval)
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  update store.relay
  set published_offset = greatest(published_offset, to_offset),
    partition_ends = ends,
    lease_until = clock_timestamp() + lease
  where epoch = of_epoch;
  return found;
end
$$;

-- Sets the cursor back to what the topic really holds, and says which topic that is (null where
-- none is to be trusted); false if the epoch is over.
create function store.relay_begin(
  of_epoch bigint, topic uuid, at_offset bigint, ends bigint[], lease interval)
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  update store.relay
  set events_topic = topic,
    published_offset = least(published_offset, at_offset),
    partition_ends = ends,
    lease_until = clock_timestamp() + lease
  where epoch = of_epoch;
  return found;
end
$$;

-- Notes that a topic has all names.
create function store.relay_named(of_epoch bigint, topic uuid)
returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  update store.relay
  set directory_topic = topic
  where epoch = of_epoch
$$;

-- Notes how the topic is, so that every instance can tell.
create function store.relay_report(of_epoch bigint, state text, remark text)
returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  update store.relay
  set topic_state = state, topic_remark = remark
  where epoch = of_epoch
$$;

-- Lets another instance take over at once.
create function store.relay_release(of_epoch bigint)
returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  update store.relay
  set lease_until = '-infinity'
  where epoch = of_epoch
$$;

-- Housekeeping, which falls to whoever relays.

-- Forgets some of the idempotency keys that are too old, and says how many. Thirty days: whoever
-- tries a command again after an outage, a long weekend or a holiday must still be known.
create function store.forget_keys(at_most int)
returns int
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
as $$
declare
  -- Told once, so that it can be looked for in the index.
  too_old constant timestamptz := clock_timestamp() - interval '30 days';
  forgotten int;
begin
  delete from store.idempotency
  where ctid = any (array(
    select k.ctid
    from store.idempotency k
    where k.recorded_at < too_old
    limit at_most));
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;

revoke all on function store.relay_take, store.relay_move, store.relay_begin, store.relay_named,
  store.relay_report, store.relay_release, store.forget_keys from public;
grant execute on function store.relay_take, store.relay_move, store.relay_begin, store.relay_named,
  store.relay_report, store.relay_release, store.forget_keys to ragtime_relay;
