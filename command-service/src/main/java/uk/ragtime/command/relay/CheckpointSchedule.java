package uk.ragtime.command.relay;

import java.time.Duration;

/** Times at which a relay writes down how far it is, which renews its lease as well. */
final class CheckpointSchedule {
  /** A checkpoint that is a little late costs duplicates after a crash, and spares the database. */
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofMillis(50);

  /** Several times within the lease. */
  private static final Duration RENEWAL = Duration.ofSeconds(1);

  private CheckpointSchedule() {}

  /**
   * Whether the checkpoint is to be moved, or the lease to be renewed.
   *
   * @param acknowledged whether Kafka has acknowledged anything beyond the checkpoint
   * @param since time since the checkpoint was written
   */
  static boolean isDue(boolean acknowledged, Duration since) {
    return since.compareTo(interval(acknowledged)) >= 0;
  }

  /**
   * Longest time to wait for a signal. Until something is due it is positive, whatever is in
   * flight: a relay that waits for Kafka takes no processor time.
   */
  static Duration untilNext(boolean acknowledged, boolean inFlight, Duration since) {
    Duration rest = interval(acknowledged).minus(since);
    return inFlight && rest.compareTo(CHECKPOINT_INTERVAL) > 0 ? CHECKPOINT_INTERVAL : rest;
  }

  private static Duration interval(boolean acknowledged) {
    return acknowledged ? CHECKPOINT_INTERVAL : RENEWAL;
  }
}
