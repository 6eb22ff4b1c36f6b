package uk.ragtime.kernel.event;

import java.io.Serial;

/** An event was recorded by a newer release than the one that reads it. */
public final class UnknownEventTypeException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UnknownEventTypeException(EventType type) {
    super("this release does not know the event type " + type.cloudEventsType());
  }
}
