package uk.ragtime.command.decision;

import uk.ragtime.kernel.StreamId;

/** Reads the states of streams of one partnership. */
public interface StateReader {
  /** The state of a stream. */
  <S> S read(StreamId stream, StreamType<S, ?> type);

  /** The people of the partnership. */
  People people();
}
