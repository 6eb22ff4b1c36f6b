package uk.ragtime.testing.locks;

import java.util.List;

/** Queries to PostgreSQL's catalogue. */
final class CatalogueQueries {
  private CatalogueQueries() {}

  static final String UNLOCKED_TABLES =
      """
      select s.called || '.' || c.relname
        from pg_class c
        join ours s on s.oid = c.relnamespace
       where c.relkind in ('r', 'p')
         and not (c.relrowsecurity and c.relforcerowsecurity)
      """;

  static final String LENDING_FUNCTIONS =
      """
      select s.called || '.' || p.proname
        from pg_proc p
        join ours s on s.oid = p.pronamespace
       where p.prosecdef
      """;

  static final String ROLES_THAT_SEE_ALL =
      """
      select distinct l.rolname
        from pg_policy p
        join login l on l.oid = any (p.polroles)
       where p.polpermissive
         and (pg_get_expr(p.polqual, p.polrelid) = 'true'
              or pg_get_expr(p.polwithcheck, p.polrelid) = 'true')
      """;

  static final String READABLE =
      """
      select n.nspname || '.' || c.relname
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        join ours s on s.oid = n.oid
       where c.relkind in ('r', 'p', 'v', 'm', 'f')
         and has_schema_privilege(?, n.oid, 'usage')
         and (has_table_privilege(?, c.oid, 'select')
              or has_any_column_privilege(?, c.oid, 'select'))
       order by 1
      """;

  static final String CALLABLE =
      """
      select n.nspname || '.' || p.proname
        from pg_proc p
        join pg_namespace n on n.oid = p.pronamespace
        join ours s on s.oid = n.oid
       where has_schema_privilege(?, n.oid, 'usage')
         and has_function_privilege(?, p.oid, 'execute')
       order by 1
      """;

  private static final String VIEWS =
      """
      select s.called || '.' || c.relname || ' ' ||
             case c.relkind
               when 'v' then 'is a view that reads under its owner''s rights'
               when 'm' then 'is a materialised view: it shows everybody what its owner saw'
               else 'is a foreign table: no policy of ours holds there'
             end
        from pg_class c
        join ours s on s.oid = c.relnamespace
       where c.relkind in ('m', 'f')
          or c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false)
      """;

  /** Whatever is owned stands in pg_shdepend, of whichever kind it is. */
  private static final String OWNERS =
      """
      select l.rolname || ' owns ' || pg_describe_object(d.classid, d.objid, d.objsubid)
        from pg_shdepend d
        join login l on l.oid = d.refobjid
       where d.refclassid = 'pg_authid'::regclass
         and d.deptype = 'o'
         and d.dbid in (0, (select oid from pg_database where datname = current_database()))
      """;

  private static final String POWERS =
      """
      select r.rolname || ' is a superuser, bypasses row-level security, or makes roles, databases or replicas'
        from pg_roles r
       where (r.oid in (select oid from login)
              and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb
                   or r.rolreplication))
          or (r.oid = (select datdba from pg_database where datname = current_database())
              and (r.rolsuper or r.rolbypassrls))
      """;

  static final String ROLES_TO_TAKE =
      """
      select g.rolname
        from pg_auth_members m
        join login l on l.oid = m.member
        join pg_roles g on g.oid = m.roleid
       where m.set_option
         and not m.inherit_option
         and not m.admin_option
      """;

  /**
   * Reporting logins inherit the rights of their group but cannot assume it; a role that is assumed
   * for a transaction lends no rights outside it.
   */
  private static final String MEMBERSHIPS =
      """
      select l.rolname || ' may become ' || g.rolname
        from pg_auth_members m
        join login l on l.oid = m.member
        join pg_roles g on g.oid = m.roleid
       where m.admin_option
          or m.inherit_option and (m.set_option or g.rolname <> 'ragtime_reporting')
      """;

  private static final String MAKERS =
      """
      select l.rolname || ' may make things in schema ' || n.nspname
        from login l, pg_namespace n
       where n.nspname !~ '^pg_(temp|toast)'
         and has_schema_privilege(l.oid, n.oid, 'create')
       union all
      select l.rolname || ' may make schemas or temporary tables'
        from login l
       where has_database_privilege(l.oid, current_database(), 'create')
          or has_database_privilege(l.oid, current_database(), 'temporary')
      """;

  /** None of these asks a policy. */
  private static final String PRIVILEGES =
      """
      select l.rolname || ' may ' || p.privilege || ' ' || s.called || '.' || c.relname
        from login l,
             unnest(array['truncate', 'references', 'trigger']) p (privilege),
             pg_class c
        join ours s on s.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm', 'f')
         and has_table_privilege(l.oid, c.oid, p.privilege)
       union all
      select l.rolname || ' may use the sequence ' || s.called || '.' || c.relname
        from login l, pg_class c
        join ours s on s.oid = c.relnamespace
       where c.relkind = 'S'
         and has_sequence_privilege(l.oid, c.oid, 'usage, select, update')
      """;

  /** Nor does this: it shows nobody a row, and lets its holder rewrite and lock a table. */
  static final String MAINTAINERS =
      """
      select l.rolname || ' on ' || s.called || '.' || c.relname
        from login l, pg_class c
        join ours s on s.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'm')
         and has_table_privilege(l.oid, c.oid, 'maintain')
      """;

  private static final String FOR_EVERYBODY =
      """
      select s.called || '.' || c.relname || ' is granted to everybody'
        from pg_class c
        join ours s on s.oid = c.relnamespace
       cross join lateral aclexplode(c.relacl) a
       where a.grantee = 0
       union all
      select s.called || '.' || c.relname || ' has a policy for everybody: ' || p.polname
        from pg_policy p
        join pg_class c on c.oid = p.polrelid
        join ours s on s.oid = c.relnamespace
       where 0 = any (p.polroles)
      """;

  private static final String FUNCTIONS =
      """
      select s.called || '.' || p.proname || ' ' || w.wrong
        from pg_proc p
        join ours s on s.oid = p.pronamespace
       cross join lateral (
             select 'runs as its owner and finds its tables by the caller''s search path' as wrong
              where p.prosecdef
                and not coalesce('search_path=pg_catalog, pg_temp' = any (p.proconfig), false)
              union all
             select 'runs as its owner, and everybody may call it'
              where p.prosecdef
                and exists (
                      select
                        from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                       where a.grantee = 0)
              union all
             select 'runs as somebody who is not the owner of the database'
              where p.prosecdef
                and p.proowner <>
                    (select datdba from pg_database where datname = current_database())
              union all
             select 'is said to leak nothing, so policies are asked after it'
              where p.proleakproof) w
      """;

  /** Each answers with sentences; none is the answer that is wanted. */
  static final List<String> WRONGS =
      List.of(VIEWS, OWNERS, POWERS, MEMBERSHIPS, MAKERS, PRIVILEGES, FOR_EVERYBODY, FUNCTIONS);
}
