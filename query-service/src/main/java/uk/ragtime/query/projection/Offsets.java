package uk.ragtime.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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

  /** Partitions of a statement: an array each of topics, numbers and the topics' ids. */
  private static final String PARTITIONS =
      """
      unnest(string_to_array(:topics, ' '), string_to_array(:numbers, ' ')::integer[],
             string_to_array(:ids, ' ')::uuid[]) g (topic, partition, topic_id)
      """;

  /** In one order, so that two instances cannot deadlock. */
  private static final String CLAIM =
      """
      insert into kafka_offset as known (topic, partition, topic_id, next_offset, epoch)
      select g.topic, g.partition, g.topic_id, 0, 1
        from %s
       order by g.topic, g.partition
      on conflict (topic, partition) do update
        set epoch = known.epoch + 1,
            topic_id = excluded.topic_id,
            next_offset =
              case when known.topic_id = excluded.topic_id then known.next_offset else 0 end
      returning topic, partition, next_offset, epoch
      """
          .formatted(PARTITIONS);

  /**
   * If everything is read again, quarantined partnerships are retried as well. One whose log has
   * diverged is not helped by reading.
   */
  private static final String RELEASE_IF_MADE_ANEW =
      """
      delete from parked_partnership p
       using kafka_offset o, %s
       where p.topic = g.topic
         and p.partition = g.partition
         and p.kind <> 'DIVERGED'
         and o.topic = p.topic
         and o.partition = p.partition
         and o.topic_id <> g.topic_id
      """
          .formatted(PARTITIONS);

  /** A quarantined partnership resumes at the event that stopped it; the others skip duplicates. */
  private static final String REWIND_TO_PARKED =
      """
      with released as
        (delete from parked_partnership p
          using %s
          where p.topic = g.topic
            and p.partition = g.partition
            and p.kind <> 'DIVERGED'
         returning p.topic, p.partition, p.kafka_offset)
      update kafka_offset o
         set next_offset = least(o.next_offset, r.first)
        from (select topic, partition, min(kafka_offset) as first
                from released
               group by topic, partition) r
       where o.topic = r.topic
         and o.partition = r.partition
      """
          .formatted(PARTITIONS);

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

  private static final String EPOCHS = "select topic, partition, epoch from kafka_offset";

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
   * Takes over the partitions, all or none.
   *
   * @param partitions with the current id of each one's topic
   * @param retryParked of which to go back to the events at which partnerships were quarantined: a
   *     newer release may be able to project them
   */
  Map<TopicPartition, Claim> claim(
      Map<TopicPartition, UUID> partitions, Set<TopicPartition> retryParked) {
    Map<TopicPartition, UUID> retried = new HashMap<>(partitions);
    retried.keySet().retainAll(retryParked);
    return transactions.inMaintenance(jdbc -> {
      Map<TopicPartition, Claim> claims = new HashMap<>();
      of(partitions, jdbc.sql(RELEASE_IF_MADE_ANEW)).update();
      of(retried, jdbc.sql(REWIND_TO_PARKED)).update();
      of(partitions, jdbc.sql(CLAIM))
          .query(row -> {
            claims.put(partition(row), new Claim(row.getLong("next_offset"), row.getLong("epoch")));
          });
      return claims;
    });
  }

  /** A topic's name has no blank in it. */
  private static StatementSpec of(Map<TopicPartition, UUID> partitions, StatementSpec statement) {
    List<TopicPartition> all = List.copyOf(partitions.keySet());
    return statement
        .param("topics", words(all.stream().map(TopicPartition::topic)))
        .param("numbers", words(all.stream().map(TopicPartition::partition)))
        .param("ids", words(all.stream().map(partitions::get)));
  }

  private static String words(Stream<?> values) {
    return values.map(Object::toString).collect(Collectors.joining(" "));
  }

  private static TopicPartition partition(ResultSet row) throws SQLException {
    return new TopicPartition(row.getString("topic"), row.getInt("partition"));
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
    Map<TopicPartition, Long> epochs =
        transactions.inMaintenance(jdbc -> {
          Map<TopicPartition, Long> found = new HashMap<>();
          jdbc.sql(EPOCHS)
              .query(row -> {
                found.put(partition(row), row.getLong("epoch"));
              });
          return found;
        });
    held.forEach((partition, claim) -> {
      if (!Objects.equals(epochs.get(partition), claim.epoch())) {
        throw new FencedException(partition);
      }
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
