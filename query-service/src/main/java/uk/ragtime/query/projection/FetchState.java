package uk.ragtime.query.projection;

/** Whether the projector can fetch events from Kafka. */
enum FetchState {
  NOT_TRIED,
  FETCHING,
  /** The topics are not there. */
  TOPIC_MISSING,
  /** Kafka does not let this service read the topics, or be of the group. */
  REFUSED,
  /** Kafka does not answer. */
  UNREACHABLE;

  boolean isFailing() {
    return this == TOPIC_MISSING || this == REFUSED || this == UNREACHABLE;
  }
}
