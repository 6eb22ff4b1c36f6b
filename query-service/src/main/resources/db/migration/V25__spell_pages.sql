-- An instance of an earlier release would read spells from a table that is gone: such instances are
-- to be replaced.
create or replace function read.schema_version()
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
  oldest_release := 11;
  return next;
  -- A generation that is being created has no history yet.
  version := 0;
  if to_regclass(format('%I.flyway_schema_history', serving)) is not null then
    execute format(latest, serving) into version;
  end if;
  part := 'generation';
  oldest_release := 25;
  return next;
end
$function$;
