package uk.ragtime.benchmarks.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
    long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
    String query =
        "select partnership, position from "
            + ReadModelSizes.serving(readModels)
            + ".applied_position";
    try (Connection connection = readModels.connect(readModels.owner());
        PreparedStatement statement = connection.prepareStatement(query)) {
      while (!haveCome(statement, positions)) {
        if (System.nanoTime() > giveUpAt) {
          throw new IllegalStateException("the projector has not come to " + positions);
        }
        Thread.sleep(LOOK);
      }
    }
  }

  private static boolean haveCome(PreparedStatement statement, Map<String, Long> positions)
      throws SQLException {
    Map<String, Long> left = new HashMap<>(positions);
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        long applied = rows.getLong(2);
        left.computeIfPresent(rows.getString(1), (_, sought) -> applied < sought ? sought : null);
      }
    }
    return left.isEmpty();
  }
}
