package uk.ragtime.command.relay;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to relay, until it runs out or another instance has it.
 *
 * @param topic Kafka's id of the topic that was filled up to the checkpoint; null where none was
 * @param people likewise, of the topic that has all people
 * @param texts likewise, of the topic that has all texts
 * @param ends where each partition ended at least; empty where nothing was sent
 */
record Lease(
    long epoch,
    long checkpoint,
    @Nullable UUID topic,
    @Nullable UUID people,
    @Nullable UUID texts,
    List<Long> ends) {

  /** End of the partition at the checkpoint. */
  long end(int partition) {
    return partition < ends.size() ? ends.get(partition) : 0;
  }
}
