package uk.ragtime.benchmarks.store.rivals;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.support.JdbcTransactionManager;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.testing.TestDatabase;

/**
 * Axon's own event store on PostgreSQL, configured after its reference guide and tuned as far as
 * its builders allow.
 */
public final class StockStore implements AutoCloseable {
  /**
   * A transaction holds a connection through its commit, and commits that wait together are flushed
   * together: more connections than cores help, up to here.
   */
  private static final int CONNECTIONS = 32;

  private static final String UNIQUE_VIOLATION = "23505";

  private final HikariDataSource pool;
  private final TransactionManager transactions;
  private final ConnectionProvider connections;
  private final Serializer serializer = Jackson3Serializer.builder().build();
  private final JdbcEventStorageEngine engine;
  private final EmbeddedEventStore events;

  /**
   * @param page how many events are read at a time; told to the engine, so that a short page ends
   *     the reading of an aggregate
   */
  public StockStore(TestDatabase database, int page) {
    pool = DatabaseServer.pool(database, CONNECTIONS, "");
    transactions = new SpringTransactionManager(new JdbcTransactionManager(pool));
    connections =
        new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(pool));
    engine =
        JdbcEventStorageEngine.builder()
            .connectionProvider(connections)
            .transactionManager(transactions)
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .batchSize(page)
            .finalAggregateBatchPredicate(read -> read.size() < page)
            .persistenceExceptionResolver(StockStore::isUniqueViolation)
            .build();
    engine.createSchema(PostgresEventTableFactory.INSTANCE);
    events = EmbeddedEventStore.builder().storageEngine(engine).build();
  }

  private static boolean isUniqueViolation(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException known && UNIQUE_VIOLATION.equals(known.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  public TransactionManager transactions() {
    return transactions;
  }

  /** Gives the connection of the unit of work that is under way. */
  public ConnectionProvider connections() {
    return connections;
  }

  public Serializer serializer() {
    return serializer;
  }

  public JdbcEventStorageEngine engine() {
    return engine;
  }

  public EmbeddedEventStore events() {
    return events;
  }

  @Override
  public void close() {
    events.shutDown();
    pool.close();
  }
}
