package uk.ragtime.command.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Axon's access to the event store. Sequence numbers are stream versions minus one. There are no
 * snapshots, because the longest streams are a partnership's cycles and members, and no tracking
 * processors, because the relay publishes the events.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine {
  private final StoreReader reader;
  private final Consumer<List<DomainEventMessage<?>>> recorder;

  /**
   * @param recorder records the events of the current command, or throws
   */
  public PostgresEventStorageEngine(
      StoreReader reader, Consumer<List<DomainEventMessage<?>>> recorder) {
    this.reader = reader;
    this.recorder = recorder;
  }

  @Override
  public void appendEvents(List<? extends EventMessage<?>> events) {
    List<DomainEventMessage<?>> ofOneStream =
        events.stream().<DomainEventMessage<?>>map(DomainEventMessage.class::cast).toList();
    if (!ofOneStream.isEmpty()) {
      recorder.accept(ofOneStream);
    }
  }

  @Override
  public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
    StreamKey key = StreamKey.parse(aggregateIdentifier);
    return DomainEventStream.of(
        reader.events(key, firstSequenceNumber + 1).stream()
            .map(stored ->
                new GenericDomainEventMessage<>(
                    kind(key), aggregateIdentifier, stored.version() - 1, stored.event())));
  }

  private static String kind(StreamKey key) {
    String stream = key.stream().value();
    int slash = stream.indexOf('/');
    return slash < 0 ? stream : stream.substring(0, slash);
  }

  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
    return Optional.empty();
  }

  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    throw new UnsupportedOperationException("there are no snapshots");
  }

  @Override
  public Stream<? extends TrackedEventMessage<?>> readEvents(
      @Nullable TrackingToken trackingToken, boolean mayBlock) {
    throw new UnsupportedOperationException("events are published by the relay");
  }
}
