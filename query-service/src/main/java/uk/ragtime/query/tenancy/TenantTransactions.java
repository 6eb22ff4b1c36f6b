package uk.ragtime.query.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.seal.Lookup;

/**
 * Begins all transactions. Before its first statement, each selects the generation of the read
 * models and sets its scope: for whom it runs. The scope ends with the transaction, so that no
 * pooled connection carries it on.
 */
@Component
public final class TenantTransactions {
  /**
   * Guard of the serving generation: writers lock it in share mode within their transactions, and a
   * swap locks it exclusively.
   */
  public static final String SWAP_GUARD = "read.swap_guard";

  /** Some gigabytes are written anew in this time. */
  private static final Duration LONGEST_VACUUM = Duration.ofMinutes(5);

  /** Statements of a transaction, on its connection. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** All statements of an answer share one snapshot, so that its position and its rows agree. */
  private static final String ONE_SNAPSHOT =
      "set transaction isolation level repeatable read, read only;\n";

  /**
   * Writers write to the serving generation, which does not change until they commit. A later
   * statement looks it up, in a snapshot that is not older than the lock.
   */
  private static final String PIN_GENERATION =
      "lock table " + SWAP_GUARD + " in access share mode;\n";

  /**
   * Sets the scope, which ends with the transaction, and the search path, which outlives it: the
   * serving generation is looked up in the transaction itself, but the path is changed only when
   * another generation serves, because each change makes the driver prepare all statements again.
   */
  private static final String SET_SCOPE =
      """
      select case
               when current_setting('search_path') = s.schema_name then s.schema_name
               else set_config('search_path', s.schema_name, false)
             end,
             set_config('%s', ?, true)
        from (select (select schema_name from read.serving_generation) as schema_name) s
      """;

  private static final String READ_PARTNERSHIP =
      ONE_SNAPSHOT + SET_SCOPE.formatted("ragtime.partnership");

  private static final String READ_IDENTITY =
      ONE_SNAPSHOT + SET_SCOPE.formatted("ragtime.identity");

