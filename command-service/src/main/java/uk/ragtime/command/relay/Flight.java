package uk.ragtime.command.relay;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import uk.ragtime.kernel.event.EventTopics;

/** Records on their way to Kafka: arrived when every one of them is acknowledged. */
final class Flight {
  private final long upToOffset;
  private final AtomicInteger outstanding;
  private final long[] ends = new long[EventTopics.PARTITIONS];

  /**
   * @param upToOffset where the cursor may be once all have arrived
   */
  Flight(long upToOffset, int howMany) {
    this.upToOffset = upToOffset;
    this.outstanding = new AtomicInteger(howMany);
  }

  /** An event is in a partition; to be called by one thread only. */
  boolean arrivedAt(int partition, long offset) {
    ends[partition] = Math.max(ends[partition], offset + 1);
    return arrived();
  }

  /** Says whether it was the last one. */
  boolean arrived() {
    return outstanding.decrementAndGet() == 0;
  }

  boolean isOver() {
    return outstanding.get() == 0;
  }

  long upToOffset() {
    return upToOffset;
  }

  /** Moves each partition's end on to what this flight brought there. */
  void mergeInto(long[] known) {
    Arrays.setAll(known, partition -> Math.max(known[partition], ends[partition]));
  }
}
