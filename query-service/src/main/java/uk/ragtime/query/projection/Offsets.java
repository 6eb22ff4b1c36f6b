package uk.ragtime.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.tenancy.TenantTransactions;

/**
 * Checkpoint of each partition. Kafka only assigns partitions to instances; the offsets are in
 * PostgreSQL and move in the same transaction as the rows. Each assignment takes the next epoch,
 * and only its holder can move the offset: an instance that lost the assignment without noticing
 * writes nothing. A topic that was deleted and created again has another id, for which earlier
 * offsets are void.
 */
@Component
final class Offsets {
  /** A partition that this instance projects until another one claims it. */
  record Claim(long nextOffset, long epoch) {}

  private static final String CLAIM =
      """
      insert into kafka_offset as known (topic, partition, topic_id, next_offset, epoch)
      values (?, ?, ?, 0, 1)
      on conflict (topic, partition) do update
        set epoch = known.epoch + 1,
            topic_id = excluded.topic_id,
            next_offset =
              case when known.topic_id = excluded.topic_id then known.next_offset else 0 end
      returning next_offset, epoch
      """;

  /**
   * If everything is read again, quarantined partnerships are retried as well. One whose log has
   * diverged is not helped by reading.
   */
  private static final String RELEASE_IF_MADE_ANEW =
      """
      delete from parked_partnership p
       using kafka_offset o
       where p.topic = :topic
         and p.partition = :partition
         and p.kind <> 'DIVERGED'
         and o.topic = p.topic
         and o.partition = p.partition
         and o.topic_id <> :id
      """;

  /** A quarantined partnership resumes at the event that stopped it; the others skip duplicates. */
  private static final String REWIND_TO_PARKED =
      """
      with released as
        (delete from parked_partnership
          where topic = :topic
            and partition = :partition
            and kind <> 'DIVERGED'
         returning kafka_offset)
      update kafka_offset
         set next_offset = least(next_offset, (select min(kafka_offset) from released))
       where topic = :topic
         and partition = :partition
      """;

  /** The holder of the partition finds that its epoch is over, and resumes at this offset. */
  private static final String RETRY =
      """
      with released as
        (delete from parked_partnership
          where partnership = :partnership
            and (kind <> 'DIVERGED') = :divergedStays
         returning topic, partition, kafka_offset)
      update kafka_offset o
         set next_offset = least(o.next_offset, r.kafka_offset),
             epoch = o.epoch + 1
        from released r
       where o.topic = r.topic
         and o.partition = r.partition
      """;

  private static final String EPOCH =
      """
      select epoch
        from kafka_offset
       where topic = :topic
         and partition = :partition
      """;

  private static final String MOVE =
      """
      update kafka_offset
         set next_offset = ?
       where topic = ?
         and partition = ?
         and next_offset = ?
         and epoch = ?
      """;

  private static final Comparator<TopicPartition> ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  private final TenantTransactions transactions;

  Offsets(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Takes over the partition.
   *
   * @param topicId current id of the topic
   * @param retryParked whether to go back to the events at which partnerships were quarantined: a
   *     newer release may be able to project them
   */
  Claim claim(TopicPartition partition, UUID topicId, boolean retryParked) {
    return transactions.inMaintenance(jdbc -> {
      jdbc.sql(RELEASE_IF_MADE_ANEW)
          .param("topic", partition.topic())
          .param("partition", partition.partition())
          .param("id", topicId)
          .update();
      if (retryParked) {
        jdbc.sql(REWIND_TO_PARKED)
            .param("topic", partition.topic())
            .param("partition", partition.partition())
            .update();
      }
      return jdbc.sql(CLAIM)
          .params(partition.topic(), partition.partition(), topicId)
          .query((row, _) -> new Claim(row.getLong("next_offset"), row.getLong("epoch")))
          .single();
    });
  }

  /**
   * Has a quarantined partnership retried from the event that stopped it, by whichever instance
   * holds its partition.
   *
   * @return whether it was quarantined
   */
  boolean retry(PartnershipCode partnership) {
    return release(partnership, true);
  }

  /** Follows a log again that turned out to be the store's after all. */
  boolean reconcile(PartnershipCode partnership) {
    return release(partnership, false);
  }

  private boolean release(PartnershipCode partnership, boolean divergedStays) {
    return transactions.inMaintenance(jdbc ->
        jdbc.sql(RETRY)
                .param("partnership", partnership.value())
                .param("divergedStays", divergedStays)
                .update()
            > 0);
  }

  /**
   * Checks that the partitions are still held, for an instance that has nothing to write and would
   * not notice.
   *
   * @throws FencedException if one was claimed by another instance, or is to be read again
   */
  void check(Map<TopicPartition, Claim> held) {
    transactions.inMaintenance(jdbc -> {
      held.forEach((partition, claim) -> {
        long epoch =
            jdbc.sql(EPOCH)
                .param("topic", partition.topic())
                .param("partition", partition.partition())
                .query(Long.class)
                .single();
        if (epoch != claim.epoch()) {
          throw new FencedException(partition);
        }
      });
      return held.size();
    });
  }

  /**
   * Moves offsets in the transaction that then writes the rows; always in the same order, so that
   * two instances cannot deadlock.
   *
   * @throws FencedException if a partition was claimed by another instance meanwhile
   */
  static void move(
      Connection connection, Map<TopicPartition, Claim> held, Map<TopicPartition, Long> next)
      throws SQLException {
    List<TopicPartition> inOrder = next.keySet().stream().sorted(ORDER).toList();
    try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
      for (TopicPartition partition : inOrder) {
        Claim claim = held.get(partition);
        if (claim == null) {
          throw new FencedException(partition);
        }
        statement.setLong(1, next.getOrDefault(partition, claim.nextOffset()));
        statement.setString(2, partition.topic());
        statement.setInt(3, partition.partition());
        statement.setLong(4, claim.nextOffset());
        statement.setLong(5, claim.epoch());
        if (statement.executeUpdate() != 1) {
          throw new FencedException(partition);
        }
      }
    }
  }
}
