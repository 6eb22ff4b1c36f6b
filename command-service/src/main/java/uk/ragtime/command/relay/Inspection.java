package uk.ragtime.command.relay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import uk.ragtime.kernel.event.EventTopics;

/** Judges whether a topic is the one that was filled, and still holds what was sent there. */
final class Inspection {
  private Inspection() {}

  /** Contents of a topic. */
  record Contents(UUID id, List<Partition> partitions) {}

  /** Contents of one of its partitions. */
  sealed interface Partition {
    /** Whether it lost its oldest events. */
    boolean isHeadless();

    /** Nothing is there, or nothing any more. */
    record Empty(long end) implements Partition {
      @Override
      public boolean isHeadless() {
        return end > 0;
      }
    }

    /**
     * @param firstPosition of the event at the beginning
     * @param last where the store has the event at the end; empty if it does not have it
     */
    record Filled(long begin, long end, long firstPosition, OptionalLong last)
        implements Partition {
      @Override
      public boolean isHeadless() {
        return begin > 0;
      }
    }
  }

  /** Conclusion of an inspection. */
  sealed interface Finding {
    /** There is no topic. */
    record Missing() implements Finding {}

    /** A new topic that is ready to be filled. */
    record Fresh(UUID id) implements Finding {}

    /** Its contents would mislead readers, and all of them are in the store. */
    record Unusable(UUID id, String why) implements Finding {}

    /** Something in the topic is not in the store: it is not ours to delete, or to add to. */
    record Foreign() implements Finding {}

    /**
     * It can be added to.
     *
     * @param fromOffset where to go on from, for some of what was sent may be gone
     * @param headless whether the oldest events are gone
     */
    record Standing(long fromOffset, boolean headless) implements Finding {}
  }

  static Finding judge(Lease lease, Optional<Contents> found) {
    if (found.isEmpty()) {
      return new Finding.Missing();
    }
    Contents contents = found.get();
    if (contents.partitions().stream().anyMatch(Inspection::isForeign)) {
      return new Finding.Foreign();
    }
    return contents.id().equals(lease.topic()) ? known(lease, contents) : unknown(contents);
  }

  private static boolean isForeign(Partition partition) {
    return partition instanceof Partition.Filled filled && filled.last().isEmpty();
  }

  private static Finding unknown(Contents contents) {
    boolean fresh =
        contents.partitions().size() == EventTopics.PARTITIONS
            && contents.partitions().stream().allMatch(new Partition.Empty(0)::equals);
    return fresh
        ? new Finding.Fresh(contents.id())
        : new Finding.Unusable(contents.id(), "it is not the topic that was filled");
  }

  private static Finding known(Lease lease, Contents contents) {
    long from = lease.checkpoint();
    boolean headless = false;
    for (int i = 0; i < EventTopics.PARTITIONS; i++) {
      Partition partition = contents.partitions().get(i);
      headless |= partition.isHeadless();
      long end = lease.end(i);
      switch (partition) {
        case Partition.Empty empty when empty.end() < end -> from = 0;
        case Partition.Empty _ -> {}
        case Partition.Filled filled -> {
          if (!filled.isHeadless() && filled.firstPosition() != 1) {
            return new Finding.Unusable(
                contents.id(), "partition " + i + " does not begin with a first event");
          }
          long last = filled.last().orElse(0);
          if (filled.end() < end && last > lease.checkpoint()) {
            return new Finding.Unusable(
                contents.id(), "partition " + i + " went on after it had lost events");
          }
          if (filled.end() < end) {
            from = Math.min(from, last);
          }
        }
      }
    }
    return new Finding.Standing(from, headless);
  }
}
