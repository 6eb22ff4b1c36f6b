package uk.ragtime.command.relay;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.relay.Broker.Span;
import uk.ragtime.command.relay.Broker.Topic;
import uk.ragtime.command.relay.Interruption.LookAgain;
import uk.ragtime.command.relay.TopicKeeper.Footing;
import uk.ragtime.command.relay.TopicState.Condition;

/**
 * Looks every few seconds whether the topics are still the same, without keeping the relay from its
 * work. A Kafka that does not answer is noticed here as well.
 */
final class TopicWatch {
  private record Seen(Optional<Topic> topic, Optional<UUID> directory) {}

  private final Callable<Seen> look;
  private final Duration interval;
  private final Footing footing;
  private final UUID directory;
  private long[] endsBefore;
  private long nextAt;
  private @Nullable FutureTask<Seen> pending;

  TopicWatch(
      Broker broker, KafkaSettings settings, Duration interval, Footing footing, UUID directory) {
    this.look =
        () ->
            new Seen(broker.find(settings.eventsTopic()), broker.findId(settings.directoryTopic()));
    this.interval = interval;
    this.nextAt = System.nanoTime() + interval.toNanos();
    this.footing = footing;
    this.directory = directory;
    this.endsBefore = new long[footing.ends().size()];
  }

  /**
   * Begins to look if it is time to, and judges what was seen.
   *
   * @param ends where the partitions end, as far as Kafka has acknowledged
   * @throws LookAgain if the topics are not as they were
   */
  void tend(long[] ends) throws Exception {
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
    if (!topic.id().equals(footing.topic())) {
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
      if (span.begin() > 0 && footing.state().condition() != Condition.DAMAGED) {
        throw new LookAgain("Partition " + i + " lost its oldest events");
      }
    }
  }
}
