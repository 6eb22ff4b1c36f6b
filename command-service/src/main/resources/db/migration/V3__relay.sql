-- The relay's lease. Its epoch grows with every change of hands, and the cursor moves only for the
-- epoch of today: an instance that slept past its lease cannot move it any more.

-- Takes the lease if it is free, has run out or is the holder's own; no row otherwise.
create function store.relay_take(new_holder text, lease interval)
returns table (new_epoch bigint, from_offset bigint)
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  update store.relay
  set epoch = epoch + 1, holder = new_holder, lease_until = clock_timestamp() + lease
  where lease_until < clock_timestamp() or holder = new_holder
  returning epoch, published_offset
$$;

-- Moves the cursor and renews the lease; false if the epoch is over.
create function store.relay_move(of_epoch bigint, to_offset bigint, lease interval)
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  update store.relay
  set published_offset = greatest(published_offset, to_offset),
    lease_until = clock_timestamp() + lease
  where epoch = of_epoch;
  return found;
end
$$;

-- Lets another instance take over at once.
create function store.relay_release(of_epoch bigint)
returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  update store.relay set lease_until = '-infinity' where epoch = of_epoch
$$;

revoke all on function store.relay_take, store.relay_move, store.relay_release from public;
grant execute on function store.relay_take, store.relay_move, store.relay_release to ragtime_relay;
