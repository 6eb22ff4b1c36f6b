package uk.ragtime.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.EventTopics.Headers;
import uk.ragtime.query.store.EventSignature;
import uk.ragtime.query.store.EventStore;
import uk.ragtime.query.store.StoredEvent;

/** Applies one batch within one transaction. */
final class BatchApplier {
  private static final Logger log = LoggerFactory.getLogger(BatchApplier.class);

  /** Limits the memory and the transaction that healing takes; a longer gap needs a rebuild. */
  static final int MAX_HEALED = 10_000;

  /** Remedy for a log that is not the one that was followed. */
  static final String REBUILD =
      "The event store was restored to an earlier time: rebuild the read models";

  private final Connection connection;
  private final PartnershipProgress progress;
  private final ReferenceCache.Batch references;
  private final EventReader events;
  private final EventStore store;
  private final ReadModels models;
  private final KafkaSettings kafka;
  private final Openings openings;
  private final boolean oneByOne;
  private final RowBatch rows = new RowBatch();
  private final List<ReceivedEvent> applied = new ArrayList<>();
  private final List<String> unroutable = new ArrayList<>();
  private int duplicates;
  private int heldBack;
  private int healed;

  /**
   * @param oneByOne whether each event's rows are written at once, behind a savepoint
   */
  BatchApplier(
      Connection connection,
      PartnershipProgress progress,
      ReferenceCache.Batch references,
      EventReader events,
      EventStore store,
      ReadModels models,
      KafkaSettings kafka,
      boolean oneByOne) {
    this.connection = connection;
    this.progress = progress;
    this.references = references;
    this.events = events;
    this.store = store;
    this.models = models;
    this.kafka = kafka;
    this.openings = new Openings(events);
    this.oneByOne = oneByOne;
  }

  void take(ConsumerRecord<String, byte[]> record) throws SQLException {
    boolean taken =
        switch (RecordKey.of(record, kafka)) {
          case null -> false;
          case RecordKey.OfEvent(PartnershipCode partnership) -> {
            takeEvent(partnership, record);
            yield true;
          }
          case RecordKey.OfPerson key -> openings.take(key, record);
          case RecordKey.OfText key -> openings.take(key, record);
        };
    if (!taken) {
      unroutable.add(record.topic() + "-" + record.partition() + "@" + record.offset());
    }
  }

  BatchOutcome finish() throws SQLException {
    rows.write(connection);
    List<Openings.Misfit> misfits = openings.write(connection, progress);
    progress.store(connection);
    return new BatchOutcome(
        applied,
        progress.advanced(),
        progress.newlyQuarantined(),
        misfits,
        duplicates,
        heldBack,
        healed,
        unroutable);
  }

  private void takeEvent(PartnershipCode partnership, ConsumerRecord<String, byte[]> record)
      throws SQLException {
    Long position = EventReader.positionOf(record);
    if (position == null) {
      park(partnership, 0, record, QuarantineReason.POISON, "The event does not say its position");
      return;
    }
    switch (progress.classify(partnership, position, EventReader.signatureOf(record))) {
      case DUPLICATE -> duplicates++;
      case DIVERGED ->
          park(
              partnership,
              position,
              record,
              QuarantineReason.DIVERGED,
              "Kafka has another event at this position than was applied. " + REBUILD);
      case PARKED -> heldBack++;
      case HOLE -> {
        if (heal(partnership, position, record)) {
          apply(partnership, position, record, () -> events.read(partnership, position, record));
        }
      }
      case NEXT ->
          apply(partnership, position, record, () -> events.read(partnership, position, record));
    }
  }

  /**
   * Applies events that Kafka did not deliver, from the store; returns whether the gap is closed.
   *
   * @param record first one after the gap
   */
  private boolean heal(
      PartnershipCode partnership, long position, ConsumerRecord<String, byte[]> record)
      throws SQLException {
    long after = progress.expected(partnership) - 1;
    long missing = position - after - 1;
    List<StoredEvent> found = List.of();
    String obstacle = null;
    if (!store.isKnown()) {
      obstacle = "and nobody said where the event store is (ragtime.store.url)";
    } else if (missing > MAX_HEALED) {
      obstacle = "too many to be mended in passing: rebuild this partnership";
    } else {
      try {
        found = store.between(partnership, after, position);
        if (found.size() != missing) {
          obstacle = "and the event store has only " + found.size() + " of them";
        }
      } catch (SQLException e) {
        log.warn("The event store could not be asked for what is missing", e);
        obstacle = "and the event store could not be asked";
      }
    }
    if (obstacle != null) {
      String reason =
          "Position %d was expected and %d came: %d missing, %s"
              .formatted(after + 1, position, missing, obstacle);
      park(partnership, position, record, QuarantineReason.HOLE, reason);
      return false;
    }
    for (StoredEvent stored : found) {
      if (!apply(partnership, stored.position(), record, () -> events.read(stored))) {
        return false;
      }
      healed++;
    }
    return true;
  }

  private interface EventSource {
    ReceivedEvent read() throws UnreadableEventException;
  }

  /**
   * @param record at which to resume if this event cannot be applied
   */
  private boolean apply(
      PartnershipCode partnership,
      long position,
      ConsumerRecord<String, byte[]> record,
      EventSource source)
      throws SQLException {
    ReceivedEvent received;
    try {
      References known = references.of(partnership, progress.expected(partnership) - 1);
      received = source.read();
      known.apply(received.recorded());
      RowBatch own = new RowBatch();
      models.project(received, known, own);
      rows.addAll(own);
    } catch (UnreadableEventException e) {
      park(partnership, position, record, e.kind(), e.reason());
      return false;
    } catch (RuntimeException e) {
      String reason = "The event cannot be projected: " + e.getClass().getSimpleName();
      park(partnership, position, record, QuarantineReason.POISON, reason);
      return false;
    }
    if (oneByOne && !rows.writeAlone(connection)) {
      String reason = "The event cannot be projected: its row is refused by the read models";
      park(partnership, position, record, QuarantineReason.POISON, reason);
      return false;
    }
    progress.advance(
        partnership,
        position,
        new EventSignature(received.recorded().commandId(), received.recorded().recordedAt()));
    openings.applied(received);
    applied.add(received);
    return true;
  }

  private void park(
      PartnershipCode partnership,
      long position,
      ConsumerRecord<String, byte[]> record,
      QuarantineReason kind,
      String reason) {
    progress.park(
        partnership,
        new PartnershipProgress.Quarantine(
            position,
            EventReader.header(record, Headers.ID),
            EventReader.header(record, Headers.TYPE),
            kind,
            reason,
            record.topic(),
            record.partition(),
            record.offset()));
  }
}
