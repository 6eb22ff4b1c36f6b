package uk.ragtime.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.PlainText;
import uk.ragtime.kernel.event.EventTopics.Headers;
import uk.ragtime.query.store.EventSignature;
import uk.ragtime.query.store.EventStore;
import uk.ragtime.query.store.StoredEvent;

/** Applies one batch within one transaction. */
final class BatchApplier {
  private static final Logger log = LoggerFactory.getLogger(BatchApplier.class);

  /** Directory entry of a member. */
  private record DirectoryEntry(@Nullable String displayName) {}

  private static final JsonMapper DIRECTORY =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

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
  private final String directoryTopic;
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
      String directoryTopic,
      boolean oneByOne) {
    this.connection = connection;
    this.progress = progress;
    this.references = references;
    this.events = events;
    this.store = store;
    this.models = models;
    this.directoryTopic = directoryTopic;
    this.oneByOne = oneByOne;
  }

  void take(ConsumerRecord<String, byte[]> record) throws SQLException {
    RecordKey key = RecordKey.of(record);
    boolean directory = record.topic().equals(directoryTopic);
    if (key == null || directory != (key.member() != null)) {
      addUnroutable(record);
    } else if (key.member() != null) {
      takeName(key.partnership(), key.member(), record);
    } else {
      takeEvent(key.partnership(), record);
    }
  }

  BatchOutcome finish() throws SQLException {
    rows.write(connection);
    progress.store(connection);
    return new BatchOutcome(
        applied,
        progress.advanced(),
        progress.newlyQuarantined(),
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
    applied.add(received);
    return true;
  }

  private void takeName(
      PartnershipCode partnership, MemberCode member, ConsumerRecord<String, byte[]> record)
      throws SQLException {
    try {
      String name =
          record.value() == null
              ? null
              : DIRECTORY
                  .readValue(new String(record.value(), UTF_8), DirectoryEntry.class)
                  .displayName();
      if (name != null && !PlainText.isClean(name)) {
        addUnroutable(record);
        return;
      }
      models.nameMember(partnership, member, name, rows);
    } catch (JacksonException e) {
      addUnroutable(record);
      return;
    }
    if (oneByOne && !rows.writeAlone(connection)) {
      addUnroutable(record);
    }
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

  private void addUnroutable(ConsumerRecord<String, byte[]> record) {
    unroutable.add(record.topic() + "-" + record.partition() + "@" + record.offset());
  }
}
