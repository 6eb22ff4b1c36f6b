-- The versions of the schema and of the serving generation, and the versions that a release must
-- know in order to work on them. A migration that earlier releases cannot work with replaces this
-- function by one that names the migration's own version.
create function schema_version()
  returns table (part text, version integer, oldest_release integer)
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as
$function$
declare
  serving constant name := (select s.schema_name from read.serving_generation s);
  latest constant text :=
    'select max(h.version::integer) from %I.flyway_schema_history h where h.success';
begin
  execute format(latest, 'read') into version;
  part := 'read';
  oldest_release := 7;
  return next;
  -- A generation that is being created has no history yet.
  version := 0;
  if to_regclass(format('%I.flyway_schema_history', serving)) is not null then
    execute format(latest, serving) into version;
  end if;
  part := 'generation';
  oldest_release := 3;
  return next;
end
$function$;
comment on function schema_version is
  'The versions of the schema''s parts, and the oldest versions that a release must know; readiness compares them with its own.';

revoke all on function schema_version from public;
grant execute on function schema_version to ${service};
