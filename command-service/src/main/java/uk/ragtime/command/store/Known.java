package uk.ragtime.command.store;

import uk.ragtime.command.decision.StreamType;

/**
 * What a stream's events amount to at one version.
 *
 * @param version 0 for a stream without events
 * @param position of its last event in the partnership's log; 0 for a stream without events
 */
public record Known<S>(S state, long version, long position) {
  /**
   * The same, for whoever knows what kind of stream it is.
   *
   * @throws ClassCastException if it is of another kind
   */
  public <T> Known<T> as(StreamType<T, ?> type) {
    return new Known<>(type.stateType().cast(state), version, position);
  }
}
