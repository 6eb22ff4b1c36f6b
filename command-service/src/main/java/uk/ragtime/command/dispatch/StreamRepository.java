package uk.ragtime.command.dispatch;

import java.util.concurrent.Callable;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.LockingRepository;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.store.StateCache;
import uk.ragtime.command.store.StreamKey;
import uk.ragtime.command.store.VersionedState;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * Loads aggregates from {@link StateCache}. The pessimistic lock covers the one stream that a
 * command writes, so that this instance's commands on the same stream queue instead of conflicting.
 * Streams that are only read are not locked; the append verifies their versions. A stream without
 * events is an aggregate in its initial state.
 */
final class StreamRepository<T extends StreamAggregate<S>, S>
    extends LockingRepository<T, EventSourcedAggregate<T>> {
  private final AggregateType<T, S> type;
  private final StateCache states;
  private final EventStore eventStore;

  StreamRepository(
      AggregateType<T, S> type,
      StateCache states,
      EventStore eventStore,
      ParameterResolverFactory parameters) {
    super(new Settings<>(type.aggregate(), parameters));
    this.type = type;
    this.states = states;
    this.eventStore = eventStore;
  }

  private static final class Settings<T> extends LockingRepository.Builder<T> {
    Settings(Class<T> aggregate, ParameterResolverFactory parameters) {
      super(aggregate);
      parameterResolverFactory(parameters);
    }
  }

  @Override
  protected EventSourcedAggregate<T> doLoadWithLock(
      String aggregateIdentifier, @Nullable Long expectedVersion) {
    CommandContext context = CommandContext.current();
    StreamKey key = StreamKey.parse(aggregateIdentifier);
    VersionedState<S> current = context.readVersioned(key.stream(), type.stream());
    T root = type.shell().apply(aggregateIdentifier, current.state());
    CurrentUnitOfWork.get().afterCommit(_ -> cacheResult(key, current, context));
    return EventSourcedAggregate.reconstruct(
        root,
        aggregateModel(),
        current.version() - 1,
        false,
        eventStore,
        NoSnapshotTriggerDefinition.TRIGGER);
  }

  private void cacheResult(StreamKey key, VersionedState<S> before, CommandContext context) {
    Receipt receipt = context.receipt();
    if (receipt != null) {
      S state = before.state();
      // A command's events have consecutive positions up to that of the receipt.
      long position = receipt.position() - context.events().size();
      for (DomainEvent event : context.events()) {
        position++;
        state = type.stream().evolve(state, event, position);
      }
      states.put(key, new VersionedState<>(state, receipt.version(), receipt.position()));
    }
  }

  @Override
  protected EventSourcedAggregate<T> doCreateNewForLock(Callable<T> factoryMethod) {
    throw new UnsupportedOperationException("streams need no creation");
  }

  @Override
  protected void doSaveWithLock(EventSourcedAggregate<T> aggregate) {
    // Its events are recorded by the event store when the unit of work is committed.
  }

  @Override
  protected void doDeleteWithLock(EventSourcedAggregate<T> aggregate) {
    throw new UnsupportedOperationException("streams are never deleted");
  }
}
