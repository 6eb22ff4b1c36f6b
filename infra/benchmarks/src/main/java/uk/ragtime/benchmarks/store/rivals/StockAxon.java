package uk.ragtime.benchmarks.store.rivals;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import uk.ragtime.benchmarks.store.engine.Form;
import uk.ragtime.benchmarks.store.engine.Land;
import uk.ragtime.benchmarks.store.harness.Contender;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.testing.TestDatabase;

/**
 * Axon's own event store on PostgreSQL, put together as its reference guide has it and tuned as far
 * as its builders go.
 */
public final class StockAxon implements AutoCloseable {
  /**
   * A transaction holds a connection through its commit, and commits that wait together are flushed
   * together: more connections than cores help, up to here.
   */
  private static final int CONNECTIONS = 32;

  /** Axon's default; told to the engine, so that a short page ends the reading. */
  private static final int PAGE = 100;

  private static final String UNIQUE_VIOLATION = "23505";

  private final String name;
  private final TestDatabase database;
  private final Land land;
  private final HikariDataSource pool;
  private final EmbeddedEventStore eventStore;
  private final CommandGateway gateway;

  private StockAxon(String name, TestDatabase database, Land land, @Nullable Cache cache) {
    this.name = name;
    this.database = database;
    this.land = land;
    pool = DatabaseServer.pool(database, CONNECTIONS, "");
    TransactionManager transactions =
        new SpringTransactionManager(new JdbcTransactionManager(pool));
    eventStore = EmbeddedEventStore.builder().storageEngine(engine(pool, transactions)).build();
    CommandBus bus = SimpleCommandBus.builder().transactionManager(transactions).build();
    AggregateAnnotationCommandHandler.<StockAssessment>builder()
        .aggregateType(StockAssessment.class)
        .repository(repository(eventStore, cache))
        .build()
        .subscribe(bus);
    gateway = DefaultCommandGateway.builder().commandBus(bus).build();
  }

  /** Every command reads its aggregate's events, as is the default. */
  public static StockAxon withoutCache(TestDatabase database, Land land) {
    return new StockAxon("Axon JDBC, no cache", database, land, null);
  }

  /** Every aggregate stays in memory. */
  public static StockAxon withCache(TestDatabase database, Land land) {
    return new StockAxon("Axon JDBC, cache", database, land, new StrongCache());
  }

  private static JdbcEventStorageEngine engine(
      HikariDataSource pool, TransactionManager transactions) {
    ConnectionProvider connections =
        new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(pool));
    Serializer serializer = Jackson3Serializer.builder().build();
    JdbcEventStorageEngine engine =
        JdbcEventStorageEngine.builder()
            .connectionProvider(connections)
            .transactionManager(transactions)
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .batchSize(PAGE)
            .finalAggregateBatchPredicate(page -> page.size() < PAGE)
            .persistenceExceptionResolver(StockAxon::isUniqueViolation)
            .build();
    engine.createSchema(PostgresEventTableFactory.INSTANCE);
    return engine;
  }

  private static boolean isUniqueViolation(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException known && UNIQUE_VIOLATION.equals(known.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static Repository<StockAssessment> repository(
      EventStore eventStore, @Nullable Cache cache) {
    var builder = EventSourcingRepository.builder(StockAssessment.class).eventStore(eventStore);
    return cache == null ? builder.build() : builder.cache(cache).build();
  }

  /** Opens every assessment with a first rating. */
  public void open() throws InterruptedException {
    land.onEach(stop ->
        gateway.sendAndWait(new StockAssessment.Open(id(stop), stop.assessment(), stop.turn(0))));
  }

  private static String id(Land.Stop stop) {
    return stop.assessment().partnership() + "/" + stop.assessment().stream();
  }

  public Contender doing(Form form) {
    return new Contender() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Caller> callers(int callers) {
        return land.walks(callers).stream()
            .<Caller>map(walk -> () -> rate(walk.next(), form))
            .toList();
      }

      @Override
      public long kept() throws SQLException {
        return DatabaseServer.number(database, "select count(*) from DomainEventEntry");
      }
    };
  }

  private int rate(Land.Stop stop, Form form) {
    gateway.sendAndWait(
        new StockAssessment.Rate(
            id(stop),
            stop.assessment(),
            IntStream.range(0, form.events()).mapToObj(stop::turn).toList()));
    return form.events();
  }

  @Override
  public void close() {
    eventStore.shutDown();
    pool.close();
  }
}
