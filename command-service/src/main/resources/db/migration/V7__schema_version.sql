-- The version of the schema, and the version that a release must know in order to work on it. A
-- migration that earlier releases cannot work with replaces this function by one that names the
-- migration's own version.
create function store.schema_version()
returns table (part text, version integer, oldest_release integer)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select 'store', max(h.version::integer), 7
  from store.flyway_schema_history h
  where h.success and h.version is not null
$$;
comment on function store.schema_version is
  'The schema''s version, and the oldest version that a release must know; readiness compares both with its own.';

revoke all on function store.schema_version from public;
grant execute on function store.schema_version to ragtime_command;
