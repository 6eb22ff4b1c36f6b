-- Logins for reporting tools, each of which sees one partnership.
--
-- Who makes one needs the right to make roles, so these functions run as whoever calls them: an
-- administrator, or the owner where it has that right. The first call also makes the group
-- ragtime_reporting; until then there is nobody for whom anything has to be opened.

create table if not exists reporting_login (
  role_name name primary key,
  partnership text collate "C" not null unique,
  made_at timestamptz not null default now()
);
comment on table reporting_login is
  'Which partnership a reporting login sees. Policies look here by the role that is logged in, and by nothing that the login could set.';

alter table reporting_login enable row level security;
alter table reporting_login force row level security;
drop policy if exists owner_all on reporting_login;
create policy owner_all on reporting_login to current_user using (true) with check (true);

create table if not exists revoked_login (
  role_name name primary key,
  revoked_at timestamptz not null default now()
);
comment on table revoked_login is
  'Roles of reporting logins that were revoked and are still to be dropped. They cannot log in.';

alter table revoked_login enable row level security;
alter table revoked_login force row level security;
drop policy if exists owner_all on revoked_login;
create policy owner_all on revoked_login to current_user using (true) with check (true);

-- PostgreSQL lets everybody write large objects and messages into the log, and take advisory locks,
-- among them the one under which Flyway migrates. Only a superuser can revoke these functions.
create or replace function close_writing_functions() returns void
  language plpgsql
  set search_path = pg_catalog
as
$function$
declare
  owner constant text :=
    (select datdba::regrole::text
       from pg_database
      where datname = current_database());
  open_to_all record;
begin
  for open_to_all in
    select p.oid::regprocedure as signature
      from pg_proc p
     where p.pronamespace = 'pg_catalog'::regnamespace
       and p.proname ~ '^(lo_.*|loread|lowrite|pg_logical_emit_message|pg_(try_)?advisory_.*)$'
       and has_function_privilege('public', p.oid, 'execute')
  loop
    if not (select rolsuper from pg_roles where rolname = current_user) then
      raise exception
        'A superuser has to call read.close_writing_functions() first, in this database'
        using errcode = 'object_not_in_prerequisite_state';
    end if;
    execute format('revoke execute on function %s from public', open_to_all.signature);
    execute format('grant execute on function %s to %s', open_to_all.signature, owner);
  end loop;
end
$function$;
comment on function close_writing_functions is
  'Leaves PostgreSQL''s functions that write large objects, emit messages or take advisory locks to the database''s owner. Called by a superuser, once.';
revoke all on function close_writing_functions from public;

create or replace function make_reporting_login(for_partnership text, secret text default null)
  returns name
  language plpgsql
  set search_path = pg_catalog
as
$function$
declare
  generation text := (select schema_name from read.serving_generation);
  login name;
  known boolean;
begin
  execute format('select exists (select from %I.partnership where partnership = $1)', generation)
    into known
    using for_partnership;
  if not known then
    raise exception 'There is no partnership %', for_partnership using errcode = 'no_data_found';
  end if;
  -- One at a time, so that a partnership gets one login and not two.
  lock table read.reporting_login in exclusive mode;
  perform read.close_writing_functions();

  if not exists (select from pg_roles where rolname = 'ragtime_reporting') then
    create role ragtime_reporting nologin;
  end if;
  perform read.open_to_reporting(generation);
  if not exists
       (select
          from pg_policies
         where schemaname = 'read'
           and tablename = 'reporting_login'
           and policyname = 'own_login') then
    create policy own_login on read.reporting_login for select to ragtime_reporting
      using (role_name = current_user);
  end if;
  grant select on read.reporting_login to ragtime_reporting;

  -- Everybody who can log in can read the names of all roles, so the name gives nobody away.
  select role_name into login
    from read.reporting_login
   where partnership = for_partnership;
  if login is null then
    login := 'reporting_' || left(replace(gen_random_uuid()::text, '-', ''), 12);
    insert into read.reporting_login (role_name, partnership) values (login, for_partnership);
  end if;
  if not exists (select from pg_roles where rolname = login) then
    execute format('create role %I', login);
  end if;

  -- What the role could set otherwise is only a default: the walls are its missing privileges.
  execute format('alter role %I with login inherit connection limit 10', login);
  execute format('alter role %I reset all', login);
  execute format('alter role %I set default_transaction_read_only = on', login);
  execute format('alter role %I set search_path = reporting_v1', login);
  execute format('alter role %I set statement_timeout = %L', login, '5min');
  execute format('alter role %I set idle_in_transaction_session_timeout = %L', login, '5min');
  execute format('grant ragtime_reporting to %I with inherit true, set false', login);
  execute format('grant connect on database %I to %I', current_database(), login);
  -- Who made a role may administer it, but ends its sessions only as a member of it.
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant %I to current_user with inherit true, set false', login);
  end if;
  if secret is not null then
    execute format('alter role %I password %L', login, secret);
  end if;
  return login;
end
$function$;
comment on function make_reporting_login is
  'Makes the read-only login of a partnership, or sets its password again, and returns its name. The secret is a password or, better, its SCRAM verifier, which no log can give away.';
revoke all on function make_reporting_login from public;

create or replace function revoke_reporting_login(of_partnership text) returns name
  language plpgsql
  set search_path = pg_catalog
as
$function$
declare
  login name;
begin
  delete from read.reporting_login
   where partnership = of_partnership
   returning role_name into login;
  if login is null then
    raise exception 'The partnership % has no reporting login', of_partnership
      using errcode = 'no_data_found';
  end if;
  if exists (select from pg_roles where rolname = login) then
    execute format('alter role %I with nologin connection limit 0 password null', login);
    if not (select rolsuper from pg_roles where rolname = current_user) then
      execute format('grant %I to current_user with inherit true, set false', login);
    end if;
    perform pg_terminate_backend(pid, 5000)
       from pg_stat_activity
      where usename = login;
    insert into read.revoked_login (role_name)
    values (login)
    on conflict do nothing;
  end if;
  return login;
