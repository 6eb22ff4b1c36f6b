package uk.ragtime.command.relay;

import java.util.ArrayList;
import java.util.List;
import uk.ragtime.kernel.StreamId;

/** Events that follow each other in the store, as many as are read and sent in one go. */
final class Batch {
  /** Enough to spread the cost of a call over many; more is not faster. */
  static final int MAX_EVENTS = 2_000;

  /**
   * An event is at most as large as a request, so a thousand large ones would not fit in memory.
   */
  static final int MAX_BYTES = 4 << 20;

  private final List<StoredEvent> events = new ArrayList<>();
  private long bytes;
  private boolean aboutMembers;

  void add(StoredEvent event) {
    events.add(event);
    bytes += event.bytes();
    aboutMembers |= event.stream().equals(StreamId.MEMBERS.value());
  }

  /** A batch may be too large by its last event, so that no event is too large to be sent. */
  boolean isFull() {
    return events.size() >= MAX_EVENTS || bytes >= MAX_BYTES;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  int size() {
    return events.size();
  }

  List<StoredEvent> events() {
    return events;
  }

  /** Whether people have to go with it. */
  boolean isAboutMembers() {
    return aboutMembers;
  }

  long firstOffset() {
    return events.getFirst().globalOffset();
  }

  long lastOffset() {
    return events.getLast().globalOffset();
  }
}
