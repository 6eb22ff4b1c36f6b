package uk.ragtime.query.tenancy;

/** SQL with which transactions begin. */
final class ScopeSql {
  /** All statements of an answer share one snapshot, so that its position and its rows agree. */
  private static final String ONE_SNAPSHOT =
      "set transaction isolation level repeatable read, read only;\n";

  /**
   * Writers write to the serving generation, which does not change until they commit. A later
   * statement looks it up, in a snapshot that is not older than the lock.
   */
  private static final String PIN_GENERATION =
      "lock table " + TenantTransactions.SWAP_GUARD + " in access share mode;\n";

  /** Sets the scope, which ends with the transaction. */
  private static final String SET_SCOPE = ";\nselect set_config('%s', ?, true)";

  /**
   * Sets the search path, which outlives the transaction: the serving generation is looked up in
   * the transaction itself, but the path is changed only when another generation serves, because
   * each change makes the driver prepare all statements again. Without parameters, so that its plan
   * is kept.
   */
  private static final String SET_PATH =
      """
      select case
               when current_setting('search_path') = s.schema_name then s.schema_name
               else set_config('search_path', s.schema_name, false)
             end
        from (select (select schema_name from read.serving_generation) as schema_name) s
      """;

  /** Ends a message about the caller. */
  static final String KEEP_NO_PLANS =
      """
      ;
      set local plan_cache_mode to default;
      set local enable_seqscan to default
      """;

  static final String READ_PARTNERSHIP =
      ONE_SNAPSHOT + SET_PATH + SET_SCOPE.formatted("ragtime.partnership");

  /**
   * Has PostgreSQL keep the plans of the queries that find the caller as well, until {@link
   * #KEEP_NO_PLANS}. They look up keys: without sequential scans, by which a small table would be
   * read, there is one way to carry them out, however large the tables are.
   */
  static final String READ_IDENTITY =
      ONE_SNAPSHOT
          + SET_PATH
          + """
          ;
          select set_config('ragtime.identity', ?, true),
                 set_config('plan_cache_mode', 'force_generic_plan', true),
                 set_config('enable_seqscan', 'off', true)
          """;

  /**
   * The partnership of an answer comes from the person's own row, which is found by the caller's
   * lookup. If there is none, the transaction is scoped to nobody, whatever the service believes.
   */
  static final String READ_AS_MEMBER =
      READ_IDENTITY
          + """
          ;
          select set_config(
                   'ragtime.partnership',
                   coalesce((select p.partnership
                               from erasable.person p
                              where p.partnership = ?
                                and p.lookup = current_setting('ragtime.identity')
                              limit 1), ''),
                   true),
                 set_config('ragtime.identity', '', true)
          """;

  /**
   * Position of the snapshot, and what may be read from memory: the partnership that was set above
   * and the versions of its reference data. In the same round trip as the scope, because every
   * answer has it; without parameters, so that its plan is kept.
   */
  static final String HEADER =
      """
      ;
      select s.partnership, s.schema_name, coalesce(a.position, 0) as position,
             a.command_id::text as command_id, v.reference, v.names
        from (select current_setting('ragtime.partnership') as partnership,
                     current_schema()::text as schema_name) s
        left join applied_position a on a.partnership = s.partnership
       cross join lateral
         (select string_agg(r.version::text, ' ' order by r.version)
                   filter (where r.part = 'REFERENCE') as reference,
                 string_agg(r.version::text, ' ' order by r.version)
                   filter (where r.part = 'NAMES') as names
            from read.reference_version r
           where r.partnership = s.partnership
             and r.schema_name in (s.schema_name, 'erasable')) v
      """;

  static final String MONITORING =
      ONE_SNAPSHOT + SET_PATH + SET_SCOPE.formatted("ragtime.housekeeping");

  static final String MAINTENANCE =
      PIN_GENERATION + SET_PATH + SET_SCOPE.formatted("ragtime.housekeeping");

  /** Assumes the role of the projector, the only one that may write, until the transaction ends. */
  static final String PROJECT =
      PIN_GENERATION
          + SET_PATH
          + SET_SCOPE.formatted("ragtime.projecting")
          + """
          ;
          select set_config('role', ?, true)
          """;

  private ScopeSql() {}
}
