package uk.ragtime.query.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
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
    return read(
        ScopeSql.READ_AS_MEMBER + ScopeSql.HEADER + ScopeSql.KEEP_NO_PLANS,
        partnership,
        query,
        lookup.value(),
        partnership.value());
  }

  /** Does the same, and reads rows about the caller in the round trip that sets the scope. */
  public <R, T> T readAs(
      Lookup lookup,
      PartnershipCode partnership,
      OwnRows<R> own,
      BiFunction<Tenant, List<R>, T> query) {
    String sql =
        ScopeSql.READ_AS_MEMBER + ScopeSql.HEADER + ";\n" + own.sql() + ScopeSql.KEEP_NO_PLANS;
    List<String> values = new ArrayList<>(List.of(lookup.value(), partnership.value()));
    values.addAll(own.values());
    return inTransaction(() -> {
      List<R> found = new ArrayList<>();
      Tenant tenant =
          execute(
              sql,
              values.toArray(String[]::new),
              statement -> {
                List<ResultSet> results = results(statement);
                found.addAll(rows(results.removeLast(), own.mapper()));
                return tenant(partnership, results);
              });
      return query.apply(tenant, found);
    });
  }

  /** Reads one partnership on the platform's own behalf; never used to answer a caller. */
  public <T> T read(PartnershipCode partnership, Function<Tenant, T> query) {
    return read(
        ScopeSql.READ_PARTNERSHIP + ScopeSql.HEADER, partnership, query, partnership.value());
  }

  /** Reads which partnerships know a lookup, in the round trip that sets the scope. */
  public <R> List<R> readOwn(Lookup lookup, OwnRows<R> own) {
    List<String> values = new ArrayList<>(List.of(lookup.value()));
    values.addAll(own.values());
    return inTransaction(() ->
        execute(
            ScopeSql.READ_IDENTITY + ";\n" + own.sql() + ScopeSql.KEEP_NO_PLANS,
            values.toArray(String[]::new),
            statement -> rows(results(statement).getLast(), own.mapper())));
  }

  /**
   * Reads the positions of all partnerships and which are quarantined. It takes no lock: monitoring
   * does not wait for a swap, which may itself be waiting for a projector.
   */
  public <T> T inMonitoring(Function<JdbcClient, T> query) {
    return within(ScopeSql.MONITORING, () -> query.apply(jdbc), "on");
  }

  /** Reads and writes the same. */
  public <T> T inMaintenance(Function<JdbcClient, T> work) {
    return within(ScopeSql.MAINTENANCE, () -> work.apply(jdbc), "on");
  }

  /** Writes rows of these partnerships, all or none. */
  public <T> T project(Collection<PartnershipCode> partnerships, Work<T> work) {
    String codes =
        partnerships.stream().map(PartnershipCode::value).collect(Collectors.joining(" "));
    return within(
        ScopeSql.PROJECT,
        () -> template.execute((ConnectionCallback<T>) work::on),
        codes,
        projector);
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
      String message, PartnershipCode partnership, Function<Tenant, T> query, String... values) {
    return inTransaction(() -> {
      Tenant tenant =
          execute(message, values, statement -> tenant(partnership, results(statement)));
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

  /**
   * @param results of which the last one is the header's
   */
  private Tenant tenant(PartnershipCode partnership, List<ResultSet> results) throws SQLException {
    ResultSet header = results.getLast();
    if (!header.next()) {
      throw new IllegalStateException("no header was selected");
    }
    Ticket ticket = Ticket.of(header, partnership);
    return new Tenant(
        partnership,
        header.getLong("position"),
        header.getString("command_id"),
        jdbc,
        named,
        memory,
        ticket);
  }

  private static <R> List<R> rows(ResultSet rows, RowMapper<R> mapper) throws SQLException {
    List<R> found = new ArrayList<>();
    while (rows.next()) {
      found.add(mapper.mapRow(rows, found.size()));
    }
    return found;
  }

  /** Results of several statements, in their order; one that selects nothing has none. */
  private static List<ResultSet> results(PreparedStatement statement) throws SQLException {
    List<ResultSet> results = new ArrayList<>();
    boolean rows = statement.execute();
    while (rows || statement.getUpdateCount() >= 0) {
      if (rows) {
        results.add(statement.getResultSet());
      }
      rows = statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
    }
    return results;
  }
}
