package uk.ragtime.command.relay;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import uk.ragtime.command.relay.RelayStore.Lease;

/**
 * Takes events to Kafka in the order of the store, one instance at a time. The cursor moves only
 * after Kafka's acknowledgement, so nothing is lost; what was acknowledged but not noted is sent
 * again by whoever goes on, and its position tells readers that they have it.
 */
final class Relay implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Relay.class);

  /** How long an instance that has gone silent keeps the others waiting. */
  static final Duration LEASE = Duration.ofSeconds(10);

  /** Bounds memory: an event is at most as large as a request. */
  static final int MAX_BATCH = 500;

  /** How late events are at most if no bell is heard. */
  private static final Duration POLL = Duration.ofSeconds(1);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** Makes the producer, and may have to be asked again where Kafka is away. */
  interface PublisherFactory {
    Publisher connect() throws Exception;
  }

  private final RelayStore store;
  private final PublisherFactory publishers;
  private final Bell bell;
  private final boolean enabled;
  private final String holder = UUID.randomUUID().toString();
  private volatile boolean running;
  private @Nullable Thread worker;
  private @Nullable Thread listener;

  Relay(RelayStore store, PublisherFactory publishers, Bell bell, boolean enabled) {
    this.store = store;
    this.publishers = publishers;
    this.bell = bell;
    this.enabled = enabled;
  }

  @Override
  public void start() {
    running = true;
    if (enabled) {
      worker = Thread.ofPlatform().daemon().name("relay").start(this::run);
      listener = Thread.ofPlatform().daemon().name("relay-listener").start(this::hear);
    }
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    while (running) {
      try {
        Optional<Lease> lease = store.take(holder);
        if (lease.isPresent()) {
          lead(lease.get());
          pause = FIRST_PAUSE;
        }
        bell.await(lease.isPresent() ? Duration.ZERO : POLL);
      } catch (InterruptedException _) {
        return;
      } catch (Exception e) {
        log.warn("The relay pauses for {} ms: {}", pause.toMillis(), e.toString());
        if (!sleep(pause)) {
          return;
        }
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                ? LONGEST_PAUSE
                : pause.multipliedBy(2);
      }
    }
  }

  private void lead(Lease lease) throws Exception {
    try (Publisher publisher = publishers.connect()) {
      log.info("This instance relays from offset {}", lease.publishedOffset());
      long published = lease.publishedOffset();
      while (running) {
        List<StoredEvent> batch = store.events(published, MAX_BATCH);
        if (!batch.isEmpty()) {
          publish(batch, published, lease, publisher);
          published = batch.getLast().globalOffset();
        }
        requireLease(lease, published);
        if (batch.size() < MAX_BATCH) {
          bell.await(POLL);
        }
      }
    } catch (LeaseLostException e) {
      log.info("{}", e.getMessage());
    } finally {
      release(lease);
    }
  }

  private void publish(List<StoredEvent> batch, long published, Lease lease, Publisher publisher)
      throws Exception {
    Publisher.Patience patience = () -> requireLease(lease, published);
    if (batch.stream().anyMatch(event -> event.stream().equals("members"))) {
      List<ProducerRecord<String, byte[]>> names = new ArrayList<>();
      for (DirectoryEntry entry : store.names(published, batch.getLast().globalOffset())) {
        names.add(Records.of(entry));
      }
      publisher.publish(names, patience);
    }
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    batch.forEach(event -> records.add(Records.of(event)));
    publisher.publish(records, patience);
  }

  private void requireLease(Lease lease, long published) throws SQLException {
    if (!store.move(lease.epoch(), published)) {
      throw new LeaseLostException("Another instance relays now");
    }
    if (!running) {
      throw new LeaseLostException("This instance stops relaying");
    }
  }

  private void release(Lease lease) {
    try {
      store.release(lease.epoch());
    } catch (SQLException e) {
      log.info("The lease runs out by itself: {}", e.toString());
    }
  }

  /** Hears what other instances record. */
  private void hear() {
    while (running) {
      try (Connection connection = store.listen()) {
        PGConnection notifications = connection.unwrap(PGConnection.class);
        while (running) {
          if (notifications.getNotifications((int) LEASE.toMillis()) != null) {
            bell.ring();
          }
        }
      } catch (SQLException e) {
        if (!running || !sleep(LONGEST_PAUSE)) {
          return;
        }
      }
    }
  }

  private static boolean sleep(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  @Override
  public void stop() {
    running = false;
    bell.ring();
    try {
      join(worker);
      if (listener != null) {
        listener.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(@Nullable Thread thread) throws InterruptedException {
    if (thread != null && !thread.join(LEASE)) {
      thread.interrupt();
    }
  }

  /** Starts before and stops after the web server: the last commands' events go out as well. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private static final class LeaseLostException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    LeaseLostException(String why) {
      super(why, null, false, false);
    }
  }
}
