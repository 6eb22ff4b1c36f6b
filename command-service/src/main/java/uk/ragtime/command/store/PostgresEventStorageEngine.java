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
 * Axon's door to the event store. Sequence numbers are stream versions less one. There are no
 * snapshots, for the longest stream is one partnership's cycles or members; and no tracking
 * processors, for events leave through the relay.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine {
  private final StoreReader reader;
  private final Consumer<List<DomainEventMessage<?>>> recorder;

  /**
   * @param recorder records what the command that is under way led to, and throws if it cannot
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
    throw new UnsupportedOperationException("the store keeps no snapshots");
  }

  @Override
  public Stream<? extends TrackedEventMessage<?>> readEvents(
      @Nullable TrackingToken trackingToken, boolean mayBlock) {
    throw new UnsupportedOperationException("events leave through the relay");
  }
}
