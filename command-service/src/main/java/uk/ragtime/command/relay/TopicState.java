package uk.ragtime.command.relay;

import java.util.ArrayList;
import java.util.List;
import uk.ragtime.kafka.NotAuthorizedException;

/**
 * State of the topic of events.
 *
 * @param remark what is wrong and what an operator should do; empty if nothing is
 */
record TopicState(Condition condition, String remark) {
  static final TopicState WHOLE = new TopicState(Condition.WHOLE, "");

  /** Kept in the store by these names. */
  enum Condition {
    /** Not inspected yet. */
    UNKNOWN,
    /** It holds everything up to the checkpoint. */
    WHOLE,
    /** It holds everything, and may lose some of it as it is configured. */
    AT_RISK,
    /** Its oldest events are gone. Readers that have them are served as ever; a new one cannot. */
    DAMAGED,
    /** It cannot be written to without doing harm, so it is not. */
    REFUSED;

    /** Whether an operator has to act. */
    boolean needsSomebody() {
      return this == DAMAGED || this == REFUSED;
    }
  }

  /** This state with further remarks, which put a whole topic at risk. */
  TopicState withRemarks(List<String> further) {
    if (further.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>(remark.isEmpty() ? List.of() : List.of(remark));
    all.addAll(further);
    return new TopicState(
        condition == Condition.WHOLE ? Condition.AT_RISK : condition, String.join(" ", all));
  }

  static TopicState damaged(String topic) {
    return new TopicState(
        Condition.DAMAGED,
        """
        The oldest events of %s are gone: they were deleted by retention. Readers that have them \
        are served as ever; a new one cannot begin. Set retention.ms and retention.bytes to -1, \
        and delete the topic: it is made anew and filled from the store.\
        """
            .formatted(topic));
  }

  static TopicState foreign(String topic) {
    return new TopicState(
        Condition.REFUSED,
        """
        %s holds events that this store does not have: it belongs to another installation, or the \
        store was restored from a backup. Nothing is sent there. Give this installation another \
        ragtime.kafka.topic-prefix; or, if this store is the true one, delete the topic: it is \
        made anew and filled from the store.\
        """
            .formatted(topic));
  }

  /**
   * @param why it has to be made anew
   * @param refusal names the right that is missing
   */
  static TopicState forbidden(String topic, String why, NotAuthorizedException refusal) {
    return new TopicState(
        Condition.REFUSED,
        """
        %s has to be made anew (%s). %s. Or delete the topic if it is there, and make it as \
        docs/OPERATIONS.md says: it is filled from the store.\
        """
            .formatted(topic, why, String.valueOf(refusal.getMessage())));
  }

  /**
   * @param refusal names what is to be granted
   */
  static TopicState unauthorized(NotAuthorizedException refusal) {
    return new TopicState(Condition.REFUSED, refusal.getMessage() + ". Nothing is sent meanwhile.");
  }

  static TopicState tooFewBrokers(String topic) {
    return new TopicState(
        Condition.REFUSED,
        """
        %s cannot be made with ragtime.kafka.replication-factor copies: Kafka has fewer brokers. \
        Start the others, or set a smaller number; nothing is sent meanwhile.\
        """
            .formatted(topic));
  }
}
