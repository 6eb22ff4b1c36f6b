package uk.ragtime.command.store;

import uk.ragtime.command.decision.StreamType;

/**
 * The state of a stream at one version.
 *
 * @param version 0 for a stream without events
 * @param position of its last event in the partnership's log; 0 for a stream without events
 */
public record VersionedState<S>(S state, long version, long position) {
  /**
   * This state as one of the given stream type.
   *
   * @throws ClassCastException if it is of another type
   */
  public <T> VersionedState<T> as(StreamType<T, ?> type) {
    return new VersionedState<>(type.stateType().cast(state), version, position);
  }
}
