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
 * Loads aggregates from the states that {@link StateCache} remembers. The pessimistic lock is on
 * the one stream that a command writes: commands of this instance that are after the same stream
 * queue instead of deciding in vain. Streams that are only looked at are not locked; the append
 * checks them all. A stream without events is an aggregate in its initial state, so none is
 * missing.
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
    Attempt attempt = Attempt.current();
    StreamKey key = StreamKey.parse(aggregateIdentifier);
    VersionedState<S> known = attempt.known(key.stream(), type.stream());
    T root = type.shell().apply(aggregateIdentifier, known.state());
    CurrentUnitOfWork.get().afterCommit(_ -> remember(key, known, attempt));
    return EventSourcedAggregate.reconstruct(
        root,
        aggregateModel(),
        known.version() - 1,
        false,
        eventStore,
        NoSnapshotTriggerDefinition.TRIGGER);
  }

  private void remember(StreamKey key, VersionedState<S> before, Attempt attempt) {
    Receipt receipt = attempt.receipt();
    if (receipt != null) {
      S state = before.state();
      // A command's events stand one after the other, the last where the receipt says.
      long position = receipt.position() - attempt.decided().size();
      for (DomainEvent event : attempt.decided()) {
        position++;
        state = type.stream().evolve(state, event, position);
      }
      states.put(key, new VersionedState<>(state, receipt.version(), receipt.position()));
    }
  }

  @Override
  protected EventSourcedAggregate<T> doCreateNewForLock(Callable<T> factoryMethod) {
    throw new UnsupportedOperationException("streams are there from the start");
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
