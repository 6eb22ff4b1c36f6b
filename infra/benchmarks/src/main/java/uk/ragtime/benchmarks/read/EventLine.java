package uk.ragtime.benchmarks.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.event.EventType;

/**
 * An event as it stands in a file.
 *
 * @param partnership its number in a file for the store, its code in that of further events
 * @param stream likewise its number, or its name
 */
record EventLine(
    Instant at,
    String commandId,
    String partnership,
    long position,
    String stream,
    long version,
    EventType type,
    @Nullable String effectiveOn,
    String actor,
    String payload) {
  private static final int AT = 1;
  private static final int COMMAND_ID = 2;
  private static final int PARTNERSHIP = 3;
  private static final int POSITION = 4;
  private static final int STREAM = 5;
  private static final int VERSION = 6;
  private static final int TYPE = 7;
  private static final int EFFECTIVE_ON = 8;
  private static final int ACTOR = 9;
  private static final int PAYLOAD = 10;

  static EventLine of(String line) {
    String[] cells = line.split("\t", -1);
    String day = cells[EFFECTIVE_ON];
    return new EventLine(
        Instant.parse(cells[AT]),
        cells[COMMAND_ID],
        cells[PARTNERSHIP],
        Long.parseLong(cells[POSITION]),
        cells[STREAM],
        Long.parseLong(cells[VERSION]),
        EventType.ofLabel(cells[TYPE]),
        day.equals(StoreFiles.NULL) ? null : day,
        cells[ACTOR],
        cells[PAYLOAD].replace("\\\\", "\\"));
  }
}
