package uk.ragtime.query.projection;

import java.io.Serial;

/** The topic that is followed is not there any more, and another one of its name is. */
final class TopicMadeAnewException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  TopicMadeAnewException(String topic) {
    super(topic + " was made anew");
  }
}
