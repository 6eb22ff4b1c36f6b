package uk.ragtime.command.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import uk.ragtime.command.relay.Interruption.LeaseLost;
import uk.ragtime.command.relay.Interruption.OrderBroken;
import uk.ragtime.command.relay.Interruption.Refused;
import uk.ragtime.command.relay.TopicReconciler.StartPoint;
import uk.ragtime.command.store.DueErasures;
import uk.ragtime.command.store.ErasureConclusions;
import uk.ragtime.command.store.UnrecordedErasures;
import uk.ragtime.database.DatabaseFailures;
import uk.ragtime.kafka.NotAuthorizedException;
import uk.ragtime.kafka.Topics;
import uk.ragtime.worker.FailureReason;
import uk.ragtime.worker.Trouble;
import uk.ragtime.worker.WakeSignal;
import uk.ragtime.worker.Worker;

/**
 * Publishes events to Kafka in the order of the store, from one instance at a time. The checkpoint
 * moves only after Kafka's acknowledgement, so nothing is lost; events that were acknowledged after
 * the last checkpoint are sent again by the next holder of the lease, and readers recognise them by
 * their positions.
 */
final class Relay implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Relay.class);

  /** Time after which an instance that has gone silent is replaced. */
  static final Duration LEASE = Duration.ofSeconds(10);

  /** Short, because the lease has to be renewed meanwhile. */
  private static final Duration LONGEST_TOPIC_CALL = Duration.ofSeconds(3);

  /** Longest time without an acknowledgement: longer than one request may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Interval at which the other instances try to take the lease. */
  private static final Duration TAKE_INTERVAL = Duration.ofSeconds(1);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final RelayStore store;
  private final Leases leases;
  private final KafkaSettings kafka;
  private final MeterRegistry meters;
  private final Counter failed;
  private final WakeSignal recorded;
  private final boolean enabled;
  private final Duration watchEvery;
  private final String holder;
  private final Worker relay;
  private final Worker listener;
  private final RetentionJob retention;
  private final DueErasuresJob dueErasures;
  private final ErasureFollowUp followUp;
  private final TopicErasures topicErasures;
  private volatile boolean running;

  /**
   * @param recorded given whenever this instance has recorded events
   */
  Relay(
      RelayStore store,
      KafkaSettings kafka,
      MeterRegistry meters,
      WakeSignal recorded,
      RelaySettings settings,
      DueErasures due,
      ErasureConclusions conclusions,
      UnrecordedErasures unrecorded) {
    this.store = store;
    this.leases = store.leases();
    this.kafka = kafka;
    this.meters = meters;
    this.failed =
        Counter.builder("ragtime.relay.failed")
            .description("Attempts to relay that ended before they were to; the log says why")
            .register(meters);
    this.recorded = recorded;
    this.retention = new RetentionJob(leases);
    this.dueErasures = new DueErasuresJob(store, due);
    this.followUp = new ErasureFollowUp(store, kafka, settings, conclusions);
    this.topicErasures = new TopicErasures(store, kafka, unrecorded);
    this.enabled = settings.enabled();
    this.watchEvery = settings.watchEvery();
    this.holder = settings.instance() + "/" + UUID.randomUUID();
    this.relay =
        Worker.named("relay")
            .onPlatformThread()
            .every(TAKE_INTERVAL)
            .backOff(FIRST_PAUSE, LONGEST_PAUSE)
            .troubles(this::trouble)
            .stoppedBy(recorded::give)
            .farewell(LEASE)
            .repeating(this::takeTurn);
    this.listener =
        Worker.named("relay-listener")
            .backOff(LONGEST_PAUSE, LONGEST_PAUSE)
            .troubles(Trouble::inWords)
            .repeating(this::listen);
  }

  private Trouble trouble(Throwable e) {
    if (DatabaseFailures.isLoginRefused(e)) {
      return new Trouble(
          Level.ERROR,
          DatabaseFailures.sentence(e, store.login())
              + ": nothing is relayed to Kafka until RAGTIME_RELAY_USERNAME and"
              + " RAGTIME_RELAY_PASSWORD suit ("
              + FailureReason.of(e)
              + ")",
          null);
    }
    String text = e instanceof Interruption ? String.valueOf(e.getMessage()) : FailureReason.of(e);
    return new Trouble(e instanceof Refused ? Level.ERROR : Level.WARN, text, null);
  }

  /** Name of this instance in the lease. */
  String holder() {
    return holder;
  }

  @Override
  public void start() {
    running = true;
    if (enabled) {
      eraseBeforeReady();
      relay.start();
      listener.start();
    }
  }

  /**
   * Erases what only the topic records as erased. Without Kafka commands are taken all the same,
   * and nothing is published before it was asked.
   */
  private void eraseBeforeReady() {
    try (Topics topics = connect()) {
      topicErasures.carryOut(topics);
    } catch (SQLException | KafkaException e) {
      log.warn(
          "Whether Kafka records erasures that the store lacks is found out later: {}",
          FailureReason.of(e));
    }
  }

  private Topics connect() {
    return Topics.connect(kafka.client("ragtime-relay-admin"), LONGEST_TOPIC_CALL);
  }

  private void takeTurn(Worker worker) throws Exception {
    Optional<Lease> lease = leases.take(holder);
    if (lease.isPresent()) {
      retention.start();
      dueErasures.start();
      followUp.start();
      try {
        lead(lease.get(), worker);
      } catch (LeaseLost e) {
        log.info("{}", e.getMessage());
      } catch (Exception e) {
        failed.increment();
        throw e;
      } finally {
        retention.stop();
        dueErasures.stop();
        followUp.stop();
        release(lease.get());
      }
    }
  }

  private void lead(Lease lease, Worker worker) throws Exception {
    try (Topics topics = connect()) {
      topicErasures.carryOut(topics);
      relay(lease, topics, worker);
    } catch (OrderBroken e) {
      leases.begin(lease.epoch(), null, lease.checkpoint(), List.of());
      throw e;
    } catch (Refused e) {
      leases.report(lease.epoch(), e.state());
      throw e;
    } catch (NotAuthorizedException e) {
      TopicState state = TopicState.unauthorized(e);
      leases.report(lease.epoch(), state);
      throw new Refused(state);
    }
  }

  private void relay(Lease lease, Topics topics, Worker worker) throws Exception {
    TopicReconciler reconciler = new TopicReconciler(topics, store, kafka);
    StartPoint start = reconciler.reconcile(lease);
    ErasableTopics erasable = reconciler.erasableTopics();
    TopicState state = start.state().withRemarks(erasable.remarks());
    leases.report(lease.epoch(), state);
    switch (state.condition()) {
      case DAMAGED, REFUSED -> log.error("{}", state.remark());
      case AT_RISK -> log.warn("{}", state.remark());
      case UNKNOWN, WHOLE -> {}
    }
    WakeSignal acknowledged = new WakeSignal();
    Publisher publisher = new Publisher(kafka, meters, start.ends(), acknowledged, PATIENCE);
    try (publisher) {
      RelaySession session =
          new RelaySession(
              store,
              lease,
              start,
              publisher,
              new TopicWatch(topics, kafka, watchEvery, start, erasable),
              new Records(kafka),
              recorded,
              acknowledged,
              () -> {
                worker.recovered();
                log.info("This instance relays from offset {}", start.checkpoint());
              },
              worker::isStopping);
      session.fill(erasable);
      try {
        session.run();
      } finally {
        if (session.hasMoved()) {
          worker.progressed();
        }
      }
    } finally {
      publisher.check(); // a broken order must be reported, whatever else ended the session
    }
  }

  private void release(Lease lease) {
    try {
      leases.release(lease.epoch());
    } catch (SQLException e) {
      log.info("The lease runs out by itself: {}", e.toString());
    }
  }

  /** Waits for what other instances record. Interrupting a virtual thread ends its read. */
  private void listen(Worker worker) throws SQLException {
    try (Connection connection = store.listen()) {
      PGConnection notifications = connection.unwrap(PGConnection.class);
      while (!worker.isStopping()) {
        if (notifications.getNotifications((int) LEASE.toMillis()) != null) {
          recorded.give();
        }
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    relay.stop();
    listener.stop();
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
