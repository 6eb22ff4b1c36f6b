package uk.ragtime.query.feed;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.web.Problem;

/**
 * Verifies that a reader's last event is still the log's. A position alone does not tell: after a
 * restore of the event store to an earlier time, later events take the positions of lost ones.
 */
final class Cursor {
  private static final Problem LOG_CHANGED =
      new Problem("log-changed", 409, "The log has another event at this position");

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private Cursor() {}

  static @Nullable UUID commandOf(@Nullable String given) {
    if (given == null) {
      return null;
    }
    if (!UUID_TEXT.matcher(given).matches()) {
      throw Refusals.parameter("afterCommand", "is not the commandid of an event");
    }
    return UUID.fromString(given);
  }

  /**
   * Verifies a cursor that the log has reached.
   *
   * @param command of the event at the cursor; null verifies nothing
   * @throws uk.ragtime.web.ProblemException log-changed
   */
  static void verify(Tenant tenant, long after, @Nullable UUID command) {
    if (command == null || after == 0) {
      return;
    }
    boolean same =
        EventPages.at(tenant, List.of(after)).stream()
            .anyMatch(event -> event.commandId().equals(command));
    if (!same) {
      throw LOG_CHANGED.because(
          "The event at position %d is not that of command %s: the event store was restored to an"
                  .formatted(after, command)
              + " earlier time. Find the last event that you share with the log, discard what you"
              + " have from later ones, and continue from there");
    }
  }
}
