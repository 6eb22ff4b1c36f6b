package uk.ragtime.command.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.store.GroupCommit;
import uk.ragtime.command.store.PostgresEventStorageEngine;
import uk.ragtime.command.store.StateCache;
import uk.ragtime.command.store.StoreReader;
import uk.ragtime.command.store.StreamKey;

/**
 * Wires Axon explicitly, so that no auto-configuration replaces a part, only the store serialises,
 * and nothing calls home.
 */
@Configuration(proxyBeanMethods = false)
class AxonConfiguration {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Recorder recorder(GroupCommit groupCommit, StoreReader reader, StateCache states) {
    return new Recorder(groupCommit, reader, states);
  }

  @Bean
  EventStorageEngine eventStorageEngine(StoreReader reader, Recorder recorder) {
    return new PostgresEventStorageEngine(reader, recorder::record);
  }

  @Bean(destroyMethod = "shutDown")
  EmbeddedEventStore eventStore(EventStorageEngine engine) {
    return EmbeddedEventStore.builder().storageEngine(engine).build();
  }

  /**
   * Without a transaction manager: a command that waits for its group to be written must not hold a
   * connection, and the group is one transaction anyway.
   */
  @Bean
  CommandBus commandBus(
      StateCache states,
      StoreReader reader,
      Recorder recorder,
      AccessGuard accessGuard,
      Clock clock,
      EventStore eventStore,
      List<AggregateType<?, ?>> aggregates,
      MeterRegistry meters) {
    CommandBus bus =
        SimpleCommandBus.builder()
            .transactionManager(NoTransactionManager.INSTANCE)
            .messageMonitor(new CommandMetrics(meters))
            .build();
    bus.registerHandlerInterceptor(
        new CommandContextInterceptor(states, reader, recorder, accessGuard, clock));
    aggregates.forEach(type -> subscribe(type, bus, states, eventStore));
    return bus;
  }

  private static <T extends StreamAggregate<S>, S> void subscribe(
      AggregateType<T, S> type, CommandBus bus, StateCache states, EventStore eventStore) {
    ParameterResolverFactory parameters =
        MultiParameterResolverFactory.ordered(
            ClasspathParameterResolverFactory.forClass(type.aggregate()),
            new CommandContextParameter());
    AggregateAnnotationCommandHandler.<T>builder()
        .aggregateType(type.aggregate())
        .parameterResolverFactory(parameters)
        .commandTargetResolver(message -> target((Command) message.getPayload()))
        .repository(new StreamRepository<>(type, states, eventStore, parameters))
        .build()
        .subscribe(bus);
  }

  private static VersionedAggregateIdentifier target(Command command) {
    StreamKey key = new StreamKey(command.partnership(), command.stream());
    return new VersionedAggregateIdentifier((Object) key, null);
  }

  @Bean
  CommandGateway commandGateway(CommandBus bus) {
    return DefaultCommandGateway.builder().commandBus(bus).build();
  }

  @Bean
  Commands commands(
      CommandGateway gateway,
      StateCache states,
      StoreReader reader,
      AccessGuard accessGuard,
      Clock clock) {
    return new Commands(gateway, states, reader, accessGuard, clock);
  }
}
