package uk.ragtime.benchmarks.store.rivals;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import uk.ragtime.benchmarks.store.engine.Form;
import uk.ragtime.benchmarks.store.engine.Workload;
import uk.ragtime.benchmarks.store.harness.Contender;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.testing.TestDatabase;

/** Commands decided by aggregates in Axon's own event store. */
public final class StockAxon implements AutoCloseable {
  /** Axon's default. */
  private static final int PAGE = 100;

  private final String name;
  private final TestDatabase database;
  private final Workload workload;
  private final StockStore store;
  private final CommandGateway gateway;

  private StockAxon(String name, TestDatabase database, Workload workload, @Nullable Cache cache) {
    this.name = name;
    this.database = database;
    this.workload = workload;
    store = new StockStore(database, PAGE);
    CommandBus bus = SimpleCommandBus.builder().transactionManager(store.transactions()).build();
    AggregateAnnotationCommandHandler.<StockAssessment>builder()
        .aggregateType(StockAssessment.class)
        .repository(repository(store.events(), cache))
        .build()
        .subscribe(bus);
    gateway = DefaultCommandGateway.builder().commandBus(bus).build();
  }

  /** Every command reads its aggregate's events, as is the default. */
  public static StockAxon withoutCache(TestDatabase database, Workload workload) {
    return new StockAxon("Axon JDBC, no cache", database, workload, null);
  }

  /** Every aggregate stays in memory. */
  public static StockAxon withCache(TestDatabase database, Workload workload) {
    return new StockAxon("Axon JDBC, cache", database, workload, new StrongCache());
  }

  private static Repository<StockAssessment> repository(
      EventStore eventStore, @Nullable Cache cache) {
    var builder = EventSourcingRepository.builder(StockAssessment.class).eventStore(eventStore);
    return cache == null ? builder.build() : builder.cache(cache).build();
  }

  /** Opens every assessment with a first rating. */
  public void open() throws InterruptedException {
    workload.onEach(item ->
        gateway.sendAndWait(new StockAssessment.Open(id(item), item.assessment(), item.turn(0))));
  }

  private static String id(Workload.Item item) {
    return item.assessment().partnership() + "/" + item.assessment().stream();
  }

  public Contender doing(Form form) {
    return new Contender() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Caller> callers(int callers) {
        return workload.walks(callers).stream()
            .<Caller>map(cursor -> () -> rate(cursor.next(), form))
            .toList();
      }

      @Override
      public long kept() throws SQLException {
        return DatabaseServer.number(database, "select count(*) from DomainEventEntry");
      }
    };
  }

  private int rate(Workload.Item item, Form form) {
    gateway.sendAndWait(
        new StockAssessment.Rate(
            id(item),
            item.assessment(),
            IntStream.range(0, form.events()).mapToObj(item::turn).toList()));
    return form.events();
  }

  @Override
  public void close() {
    store.close();
  }
}
