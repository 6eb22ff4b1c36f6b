package uk.ragtime.command.relay;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import uk.ragtime.command.relay.Interruption.LookAgain;
import uk.ragtime.command.relay.TopicReconciler.StartPoint;
import uk.ragtime.command.relay.TopicState.Condition;
import uk.ragtime.kafka.Topics;
import uk.ragtime.kafka.Topics.Span;
import uk.ragtime.kafka.Topics.Topic;
import uk.ragtime.worker.BackgroundCheck;

/**
 * Checks every few seconds that the topics are still the same, without keeping the relay from its
 * work. A broker that does not answer is noticed here as well.
 */
final class TopicWatch {
  private record Seen(Optional<Topic> topic, Optional<UUID> people, Optional<UUID> texts) {}

  private final BackgroundCheck<Seen> look;
  private final StartPoint start;
  private final ErasableTopics erasable;
  private long[] endsBefore;

  TopicWatch(
      Topics topics,
      KafkaSettings settings,
      Duration interval,
      StartPoint start,
      ErasableTopics erasable) {
    this.look =
        new BackgroundCheck<>(
            "relay-watch",
            interval,
            () ->
                new Seen(
                    topics.find(settings.eventsTopic()),
                    topics.findId(settings.directoryTopic()),
                    topics.findId(settings.textsTopic())));
    this.start = start;
    this.erasable = erasable;
    this.endsBefore = new long[start.ends().size()];
  }

  /**
   * Begins a look if the interval has passed, and judges one that has ended.
   *
   * @param ends where the partitions end, as far as Kafka has acknowledged
   * @throws LookAgain if the topics are not as they were
   */
  void check(long[] ends) throws Exception {
    Optional<Seen> seen = look.result();
    if (seen.isPresent()) {
      judge(seen.get());
    }
    if (look.beginIfDue()) {
      endsBefore = ends.clone();
    }
  }

  private void judge(Seen now) throws LookAgain {
    Topic topic = now.topic().orElseThrow(() -> new LookAgain("The topic is gone"));
    if (!topic.id().equals(start.topic())) {
      throw new LookAgain("The topic was made anew");
    }
    if (!now.people().equals(Optional.of(erasable.people()))) {
      throw new LookAgain("The topic of people is gone or was made anew");
    }
    if (!now.texts().equals(Optional.of(erasable.texts()))) {
      throw new LookAgain("The topic of texts is gone or was made anew");
    }
    for (int i = 0; i < endsBefore.length; i++) {
      Span span = topic.partitions().get(i);
      if (span.end() < endsBefore[i]) {
        throw new LookAgain("Partition " + i + " lost events at its end");
      }
      if (span.begin() > 0 && start.state().condition() != Condition.DAMAGED) {
        throw new LookAgain("Partition " + i + " lost its oldest events");
      }
    }
  }
}
