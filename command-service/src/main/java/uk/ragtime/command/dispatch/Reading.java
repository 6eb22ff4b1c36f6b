package uk.ragtime.command.dispatch;

import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.StreamId;

/** A look at the streams of one partnership. */
public interface Reading {
  /** What a stream amounts to. */
  <S> S read(StreamId stream, StreamType<S, ?> type);
}
