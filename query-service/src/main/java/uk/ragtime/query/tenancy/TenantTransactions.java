package uk.ragtime.query.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.PartnershipCode;

/**
 * The only place where transactions begin. Each says before its first statement in which generation
 * of the read models it is, and for whom: this in a setting that ends with the transaction, so that
 * no pooled connection carries it on.
 */
@Component
public final class TenantTransactions {
  /**
   * The table that writers lock in share with each other within their transactions; whoever makes
   * another generation serve locks it alone.
   */
  public static final String SWAP_GUARD = "read.swap_guard";

  /** A transaction's own statements, on its connection. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** One snapshot for all statements of an answer, so that its position and its rows agree. */
  private static final String ONE_SNAPSHOT =
      "set transaction isolation level repeatable read, read only;\n";

  /**
   * Whoever writes does so in the generation that serves, and it does not change hands meanwhile.
   * It is looked up by a statement after this one, whose snapshot is not older than the lock.
   */
  private static final String PIN_GENERATION =
      "lock table " + SWAP_GUARD + " in access share mode;\n";

  /**
   * For whom it is ends with the transaction. The tables are those of the generation that serves,
   * which is looked up in the transaction itself; where they are found stays as it is until another
   * one serves, for whenever it changes the driver prepares every statement anew.
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
   * For whom an answer is comes from the member's own row, which is found by who asks: where there
   * is none, the transaction is nobody's, whatever the service believes.
   */
  private static final String READ_AS_MEMBER =
      READ_IDENTITY
          + """
          ;
          select set_config(
                   'ragtime.partnership',
                   coalesce((select m.partnership
                               from member m
                              where m.partnership = ?
                                and m.identity = current_setting('ragtime.identity')
                              limit 1), ''),
                   true),
                 set_config('ragtime.identity', '', true)
          """;

  private static final String MONITORING =
      ONE_SNAPSHOT + SET_SCOPE.formatted("ragtime.housekeeping");
  private static final String MAINTENANCE =
      PIN_GENERATION + SET_SCOPE.formatted("ragtime.housekeeping");

  /** Until the transaction ends the service is the projector, who alone may write. */
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
  private final String projector;

  /**
   * @param projector the role that writes what is projected
   */
  TenantTransactions(
      DataSource dataSource,
      PlatformTransactionManager transactionManager,
      @Value("${ragtime.projector.role}") String projector) {
    this.projector = projector;
    this.transactions = new TransactionTemplate(transactionManager);
    this.template = new JdbcTemplate(dataSource);
    this.jdbc = JdbcClient.create(template);
  }

  /**
   * Reads about one partnership for somebody who asks; everything it reads is of one moment. Who is
   * no member of it reads nothing.
   */
  public <T> T readAs(Identity identity, PartnershipCode partnership, Function<Tenant, T> query) {
    return within(
        READ_AS_MEMBER,
        () -> query.apply(new Tenant(partnership, jdbc)),
        identity.value(),
        partnership.value());
  }

  /** Reads about one partnership on the platform's own behalf; nobody who asks is answered so. */
  public <T> T read(PartnershipCode partnership, Function<Tenant, T> query) {
    return within(
        READ_PARTNERSHIP, () -> query.apply(new Tenant(partnership, jdbc)), partnership.value());
  }

  /** Reads the memberships of one identity, in whichever partnerships they are. */
  public <T> T readOwn(Identity identity, Function<JdbcClient, T> query) {
    return within(READ_IDENTITY, () -> query.apply(jdbc), identity.value());
  }

  /**
   * Sees how far each partnership is projected and which are parked. It takes no lock: who only
   * looks does not wait for a swap, which may itself be waiting for a projector.
   */
  public <T> T inMonitoring(Function<JdbcClient, T> query) {
    return within(MONITORING, () -> query.apply(jdbc), "on");
  }

  /** Sees the same, and writes to it. */
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

  private interface Body<T extends @Nullable Object> {
    T run();
  }

  /**
   * @throws IllegalStateException within another transaction: one for two would see what either may
   */
  private <T> T within(String setting, Body<@Nullable T> body, String... values) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("A transaction is for one, and one is under way");
    }
    @Nullable T outcome =
        transactions.execute(_ -> {
          template.execute(
              (ConnectionCallback<Boolean>) connection -> setScope(connection, setting, values));
          return body.run();
        });
    if (outcome == null) {
      throw new IllegalStateException("every transaction has an outcome");
    }
    return outcome;
  }

  private static boolean setScope(Connection connection, String setting, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(setting)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      return statement.execute();
    }
  }
}
