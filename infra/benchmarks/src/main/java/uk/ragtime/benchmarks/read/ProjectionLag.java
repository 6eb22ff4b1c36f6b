package uk.ragtime.benchmarks.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import uk.ragtime.testing.TestDatabase;

/** Position that the projector has reached, read from the read models. */
final class ProjectionLag {
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration LOOK = Duration.ofMillis(5);

  private ProjectionLag() {}

  /**
   * Waits until each partnership has come to a position.
   *
   * @throws IllegalStateException if that takes too long
   */
  static void await(TestDatabase readModels, Map<String, Long> positions)
      throws SQLException, InterruptedException {
    await(
        readModels,
        "select partnership, position from %s.applied_position",
        row -> row.getString(1),
        positions);
  }

  /**
   * Waits until the projector has read each partition up to an offset.
   *
   * @throws IllegalStateException if that takes too long
   */
  static void awaitOffsets(TestDatabase readModels, Map<TopicPartition, Long> offsets)
      throws SQLException, InterruptedException {
    await(
        readModels,
        "select topic, next_offset, partition from %s.kafka_offset",
        row -> new TopicPartition(row.getString(1), row.getInt(3)),
        offsets);
  }

  @FunctionalInterface
  private interface Key<K> {
    K of(ResultSet row) throws SQLException;
  }

  /**
   * @param query of a number in the second column, from the schema of the generation that serves
   */
  private static <K> void await(
      TestDatabase readModels, String query, Key<K> key, Map<K, Long> numbers)
      throws SQLException, InterruptedException {
    long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
    try (Connection connection = readModels.connect(readModels.owner());
        PreparedStatement statement =
            connection.prepareStatement(query.formatted(ReadModelSizes.serving(readModels)))) {
      while (!haveCome(statement, key, numbers)) {
        if (System.nanoTime() > giveUpAt) {
          throw new IllegalStateException("the projector has not come to " + numbers);
        }
        Thread.sleep(LOOK);
      }
    }
  }

  private static <K> boolean haveCome(PreparedStatement statement, Key<K> key, Map<K, Long> numbers)
      throws SQLException {
    Map<K, Long> left = new HashMap<>(numbers);
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        long come = rows.getLong(2);
        left.computeIfPresent(key.of(rows), (_, sought) -> come < sought ? sought : null);
      }
    }
    return left.isEmpty();
  }
}
