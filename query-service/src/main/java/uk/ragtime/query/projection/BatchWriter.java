package uk.ragtime.query.projection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.store.EventStore;
import uk.ragtime.query.tenancy.TenantTransactions;

/**
 * Writes the records of one poll: rows, partition offsets and partnership positions in one
 * transaction. If PostgreSQL refuses a row, the batch is written again event by event, so that only
 * the partnership of that event is quarantined.
 */
@Component
final class BatchWriter {
  private final TenantTransactions transactions;
  private final EventReader events;
  private final EventStore store;
  private final ReadModels models;
  private final KafkaSettings kafka;
  private final ReferenceCache cache = new ReferenceCache();

  BatchWriter(
      TenantTransactions transactions,
      EventReader events,
      EventStore store,
      ReadModels models,
      KafkaSettings kafka) {
    this.transactions = transactions;
    this.events = events;
    this.store = store;
    this.models = models;
    this.kafka = kafka;
  }

  /**
   * @param next offset after the last record of each partition
   * @throws FencedException if another instance has taken over a partition; nothing is written then
   */
  BatchOutcome write(
      Map<TopicPartition, Offsets.Claim> held,
      Map<TopicPartition, Long> next,
      List<ConsumerRecord<String, byte[]>> records) {
    Set<PartnershipCode> partnerships = new LinkedHashSet<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      RecordKey key = RecordKey.of(record, kafka);
      if (key != null) {
        partnerships.add(key.partnership());
      }
    }
    try {
      return write(held, next, records, partnerships, false);
    } catch (DataIntegrityViolationException e) {
      return write(held, next, records, partnerships, true);
    }
  }

  private List<PartnershipProgress.LogPosition> positions(
      List<ConsumerRecord<String, byte[]>> records) {
    List<PartnershipProgress.LogPosition> positions = new ArrayList<>(records.size());
    for (ConsumerRecord<String, byte[]> record : records) {
      Long position = EventReader.positionOf(record);
      if (position != null
          && RecordKey.of(record, kafka) instanceof RecordKey.OfEvent(PartnershipCode code)) {
        positions.add(new PartnershipProgress.LogPosition(code, position));
      }
    }
    return positions;
  }

  private BatchOutcome write(
      Map<TopicPartition, Offsets.Claim> held,
      Map<TopicPartition, Long> next,
      List<ConsumerRecord<String, byte[]>> records,
      Set<PartnershipCode> partnerships,
      boolean oneByOne) {
    AtomicReference<ReferenceCache.@Nullable Batch> used = new AtomicReference<>();
    BatchOutcome outcome =
        transactions.project(
            partnerships,
            connection -> {
              Offsets.move(connection, held, next);
              PartnershipProgress progress = PartnershipProgress.load(connection, partnerships);
              progress.loadAppliedBefore(connection, positions(records));
              ReferenceCache.Batch references = cache.new Batch(connection, progress.generation());
              used.set(references);
              BatchApplier applier =
                  new BatchApplier(
                      connection, progress, references, events, store, models, kafka, oneByOne);
              for (ConsumerRecord<String, byte[]> record : records) {
                applier.take(record);
              }
              return applier.finish();
            });
    ReferenceCache.Batch references = used.get();
    if (references != null) {
      references.commit(outcome);
    }
    return outcome;
  }
}
