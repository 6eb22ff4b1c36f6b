package uk.ragtime.command.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.relay.Interruption.LeaseLost;
import uk.ragtime.command.relay.TopicKeeper.Footing;

/**
 * What one lease gives the right to do: reads, sends, and moves the cursor over what Kafka has
 * acknowledged without a gap. While some batches are on their way the next is read.
 */
final class Term {
  /**
   * Keeps the broker busy while the oldest is waited for; bounds what is sent twice after a crash.
   */
  private static final int MAX_FLIGHTS = 4;

  /** A cursor that is a little late costs duplicates after a crash, and spares the database. */
  private static final Duration CURSOR_REST = Duration.ofMillis(50);

  /** Several times within the lease. */
  private static final Duration RENEWAL = Duration.ofSeconds(1);

  /** How long an instance that stops waits for what is on its way. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  /** How many names go out at once where the whole directory is sent. */
  private static final int NAMES = 1_000;

  private final RelayStore store;
  private final Leases leases;
  private final Lease lease;
  private final Publisher publisher;
  private final TopicWatch watch;
  private final Housekeeping housekeeping;
  private final Records records;
  private final Bell recorded;
  private final Bell arrivals;
  private final BooleanSupplier running;
  private final Deque<Flight> flights = new ArrayDeque<>();
  private final long[] ends;
  private long sent;
  private long arrived;
  private long noted;
  private long notedAt = System.nanoTime();

  /**
   * @param recorded rung when there are events, and when the instance stops
   * @param arrivals rung by the publisher
   * @param running false once the instance stops
   */
  Term(
      RelayStore store,
      Lease lease,
      Footing footing,
      Publisher publisher,
      TopicWatch watch,
      Housekeeping housekeeping,
      Records records,
      Bell recorded,
      Bell arrivals,
      BooleanSupplier running) {
    this.store = store;
    this.leases = store.leases();
    this.lease = lease;
    this.publisher = publisher;
    this.watch = watch;
    this.housekeeping = housekeeping;
    this.records = records;
    this.recorded = recorded;
    this.arrivals = arrivals;
    this.running = running;
    this.ends = footing.ends().stream().mapToLong(Long::longValue).toArray();
    this.sent = footing.publishedOffset();
    this.arrived = sent;
    this.noted = arrived;
  }

  /** Whether Kafka has acknowledged anything. */
  boolean hasMoved() {
    return noted > lease.publishedOffset();
  }

  /** Sends all names, where the topic does not have them. */
  void sendDirectory(UUID topic) throws Exception {
    if (topic.equals(lease.directory())) {
      return;
    }
    DirectoryEntry last = new DirectoryEntry("", "", null);
    List<DirectoryEntry> page;
    do {
      page = store.allNames(last.partnership(), last.member(), NAMES);
      flights.add(publisher.send(page.stream().map(records::of).toList(), List.of(), arrived));
      while (!flights.isEmpty()) {
        tend();
        arrivals.await(untilNoted());
      }
      last = page.isEmpty() ? last : page.getLast();
    } while (page.size() == NAMES);
    leases.named(lease.epoch(), topic);
  }

  /**
   * Relays until the instance stops.
   *
   * @throws Interruption if it has to end before
   */
  void run() throws Exception {
    boolean behind = true;
    while (running.getAsBoolean()) {
      tend();
      housekeeping.tend();
      if (flights.size() >= (behind ? MAX_FLIGHTS : 1)) {
        arrivals.await(untilNoted());
        continue;
      }
      Batch batch = store.events(sent, behind);
      behind = batch.size() >= RelayStore.FETCH;
      if (batch.isEmpty()) {
        recorded.await(untilNoted());
      } else {
        flights.add(send(batch));
        sent = batch.lastOffset();
      }
    }
    long giveUpAt = System.nanoTime() + FAREWELL.toNanos();
    while (!flights.isEmpty() && System.nanoTime() - giveUpAt < 0) {
      tend();
      arrivals.await(untilNoted());
    }
    note();
  }

  private Flight send(Batch batch) throws SQLException {
    List<ProducerRecord<byte[], byte[]>> names = new ArrayList<>();
    if (batch.isAboutMembers()) {
      for (DirectoryEntry entry : store.names(batch.firstOffset(), batch.lastOffset())) {
        names.add(records.of(entry));
      }
    }
    List<ProducerRecord<byte[], byte[]>> events = batch.events().stream().map(records::of).toList();
    return publisher.send(names, events, batch.lastOffset());
  }

  /** Takes note of what has arrived, and looks whether everything is still as it should be. */
  private void tend() throws Exception {
    publisher.check();
    @Nullable Flight first = flights.peek();
    while (first != null && first.isOver()) {
      first.mergeInto(ends);
      arrived = first.upToOffset();
      flights.remove();
      first = flights.peek();
    }
    if (first != null) {
      publisher.checkThatItMoves();
    }
    long sinceNoted = System.nanoTime() - notedAt;
    if (sinceNoted > (arrived > noted ? CURSOR_REST : RENEWAL).toNanos()) {
      note();
    }
    watch.tend(ends);
  }

  /** Moves the cursor, or only renews the lease. */
  private void note() throws SQLException, LeaseLost {
    if (!leases.move(lease.epoch(), arrived, Arrays.stream(ends).boxed().toList())) {
      throw new LeaseLost();
    }
    noted = arrived;
    notedAt = System.nanoTime();
  }

  /** A moment where something may arrive that the cursor has to move for. */
  private Duration untilNoted() {
    Duration rest = flights.isEmpty() && arrived == noted ? RENEWAL : CURSOR_REST;
    return rest.minusNanos(System.nanoTime() - notedAt);
  }
}
