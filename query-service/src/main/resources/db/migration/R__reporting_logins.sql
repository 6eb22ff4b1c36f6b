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
  execute format('alter role %I set default_transaction_read_only = on', login);
  execute format('alter role %I set search_path = reporting_v1', login);
  execute format('alter role %I set statement_timeout = %L', login, '5min');
  execute format('alter role %I set idle_in_transaction_session_timeout = %L', login, '5min');
  execute format('grant ragtime_reporting to %I with inherit true, set false', login);
  execute format('grant connect on database %I to %I', current_database(), login);
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
    execute format('alter role %I nologin', login);
    -- Who made a role may administer it, but ends its sessions only as a member of it.
    execute format('grant %I to current_user with inherit true, set false', login);
    perform pg_terminate_backend(pid) from pg_stat_activity where usename = login;
    execute format('revoke connect on database %I from %I', current_database(), login);
    execute format('drop role %I', login);
  end if;
  return login;
end
$function$;
comment on function revoke_reporting_login is
  'Takes the read-only login of a partnership away, ends its sessions, and returns its name.';
revoke all on function revoke_reporting_login from public;

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
      (select l.partnership from read.reporting_login l where l.role_name = current_user)
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
             ('cycle', 'partnership, cycle, checklist, checklist_version, historic'),
             ('cycle_revision', 'partnership, position, cycle, name, opens_on, cut_off'),
             ('cycle_closure', 'partnership, cycle, recorded_at'),
             ('rated_subject', 'partnership, area, agency, line, cell'),
             ('rating_entry',
              'partnership, position, recorded_at, area, agency, capability, cell, line, cycle,'
                || ' kind, rating_before, rating, stage, reason, effective_on, on_behalf')
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
