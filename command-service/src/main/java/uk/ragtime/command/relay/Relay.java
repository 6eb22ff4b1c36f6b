package uk.ragtime.command.relay;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import uk.ragtime.command.relay.Interruption.LeaseLost;
import uk.ragtime.command.relay.Interruption.OrderBroken;
import uk.ragtime.command.relay.Interruption.Refused;
import uk.ragtime.command.relay.TopicKeeper.Footing;

/**
 * Takes events to Kafka in the order of the store, one instance at a time. The cursor moves only
 * after Kafka's acknowledgement, so nothing is lost; what was acknowledged but not noted is sent
 * again by whoever goes on, and its position tells readers that they have it.
 */
final class Relay implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Relay.class);

  /** How long an instance that has gone silent keeps the others waiting. */
  static final Duration LEASE = Duration.ofSeconds(10);

  /** How long Kafka may acknowledge nothing: longer than one of its answers may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** How often the others ask whether the lease is free. */
  private static final Duration ASK = Duration.ofSeconds(1);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final RelayStore store;
  private final Leases leases;
  private final KafkaSettings kafka;
  private final MeterRegistry meters;
  private final Bell recorded;
  private final Housekeeping housekeeping;
  private final boolean enabled;
  private final Duration watchEvery;
  private final Bell stopping = new Bell();
  private final String holder;
  private volatile boolean running;
  private Duration pause = FIRST_PAUSE;
  private String lastTrouble = "";
  private @Nullable Thread worker;
  private @Nullable Thread listener;

  /**
   * @param recorded rung whenever this instance has recorded events
   */
  Relay(
      RelayStore store,
      KafkaSettings kafka,
      MeterRegistry meters,
      Bell recorded,
      RelaySettings settings) {
    this.store = store;
    this.leases = store.leases();
    this.kafka = kafka;
    this.meters = meters;
    this.recorded = recorded;
    this.housekeeping = new Housekeeping(leases);
    this.enabled = settings.enabled();
    this.watchEvery = settings.watchEvery();
    this.holder = settings.instance() + "/" + UUID.randomUUID();
  }

  /** What the lease says where this instance has it. */
  String holder() {
    return holder;
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
    while (running) {
      try {
        Optional<Lease> lease = leases.take(holder);
        if (lease.isPresent()) {
          lead(lease.get());
        } else {
          stopping.await(ASK);
        }
      } catch (InterruptedException _) {
        return;
      } catch (LeaseLost e) {
        log.info("{}", e.getMessage());
      } catch (Exception e) {
        if (!backOff(e)) {
          return;
        }
      }
    }
  }

  private void lead(Lease lease) throws Exception {
    try (Broker broker = new Broker(kafka)) {
      relay(lease, broker);
    } catch (OrderBroken e) {
      leases.begin(lease.epoch(), null, lease.publishedOffset(), List.of());
      throw e;
    } catch (Refused e) {
      leases.report(lease.epoch(), e.state());
      throw e;
    } finally {
      release(lease);
    }
  }

  private void relay(Lease lease, Broker broker) throws Exception {
    TopicKeeper keeper = new TopicKeeper(broker, store, kafka);
    Footing footing = keeper.settle(lease);
    UUID directory = keeper.directory();
    leases.report(lease.epoch(), footing.state());
    switch (footing.state().condition()) {
      case DAMAGED, REFUSED -> log.error("{}", footing.state().remark());
      case AT_RISK -> log.warn("{}", footing.state().remark());
      case UNKNOWN, WHOLE -> {}
    }
    log.info("This instance relays from offset {}", footing.publishedOffset());
    Bell arrivals = new Bell();
    Publisher publisher = new Publisher(kafka, meters, footing.ends(), arrivals, PATIENCE);
    try (publisher) {
      Term term =
          new Term(
              store,
              lease,
              footing,
              publisher,
              new TopicWatch(broker, kafka, watchEvery, footing, directory),
              housekeeping,
              new Records(kafka.eventsTopic(), kafka.directoryTopic()),
              recorded,
              arrivals,
              () -> running);
      term.sendDirectory(directory);
      try {
        term.run();
      } finally {
        if (term.hasMoved()) {
          pause = FIRST_PAUSE;
          lastTrouble = "";
        }
      }
    } finally {
      publisher.check(); // whatever else ended the term: that order is broken must not go unheard
    }
  }

  /** Says what is wrong once, not with each attempt. */
  private boolean backOff(Exception e) {
    String trouble = e instanceof Interruption ? String.valueOf(e.getMessage()) : e.toString();
    if (!trouble.equals(lastTrouble)) {
      log.atLevel(e instanceof Refused ? Level.ERROR : Level.WARN)
          .log("The relay pauses and tries again: {}", trouble);
      lastTrouble = trouble;
    }
    Duration longer = pause.multipliedBy(2);
    try {
      stopping.await(pause);
      return true;
    } catch (InterruptedException _) {
      return false;
    } finally {
      pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
  }

  private void release(Lease lease) {
    try {
      leases.release(lease.epoch());
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
            recorded.ring();
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
    stopping.ring();
    recorded.ring();
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

  /** Starts before and stops after the web server. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
