-- The second lock. The first is the predicate that every query carries.
--
-- Who reads says in each transaction for whom: ragtime.partnership. The projector, which writes for
-- several at a time, lists them: ragtime.projecting, separated by spaces. Somebody who signs in
-- finds their own memberships by ragtime.identity. Housekeeping sees how far each partnership is
-- and which are parked, and nothing else. A setting that is missing matches no row.
-- The settings are read in sub-selects so that they are evaluated once a statement, not once a row.

do $$
declare
  table_name text;
begin
  for table_name in
    select c.relname
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'partnership' and not a.attisdropped
     where c.relnamespace = current_schema()::regnamespace
       and c.relkind in ('r', 'p')
  loop
    execute format('alter table %I enable row level security', table_name);
    execute format('alter table %I force row level security', table_name);
    execute format(
      $policy$
      create policy own_partnership on %I for select
        using (partnership = (select current_setting('ragtime.partnership', true)))
      $policy$, table_name);
    execute format(
      $policy$
      create policy projected_partnerships on %I
        using (partnership = any ((select string_to_array(current_setting('ragtime.projecting', true), ' '))::text[]))
      $policy$, table_name);
  end loop;
end
$$;

create policy own_identity on member for select
  using (identity = (select current_setting('ragtime.identity', true)));
create policy housekeeping on applied_position for select
  using ((select current_setting('ragtime.housekeeping', true)) = 'on');
create policy housekeeping on parked_partnership
  using ((select current_setting('ragtime.housekeeping', true)) = 'on');

grant usage on schema ${flyway:defaultSchema} to ${service};

-- Logs are added to and read.
grant select, insert on
  event_log, area_revision, agency_revision, checklist_version, capability, cycle_revision,
  rating_entry, rated_subject
to ${service};

-- Present states are also replaced.
grant select, insert, update on kafka_offset, applied_position, partnership, member to ${service};
grant select, insert, update, delete on member_name, parked_partnership to ${service};