  /**
   * The partnership of an answer comes from the person's own row, which is found by the caller's
   * lookup. If there is none, the transaction is scoped to nobody, whatever the service believes.
   */
  private static final String READ_AS_MEMBER =
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
  private static final String HEADER =
      """
      ;
      select s.partnership, s.schema_name, coalesce(a.position, 0) as position, v.reference, v.names
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

  private static final String MONITORING =
      ONE_SNAPSHOT + SET_SCOPE.formatted("ragtime.housekeeping");
  private static final String MAINTENANCE =
      PIN_GENERATION + SET_SCOPE.formatted("ragtime.housekeeping");

  /** Assumes the role of the projector, the only one that may write, until the transaction ends. */
  private static final String PROJECT =
      PIN_GENERATION
          + SET_SCOPE.formatted("ragtime.projecting")
          + """
          ;
          select set_config('role', ?, true)
          """;

  private final TransactionOperations transactions;
  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate named;
  private final ReferenceMemory memory;
  private final String projector;

  /**
   * @param projector role that writes what is projected
   */
  TenantTransactions(
      DataSource dataSource,
      PlatformTransactionManager transactionManager,
      ReferenceMemory memory,
      @Value("${ragtime.projector.role}") String projector) {
    this.projector = projector;
    this.transactions = new TransactionTemplate(transactionManager);
    this.template = new JdbcTemplate(dataSource);
    this.named = new NamedParameterJdbcTemplate(template);
    this.jdbc = JdbcClient.create(named);
    this.memory = memory;
  }

  /**
   * Reads one partnership for a caller, in one snapshot. A caller who is no member of it reads
   * nothing.
   */
  public <T> T readAs(Lookup lookup, PartnershipCode partnership, Function<Tenant, T> query) {
    return read(READ_AS_MEMBER, partnership, query, lookup.value(), partnership.value());
  }

  /** Reads one partnership on the platform's own behalf; never used to answer a caller. */
  public <T> T read(PartnershipCode partnership, Function<Tenant, T> query) {
    return read(READ_PARTNERSHIP, partnership, query, partnership.value());
  }

  /** Reads which partnerships know a lookup. */
  public <T> T readOwn(Lookup lookup, Function<JdbcClient, T> query) {
    return within(READ_IDENTITY, () -> query.apply(jdbc), lookup.value());
  }

  /**
   * Reads the positions of all partnerships and which are quarantined. It takes no lock: monitoring
   * does not wait for a swap, which may itself be waiting for a projector.
   */
  public <T> T inMonitoring(Function<JdbcClient, T> query) {
    return within(MONITORING, () -> query.apply(jdbc), "on");
  }

  /** Reads and writes the same. */
  public <T> T inMaintenance(Function<JdbcClient, T> work) {
    return within(MAINTENANCE, () -> work.apply(jdbc), "on");
  }

  /** Writes rows of these partnerships, all or none. */
  public <T> T project(Collection<PartnershipCode> partnerships, Work<T> work) {
    String codes =
        partnerships.stream().map(PartnershipCode::value).collect(Collectors.joining(" "));
    return within(
        PROJECT, () -> template.execute((ConnectionCallback<T>) work::on), codes, projector);
  }

  /**
   * Has a table forget by which transactions its rows were written, as far as none can be running
   * that does not see them.
   */
  public void freeze(String table) {
    vacuum("vacuum (freeze) " + table);
  }

  /**
   * Writes a table's files anew, without the rows that were deleted from it. A table that somebody
   * uses is passed over: to wait for it would have its readers wait as well.
   */
  public void rewrite(String table) {
    vacuum("vacuum (full, freeze, skip_locked) " + table);
  }

  /** Runs outside of any transaction, under the service's own role. */
  private void vacuum(String statement) {
    template.execute(
        (ConnectionCallback<Boolean>)
            connection -> {
              int patience = connection.getNetworkTimeout();
              connection.setNetworkTimeout(
                  Runnable::run, Math.toIntExact(LONGEST_VACUUM.toMillis()));
              try (Statement sql = connection.createStatement()) {
                sql.execute("set statement_timeout = " + LONGEST_VACUUM.toMillis());
                try {
                  sql.execute(statement);
                } finally {
                  sql.execute("reset statement_timeout");
                }
              } finally {
                connection.setNetworkTimeout(Runnable::run, patience);
              }
              return true;
            });
  }

  private <T> T read(
      String scope, PartnershipCode partnership, Function<Tenant, T> query, String... values) {
    return inTransaction(() -> {
      Tenant tenant =
          execute(scope + HEADER, values, statement -> tenant(partnership, lastRow(statement)));
      return query.apply(tenant);
    });
  }

  private <T> T within(String scope, Supplier<T> work, String... values) {
    return inTransaction(() -> {
      execute(scope, values, PreparedStatement::execute);
      return work.get();
    });
  }

  /**
   * @throws IllegalStateException within another transaction: with two scopes it would see the rows
   *     of both
   */
  private <T> T inTransaction(Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("A transaction is for one, and one is under way");
    }
    @Nullable T outcome = transactions.execute(_ -> work.get());
    if (outcome == null) {
      throw new IllegalStateException("every transaction has an outcome");
    }
    return outcome;
  }

  @FunctionalInterface
  private interface Execution<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  private <T> T execute(String scope, String[] values, Execution<T> execution) {
    return Objects.requireNonNull(
        template.execute(
            (ConnectionCallback<T>)
                connection -> {
                  try (PreparedStatement statement = connection.prepareStatement(scope)) {
                    for (int i = 0; i < values.length; i++) {
                      statement.setString(i + 1, values[i]);
                    }
                    return execution.of(statement);
                  }
                }));
  }

  private Tenant tenant(PartnershipCode partnership, ResultSet header) throws SQLException {
    Ticket ticket = Ticket.of(header, partnership);
    return new Tenant(partnership, header.getLong("position"), jdbc, named, memory, ticket);
  }

  /** The row that the last of several statements selects. */
  private static ResultSet lastRow(PreparedStatement statement) throws SQLException {
    boolean rows = statement.execute();
    @Nullable ResultSet last = null;
    while (rows || statement.getUpdateCount() >= 0) {
      if (rows) {
        last = statement.getResultSet();
      }
      rows = statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
    }
    if (last == null || !last.next()) {
      throw new IllegalStateException("no row was selected");
    }
    return last;
  }
}
