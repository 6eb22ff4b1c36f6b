-- What is asked of this service by whom, so that its instances limit together. Kept apart from the
-- log: the service still cannot write to that, and of this it sees no row.
create unlogged table store.budget (
  full_at timestamptz not null,
  partnership text collate "C" not null,
  member text collate "C" not null,
  primary key (partnership, member)
);
comment on table store.budget is
  'How much members and partnerships have asked for of late: when each budget will be full again. Not logged, for losing it in a crash forgives some seconds'' requests and no more.';
comment on column store.budget.member is 'Empty for what all members of the partnership have together.';
create index budget_by_time on store.budget (full_at);

alter table store.budget enable row level security;
alter table store.budget force row level security;
do $$
begin
  execute format('create policy owner_all on store.budget to %I using (true) with check (true)',
                 current_user);
end
$$;

-- Adds what an instance has let through, in seconds of filling, and says how it stands with all
-- instances together. By this database's clock, for those of the instances differ. In one order, so
-- that two instances wait for each other and never both.
create function store.exchange_budgets(
  partnerships text[], members text[], seconds float8[])
returns table (partnership text, member text, seconds_to_full float8)
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  insert into store.budget as b (partnership, member, full_at)
  select t.partnership, t.member, now() + make_interval(secs => t.taken)
  from unnest(partnerships, members, seconds) as t (partnership, member, taken)
  order by t.partnership, t.member
  on conflict (partnership, member) do update
  set full_at = greatest(b.full_at, now()) + (excluded.full_at - now())
  returning b.partnership, b.member, extract(epoch from b.full_at - now())::float8
$$;

-- Forgets those that have long been full; a row that another instance uses waits for the next time.
create function store.forget_budgets()
returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  delete from store.budget
  where (partnership, member) in (
    select b.partnership, b.member
    from store.budget b
    where b.full_at < now() - interval '10 minutes'
    limit 10000
    for update skip locked)
$$;

revoke all on function store.exchange_budgets, store.forget_budgets from public;
grant execute on function store.exchange_budgets, store.forget_budgets to ragtime_command;
