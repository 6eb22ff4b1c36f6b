package uk.ragtime.command.relay;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import uk.ragtime.kernel.event.EventTopics;

/** Records on their way to Kafka, until every one of them is acknowledged. */
final class InFlightBatch {
  private final long upToOffset;
  private final AtomicInteger outstanding;
  private final long[] ends = new long[EventTopics.PARTITIONS];

  /**
   * @param upToOffset the checkpoint once all are acknowledged
   */
  InFlightBatch(long upToOffset, int howMany) {
    this.upToOffset = upToOffset;
    this.outstanding = new AtomicInteger(howMany);
  }

  /** Counts an event's acknowledgement; to be called by one thread only. */
  boolean acknowledgedAt(int partition, long offset) {
    ends[partition] = Math.max(ends[partition], offset + 1);
    return acknowledged();
  }

  /** Counts an acknowledgement; true for the last one. */
  boolean acknowledged() {
    return outstanding.decrementAndGet() == 0;
  }

  boolean isAcknowledged() {
    return outstanding.get() == 0;
  }

  long upToOffset() {
    return upToOffset;
  }

  /** Moves each partition's end on to what this batch brought there. */
  void mergeInto(long[] known) {
    Arrays.setAll(known, partition -> Math.max(known[partition], ends[partition]));
  }
}
