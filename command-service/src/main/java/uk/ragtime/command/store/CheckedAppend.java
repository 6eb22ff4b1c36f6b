package uk.ragtime.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.store.AppendOutcome.Appended;
import uk.ragtime.command.store.AppendOutcome.ConcurrencyConflict;
import uk.ragtime.command.store.AppendOutcome.DuplicateIdempotencyKey;
import uk.ragtime.command.store.AppendOutcome.OriginalAnswer;
import uk.ragtime.kernel.PartnershipCode;

/**
 * Appends requests of any kind, by {@code store.append_checked}: every stream that they name is
 * looked up, and each request has its own outcome. What is found is remembered.
 */
final class CheckedAppend {
  private static final String APPEND =
      """
      select in_incarnation, of_partnership, reference_before, reference_after, stream_number,
        stream_found, status, at_position, at_version, was_created, known_fingerprint
      from store.append_checked(%s)
      """
          .formatted(String.join(", ", Collections.nCopies(AppendColumns.count(), "?")));

  private CheckedAppend() {}

  /**
   * @return the outcomes, in the order of the requests
   */
  static List<AppendOutcome> execute(
      Connection connection, List<PendingAppend> group, AppendMemory memory) throws SQLException {
    AppendColumns columns = AppendColumns.of(group);
    try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
      columns.bind(connection, statement);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        String[] status = (String[]) row.getArray("status").getArray();
        Integer[] versions = integers(row, "at_version");
        memory.of(row.getString("in_incarnation"));
        learnPartnerships(row, columns.partnerships(), memory);
        learnStreams(row, columns.streams(), recorded(group, status, versions), memory);
        return outcomes(row, status, versions);
      }
    }
  }

  private static void learnPartnerships(
      ResultSet row, List<PartnershipCode> codes, AppendMemory memory) throws SQLException {
    Integer[] numbers = integers(row, "of_partnership");
    Integer[] before = integers(row, "reference_before");
    Integer[] after = integers(row, "reference_after");
    for (int i = 0; i < codes.size(); i++) {
      memory.learn(codes.get(i), numbers[i], before[i], after[i]);
    }
  }

  /**
   * @param recorded versions that the first streams, which the requests write, were brought to;
   *     null for those that are as they were found
   */
  private static void learnStreams(
      ResultSet row, List<StreamKey> streams, @Nullable Integer[] recorded, AppendMemory memory)
      throws SQLException {
    @Nullable Integer[] numbers = integers(row, "stream_number");
    Integer[] found = integers(row, "stream_found");
    for (int i = 0; i < streams.size(); i++) {
      Integer number = numbers[i];
      Integer written = i < recorded.length ? recorded[i] : null;
      memory.learn(
          streams.get(i), number == null ? 0 : number, written == null ? found[i] : written);
    }
  }

  private static @Nullable Integer[] recorded(
      List<PendingAppend> group, String[] status, Integer[] versions) {
    @Nullable Integer[] recorded = new Integer[group.size()];
    for (int i = 0; i < recorded.length; i++) {
      if (status[i].equals("appended") && group.get(i).size() > 0) {
        recorded[i] = versions[i];
      }
    }
    return recorded;
  }

  private static List<AppendOutcome> outcomes(ResultSet row, String[] status, Integer[] versions)
      throws SQLException {
    Integer[] positions = integers(row, "at_position");
    Boolean[] created = (Boolean[]) row.getArray("was_created").getArray();
    String[] fingerprints = (String[]) row.getArray("known_fingerprint").getArray();
    List<AppendOutcome> outcomes = new ArrayList<>(status.length);
    for (int i = 0; i < status.length; i++) {
      outcomes.add(
          switch (status[i]) {
            case "appended", "done" -> new Appended(positions[i], versions[i]);
            case "moved" -> new ConcurrencyConflict();
            case "known" ->
                new DuplicateIdempotencyKey(
                    new OriginalAnswer(fingerprints[i], positions[i], versions[i], created[i]));
            default ->
                throw new IllegalStateException("store.append_checked returned " + status[i]);
          });
    }
    return outcomes;
  }

  private static Integer[] integers(ResultSet row, String column) throws SQLException {
    return (Integer[]) row.getArray(column).getArray();
  }
}