end
$function$;
comment on function revoke_reporting_login is
  'Takes the read-only login of a partnership away, ends its sessions, and returns its name. Once that is committed, read.drop_revoked_logins() removes the role.';
revoke all on function revoke_reporting_login from public;

-- A separate transaction: until the revocation is committed a tool may still log in, and no role
-- with sessions is dropped. Whatever the role owns here or has set as default privileges goes with
-- it; it may own more in another database, which keeps the role, without a login.
create or replace function drop_revoked_logins() returns setof name
  language plpgsql
  set search_path = pg_catalog
as
$function$
declare
  revoked name;
begin
  for revoked in
    select role_name
      from read.revoked_login
     order by role_name
       for update
  loop
    if exists (select from pg_roles where rolname = revoked) then
      perform pg_terminate_backend(pid, 5000)
         from pg_stat_activity
        where usename = revoked;
      begin
        execute format('drop owned by %I', revoked);
        execute format('drop role %I', revoked);
      exception when dependent_objects_still_exist then
        raise warning 'The role % cannot log in, and stays: it owns objects in another database. As a superuser, call "drop owned by %" there, then this function again',
          revoked, revoked;
        continue;
      end;
    end if;
    delete from read.revoked_login
     where role_name = revoked;
    return next revoked;
  end loop;
end
$function$;
comment on function drop_revoked_logins is
  'Ends the last sessions of revoked reporting logins, drops what they own and their roles, and returns the names of those that are gone.';
revoke all on function drop_revoked_logins from public;

-- A login can lift the limits of its own sessions. Called every minute or so, this enforces them.
create or replace function end_long_reports(longest interval default '5 minutes')
  returns setof name
  language sql
  set search_path = pg_catalog
as
$function$
  -- Chosen first and ended then: a condition that ends sessions might be tried on all of them.
  with too_long as materialized (
    select a.pid, a.usename
      from pg_stat_activity a
      join read.reporting_login l on l.role_name = a.usename
     where a.xact_start < clock_timestamp() - longest)
  select usename
    from too_long
   where pg_terminate_backend(pid, 5000)
$function$;
comment on function end_long_reports is
  'Ends the sessions of reporting logins whose transaction takes longer, and returns their names.';
revoke all on function end_long_reports from public;

-- Lets the group at the tables behind the views: at the columns that the views use and no others,
-- and at the rows of the login's own partnership. The group may not use the schema that the tables
-- are in, so it reaches them through the views alone.
create or replace function open_to_reporting(generation text) returns void
  language plpgsql
  set search_path = pg_catalog
as
$function$
declare
  opened record;
  own constant text :=
    $own$
    partnership =
      (select l.partnership
       from read.reporting_login l
      where l.role_name = current_user)
    $own$;
begin
  for opened in
    select *
      from (values
             ('partnership', 'partnership, name'),
             ('applied_position', 'partnership, position, recorded_at'),
             ('area_revision', 'partnership, position, area, name, gss_code'),
             ('agency_revision',
              'partnership, position, recorded_at, agency, name, sector, areas, ods_code'),
             ('checklist_version', 'partnership, checklist, version, title'),
             ('capability',
              'partnership, checklist, version, place, capability, title, section, guidance, red,'
                || ' amber, green, origin_kind, origin_codes, line'),
             ('capability_line',
              'partnership, checklist, version, capability, path, depth, line'),
             ('cycle', 'partnership, position, cycle, checklist, checklist_version, historic'),
             ('cycle_revision', 'partnership, position, cycle, name, opens_on, cut_off'),
             ('cycle_closure', 'partnership, cycle, recorded_at'),
             ('rated_subject', 'partnership, area, agency, line, cell'),
             ('rating_entry',
              'partnership, position, recorded_at, cell, cycle_position, kind_letter, kind,'
                || ' rating_before, rating, stage, reason, effective_on, on_behalf, basis,'
                || ' withdrawn'),
             ('reviewed_subject', 'partnership, area, agency, line, cell'),
             ('cycle_cancellation', 'partnership, cycle'),
             ('assessment_step',
              'partnership, position, recorded_at, cycle, area, agency, kind, capability, until,'
                || ' carried_over'),
             ('action_step',
              'partnership, position, recorded_at, action, kind, agency, area, checklist,'
                || ' capabilities, aim, due_on, status, on_day')
           ) as t (table_name, columns)
  loop
    execute format('grant select (%s) on %I.%I to ragtime_reporting',
                   opened.columns, generation, opened.table_name);
    -- A new policy waits for all who read the table, so what is there stays.
    continue when exists
      (select
         from pg_policies
        where schemaname = generation
          and tablename = opened.table_name
          and policyname = 'reported_partnership');
    execute format(
      'create policy reported_partnership on %I.%I for select to ragtime_reporting using (%s)',
      generation, opened.table_name, own);
    -- Whatever other policies may come to say of the group, it sees no more than this.
    execute format(
      'create policy nothing_else_reported on %I.%I as restrictive to ragtime_reporting using (%s)',
      generation, opened.table_name, own);
  end loop;
  grant usage on schema reporting_v1 to ragtime_reporting;
  grant select on all tables in schema reporting_v1 to ragtime_reporting;
end
$function$;
comment on function open_to_reporting is
  'Lets reporting logins see their partnerships'' rows in a generation, as far as the views show them.';
revoke all on function open_to_reporting from public;
