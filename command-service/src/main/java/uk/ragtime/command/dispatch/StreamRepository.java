package uk.ragtime.command.dispatch;

import java.util.concurrent.Callable;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.LockingRepository;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.store.StateCache;
import uk.ragtime.command.store.StreamKey;
import uk.ragtime.command.store.VersionedState;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * Loads streams from {@link StateCache}. The pessimistic lock covers the one stream that a command
 * writes, so that this instance's commands on the same stream queue instead of conflicting. Streams
 * that are only read are not locked; the append verifies their versions. A stream without events is
 * an aggregate in its initial state.
 */
final class StreamRepository<S>
    extends LockingRepository<EventSourcedStream<S>, EventSourcedAggregate<EventSourcedStream<S>>> {
  private final StreamType<S, ?> type;
  private final StateCache states;
  private final EventStore eventStore;

  /**
   * @param locks shared by all repositories, because several deciders may write one stream
   */
  StreamRepository(
      StreamType<S, ?> type, StateCache states, EventStore eventStore, LockFactory locks) {
    super(new Settings<>(aggregateClass(), locks));
    this.type = type;
    this.states = states;
    this.eventStore = eventStore;
  }

  @SuppressWarnings("unchecked") // A class literal has no type argument.
  private static <S> Class<EventSourcedStream<S>> aggregateClass() {
    return (Class<EventSourcedStream<S>>) (Class<?>) EventSourcedStream.class;
  }

  private static final class Settings<T> extends LockingRepository.Builder<T> {
    Settings(Class<T> aggregate, LockFactory locks) {
      super(aggregate);
      lockFactory(locks);
    }
  }

  @Override
  protected EventSourcedAggregate<EventSourcedStream<S>> doLoadWithLock(
      String aggregateIdentifier, @Nullable Long expectedVersion) {
    CommandContext context = CommandContext.current();
    StreamKey key = context.target();
    VersionedState<S> current = context.readVersioned(key.stream(), type);
    CurrentUnitOfWork.get().afterCommit(_ -> cacheResult(key, current, context));
    return EventSourcedAggregate.reconstruct(
        new EventSourcedStream<>(aggregateIdentifier, type, current.state()),
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
        state = type.evolve(state, event, position);
      }
      states.put(key, new VersionedState<>(state, receipt.version(), receipt.position()));
    }
  }

  @Override
  protected EventSourcedAggregate<EventSourcedStream<S>> doCreateNewForLock(
      Callable<EventSourcedStream<S>> factoryMethod) {
    throw new UnsupportedOperationException("streams need no creation");
  }

  @Override
  protected void doSaveWithLock(EventSourcedAggregate<EventSourcedStream<S>> aggregate) {
    // Its events are recorded by the event store when the unit of work is committed.
  }

  @Override
  protected void doDeleteWithLock(EventSourcedAggregate<EventSourcedStream<S>> aggregate) {
    throw new UnsupportedOperationException("streams are never deleted");
  }
}
