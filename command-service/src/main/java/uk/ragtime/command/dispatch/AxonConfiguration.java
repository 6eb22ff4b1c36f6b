package uk.ragtime.command.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.store.GroupCommit;
import uk.ragtime.command.store.OriginalAnswers;
import uk.ragtime.command.store.PeopleCache;
import uk.ragtime.command.store.PostgresEventStorageEngine;
import uk.ragtime.command.store.StateCache;
import uk.ragtime.command.store.StoreReader;
import uk.ragtime.command.store.WrittenTexts;

/**
 * Wires Axon explicitly, so that no auto-configuration replaces a part, only the store serialises,
 * and nothing calls home. Deciders are found by their type, so that they know no framework.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
    basePackages = "uk.ragtime.command",
    useDefaultFilters = false,
    includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Decider.class))
class AxonConfiguration {
  /**
   * Maximum wait for the other commands on the same stream, which take milliseconds each. Axon's
   * own limit, a minute, would add up while the store is away.
   */
  static final Duration MAX_LOCK_WAIT = Duration.ofSeconds(5);

  private static final int LOCK_ATTEMPT_MILLIS = 10;

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Recorder recorder(
      GroupCommit groupCommit,
      StoreReader reader,
      OriginalAnswers originalAnswers,
      StateCache states) {
    return new Recorder(groupCommit, reader, originalAnswers, states);
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
      PeopleCache people,
      StoreReader reader,
      WrittenTexts texts,
      Recorder recorder,
      AccessGuard accessGuard,
      Clock clock,
      EventStore eventStore,
      List<Decider<?, ?, ?>> deciders,
      MeterRegistry meters) {
    CommandBus bus =
        SimpleCommandBus.builder()
            .transactionManager(NoTransactionManager.INSTANCE)
            .messageMonitor(new CommandMetrics(meters))
            .build();
    bus.registerHandlerInterceptor(
        new CommandContextInterceptor(states, people, reader, texts, recorder, accessGuard, clock));
    LockFactory locks =
        PessimisticLockFactory.builder()
            .lockAttemptTimeout(LOCK_ATTEMPT_MILLIS)
            .acquireAttempts(Math.toIntExact(MAX_LOCK_WAIT.toMillis() / LOCK_ATTEMPT_MILLIS))
            .build();
    deciders.forEach(it -> DeciderHandler.subscribe(it, bus, states, eventStore, locks));
    return bus;
  }

  @Bean
  CommandGateway commandGateway(CommandBus bus) {
    return DefaultCommandGateway.builder().commandBus(bus).build();
  }

  @Bean
  Commands commands(
      CommandGateway gateway,
      StateCache states,
      PeopleCache people,
      StoreReader reader,
      AccessGuard accessGuard,
      Clock clock) {
    return new Commands(gateway, states, people, reader, accessGuard, clock);
  }
}
