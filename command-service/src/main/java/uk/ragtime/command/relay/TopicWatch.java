package uk.ragtime.command.relay;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.relay.Interruption.LookAgain;
import uk.ragtime.command.relay.TopicReconciler.StartPoint;
import uk.ragtime.command.relay.TopicState.Condition;
import uk.ragtime.kafka.Topics;
import uk.ragtime.kafka.Topics.Span;
import uk.ragtime.kafka.Topics.Topic;

/**
 * Checks every few seconds that the topics are still the same, without keeping the relay from its
 * work. A broker that does not answer is noticed here as well.
 */
final class TopicWatch {
  private record Seen(Optional<Topic> topic, Optional<UUID> directory) {}

  private final Callable<Seen> look;
  private final Duration interval;
  private final StartPoint start;
  private final UUID directory;
  private long[] endsBefore;
  private long nextAt;
  private @Nullable FutureTask<Seen> pending;

  TopicWatch(
      Topics topics, KafkaSettings settings, Duration interval, StartPoint start, UUID directory) {
    this.look =
        () ->
            new Seen(topics.find(settings.eventsTopic()), topics.findId(settings.directoryTopic()));
    this.interval = interval;
    this.nextAt = System.nanoTime() + interval.toNanos();
    this.start = start;
    this.directory = directory;
    this.endsBefore = new long[start.ends().size()];
  }

  /**
   * Begins a look if the interval has passed, and judges one that has ended.
   *
   * @param ends where the partitions end, as far as Kafka has acknowledged
   * @throws LookAgain if the topics are not as they were
   */
  void check(long[] ends) throws Exception {
    FutureTask<Seen> looking = pending;
    if (looking == null) {
      if (System.nanoTime() - nextAt >= 0) {
        endsBefore = ends.clone();
        pending = begin();
      }
    } else if (looking.isDone()) {
      pending = null;
      nextAt = System.nanoTime() + interval.toNanos();
      judge(get(looking));
    }
  }

  private FutureTask<Seen> begin() {
    FutureTask<Seen> looking = new FutureTask<>(look);
    Thread.ofVirtual().name("relay-watch").start(looking);
    return looking;
  }

  private static Seen get(FutureTask<Seen> looking) throws Exception {
    try {
      return looking.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private void judge(Seen now) throws LookAgain {
    Topic topic = now.topic().orElseThrow(() -> new LookAgain("The topic is gone"));
    if (!topic.id().equals(start.topic())) {
      throw new LookAgain("The topic was made anew");
    }
    if (!now.directory().equals(Optional.of(directory))) {
      throw new LookAgain("The topic of names is gone or was made anew");
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
