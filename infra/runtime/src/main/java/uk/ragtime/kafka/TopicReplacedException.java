package uk.ragtime.kafka;

import java.io.Serial;

/** A topic was deleted, and another was made under its name. */
public final class TopicReplacedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  TopicReplacedException(String topic) {
    super("the topic " + topic + " was deleted and made anew");
  }
}
