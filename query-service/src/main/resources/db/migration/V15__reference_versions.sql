-- Versions of what instances keep in memory. Triggers renew them, so that an instance of any
-- release, a rebuild and a migration do so alike.
--
-- Whoever changes a watched table adds a version of their transaction, and removes those that they
-- see and nobody else has locked. Nobody waits for anybody, and yet no two states of a partnership's
-- rows have the same set of versions: each change adds one that was never there before.
create table reference_version (
  partnership text collate "C" not null,
  schema_name text collate "C" not null,
  part text not null check (part in ('REFERENCE', 'NAMES')),
  renewed_by xid8 not null default pg_current_xact_id(),
  version uuid not null default gen_random_uuid(),
  primary key (partnership, schema_name, part, renewed_by)
);
comment on table reference_version is
  'Versions of reference data and of names, by the schema of their tables. What was read beside a set of versions holds as long as the set is the same.';
comment on column reference_version.version is
  'Drawn at random: neither a restored database nor a generation made anew gives one again.';

select read.secure('reference_version', 'select, insert, update, delete');
-- Housekeeping learns that something has changed, and nothing of what.
create policy housekeeping on reference_version for select to ${service}
  using ((select current_setting('ragtime.housekeeping', true)) = 'on');

create function renew_version() returns trigger
language plpgsql as
$function$
declare
  renewed bigint;
begin
  if tg_op = 'TRUNCATE' then
    update read.reference_version
       set version = gen_random_uuid()
     where schema_name = tg_table_schema
       and part = tg_argv[0];
    return null;
  end if;
  insert into read.reference_version (partnership, schema_name, part)
  select distinct c.partnership, tg_table_schema::text, tg_argv[0]
    from changed c
  on conflict do nothing;
  get diagnostics renewed = row_count;
  if renewed > 0 then
    delete from read.reference_version v
     where v.ctid = any (array(
       select o.ctid
         from read.reference_version o
        where o.partnership in (select c.partnership from changed c)
          and o.schema_name = tg_table_schema
          and o.part = tg_argv[0]
          and o.renewed_by <> pg_current_xact_id()
          for update skip locked));
  end if;
  return null;
end
$function$;
comment on function renew_version is
  'Gives the partnerships whose rows have changed a version that was never there before.';

create function watch(table_name text, part text) returns void
language plpgsql as
$function$
declare
  operation record;
begin
  for operation in
    select *
      from (values ('insert', 'referencing new table as changed'),
                   ('update', 'referencing new table as changed'),
                   ('delete', 'referencing old table as changed'),
                   ('truncate', '')) o (name, transition)
  loop
    execute format(
      'create trigger renew_version_on_%s after %s on %I %s '
        'for each statement execute function read.renew_version(%L)',
      operation.name, operation.name, table_name, operation.transition, part);
  end loop;
end
$function$;
comment on function watch is 'Renews versions with each change of a table of the current schema.';

set local search_path to erasable, read;
select read.watch('person', 'NAMES');
insert into read.reference_version (partnership, schema_name, part)
select distinct partnership, 'erasable', 'NAMES'
  from erasable.person;
set local search_path to read;
