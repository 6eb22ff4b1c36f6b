package uk.ragtime.command.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.relay.Interruption.LeaseLost;
import uk.ragtime.command.relay.TopicReconciler.StartPoint;
import uk.ragtime.worker.WakeSignal;

/**
 * Relays for as long as one lease is held: reads, sends, and moves the checkpoint over what Kafka
 * has acknowledged without a gap. While some batches are in flight the next is read.
 */
final class RelaySession {
  /**
   * Keeps the broker busy while the oldest is waited for; bounds what is sent twice after a crash.
   */
  private static final int MAX_IN_FLIGHT = 4;

  /** Time that an instance that stops waits for acknowledgements. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  /** People in one batch where all are sent. */
  private static final int PEOPLE = 1_000;

  /** Texts in one batch where all are sent: they are larger. */
  private static final int TEXTS = 100;

  private final RelayStore store;
  private final Leases leases;
  private final Lease lease;
  private final Publisher publisher;
  private final TopicWatch watch;
  private final Records records;
  private final WakeSignal recorded;
  private final WakeSignal acknowledged;
  private final Runnable onWorking;
  private final BooleanSupplier stopping;
  private final Deque<InFlightBatch> inFlight = new ArrayDeque<>();
  private final long[] ends;
  private boolean working;
  private long sent;
  private long acknowledgedUpTo;
  private long checkpoint;
  private long checkpointAt = System.nanoTime();

  /**
   * @param recorded given when there are events, and when the instance stops
   * @param acknowledged given by the publisher
   * @param onWorking run once Kafka has taken something, or there is nothing for it to take
   * @param stopping true once the instance stops
   */
  RelaySession(
      RelayStore store,
      Lease lease,
      StartPoint start,
      Publisher publisher,
      TopicWatch watch,
      Records records,
      WakeSignal recorded,
      WakeSignal acknowledged,
      Runnable onWorking,
      BooleanSupplier stopping) {
    this.store = store;
    this.leases = store.leases();
    this.lease = lease;
    this.publisher = publisher;
    this.watch = watch;
    this.records = records;
    this.recorded = recorded;
    this.acknowledged = acknowledged;
    this.onWorking = onWorking;
    this.stopping = stopping;
    this.ends = start.ends().stream().mapToLong(Long::longValue).toArray();
    this.sent = start.checkpoint();
    this.acknowledgedUpTo = sent;
    this.checkpoint = acknowledgedUpTo;
  }

  /** Whether Kafka has acknowledged anything. */
  boolean hasMoved() {
    return checkpoint > lease.checkpoint();
  }

  /** Sends all people and texts, unless the topics have them. */
  void fill(ErasableTopics topics) throws Exception {
    boolean people = topics.people().equals(lease.people());
    boolean texts = topics.texts().equals(lease.texts());
    if (!people) {
      fill(PEOPLE, store::allPeople, StoredPerson::key, records::of);
    }
    if (!texts) {
      fill(TEXTS, store::allTexts, StoredText::key, records::of);
    }
    if (!people || !texts) {
      leases.filled(lease.epoch(), topics);
    }
  }

  private interface Pages<T, K> {
    List<T> after(@Nullable K last, int limit) throws SQLException;
  }

  private <T, K> void fill(
      int limit,
      Pages<T, K> pages,
      Function<T, K> key,
      Function<T, ProducerRecord<byte[], byte[]>> toRecord)
      throws Exception {
    @Nullable K last = null;
    List<T> page;
    do {
      page = pages.after(last, limit);
      inFlight.add(
          publisher.send(page.stream().map(toRecord).toList(), List.of(), acknowledgedUpTo));
      while (!inFlight.isEmpty()) {
        checkProgress();
        acknowledged.await(untilCheckpoint());
      }
      last = page.isEmpty() ? last : key.apply(page.getLast());
    } while (page.size() == limit);
  }

  /**
   * Relays until the instance stops.
   *
   * @throws Interruption if it has to end before
   */
  void run() throws Exception {
    boolean behind = true;
    while (!stopping.getAsBoolean()) {
      checkProgress();
      if (inFlight.size() >= (behind ? MAX_IN_FLIGHT : 1)) {
        acknowledged.await(untilCheckpoint());
        continue;
      }
      Batch batch = store.events(sent, behind);
      behind = batch.size() >= RelayStore.FETCH;
      if (batch.isEmpty()) {
        if (inFlight.isEmpty()) {
          beginsToWork();
        }
        recorded.await(untilCheckpoint());
      } else {
        inFlight.add(send(batch));
        sent = batch.lastOffset();
      }
    }
    long giveUpAt = System.nanoTime() + FAREWELL.toNanos();
    while (!inFlight.isEmpty() && System.nanoTime() - giveUpAt < 0) {
      checkProgress();
      acknowledged.await(untilCheckpoint());
    }
    moveCheckpoint();
  }

  private void beginsToWork() {
    if (!working) {
      working = true;
      onWorking.run();
    }
  }

  private InFlightBatch send(Batch batch) throws SQLException {
    List<ProducerRecord<byte[], byte[]>> openings = new ArrayList<>();
    if (batch.isAboutMembers()) {
      for (StoredPerson person : store.people(batch.firstOffset(), batch.lastOffset())) {
        openings.add(records.of(person));
      }
    }
    for (StoredEvent event : batch.events()) {
      event.texts().forEach(text -> openings.add(records.of(text)));
    }
    openings.addAll(records.of(Tombstones.of(batch.events())));
    List<ProducerRecord<byte[], byte[]>> events = batch.events().stream().map(records::of).toList();
    return publisher.send(openings, events, batch.lastOffset());
  }

  /** Collects acknowledgements, and verifies that lease, topic and broker are as they should be. */
  private void checkProgress() throws Exception {
    publisher.check();
    @Nullable InFlightBatch first = inFlight.peek();
    while (first != null && first.isAcknowledged()) {
      first.mergeInto(ends);
      acknowledgedUpTo = first.upToOffset();
      inFlight.remove();
      beginsToWork();
      first = inFlight.peek();
    }
    if (first != null) {
      publisher.checkThatItMoves();
    }
    if (CheckpointSchedule.isDue(acknowledgedUpTo > checkpoint, sinceCheckpoint())) {
      moveCheckpoint();
    }
    watch.check(ends);
  }

  /** Moves the checkpoint, or only renews the lease. */
  private void moveCheckpoint() throws SQLException, LeaseLost {
    if (!leases.move(lease.epoch(), acknowledgedUpTo, Arrays.stream(ends).boxed().toList())) {
      throw new LeaseLost();
    }
    checkpoint = acknowledgedUpTo;
    checkpointAt = System.nanoTime();
  }

  /** Time until the checkpoint is to be moved or the lease renewed, or less. */
  private Duration untilCheckpoint() {
    return CheckpointSchedule.untilNext(
        acknowledgedUpTo > checkpoint, !inFlight.isEmpty(), sinceCheckpoint());
  }

  private Duration sinceCheckpoint() {
    return Duration.ofNanos(System.nanoTime() - checkpointAt);
  }
}
