package uk.ragtime.query.profiletopic;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import uk.ragtime.kafka.NotAuthorizedException;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.query.profile.Profiles;
import uk.ragtime.query.profile.RollUpRule;
import uk.ragtime.query.projection.AppliedPositions;
import uk.ragtime.query.projection.KafkaSettings;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.query.tenancy.TenantTransactions;
import uk.ragtime.worker.FailureReason;
import uk.ragtime.worker.Trouble;
import uk.ragtime.worker.Worker;

/**
 * Keeps the topic of current profiles up to date: looks which profiles have moved on since they
 * were published, reads them and publishes them, in the one instance that holds the lease. What is
 * noted is noted after Kafka has it, so a crash publishes something twice and forgets nothing.
 */
@Component
public final class Publisher implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Publisher.class);

  /** One transaction of Kafka; a profile has some kilobytes. */
  private static final int MOST_AT_ONCE = 100;

  /** A burst of ratings in an area comes to one profile. */
  private static final Duration GATHERING = Duration.ofMillis(500);

  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(2);

  /** An instance that died is replaced after this time. */
  private static final Duration LEASE = Duration.ofSeconds(15);

  /** Interval at which the topic's identity is verified. */
  private static final Duration TOPIC_LOOK = Duration.ofSeconds(10);

  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

  private static final String POSITION =
      """
      select coalesce(max(position), 0)
        from profile_position
       where partnership = :partnership
         and area in (:area, '')
      """;

  private final String me = UUID.randomUUID().toString();
  private final PublicationLog publications;
  private final TenantTransactions transactions;
  private final KafkaSettings kafka;
  private final ProfileTopicSettings settings;
  private final Clock clock;

  /** Null while the database does not say. */
  private volatile @Nullable Integer behind = 0;

  private final Counter published;
  private final Counter failed;
  private final Worker worker;
  private @Nullable Topic topic;
  private @Nullable Topic announced;
  private long epoch;
  private long lookAtTopicAt;

  Publisher(
      PublicationLog publications,
      TenantTransactions transactions,
      AppliedPositions positions,
      KafkaSettings kafka,
      ProfileTopicSettings settings,
      Clock clock,
      MeterRegistry registry) {
    this.publications = publications;
    this.transactions = transactions;
    this.kafka = kafka;
    this.settings = settings;
    this.clock = clock;
    this.published = registry.counter("ragtime.profile.topic.published");
    this.failed =
        Counter.builder("ragtime.profile.topic.failed")
            .description(
                "Profiles that cannot be read, and attempts that Kafka or the database ended")
            .register(registry);
    Gauge.builder("ragtime.profile.topic.behind", this, Publisher::behindOrNan)
        .description("Profiles that this instance, where it publishes, has not published yet")
        .register(registry);
    this.worker =
        Worker.named("profile-topic")
            .onPlatformThread()
            .every(LOOK_INTERVAL)
            .gathering(GATHERING)
            .backOff(PAUSE_AFTER_FAILURE, PAUSE_AFTER_FAILURE)
            .troubles(Publisher::trouble)
            .repeating(this::pass);
    positions.onMove(worker::wake);
  }

  private void pass(Worker worked) {
    try {
      publishDue(worked);
    } catch (RuntimeException e) {
      if (!worked.isStopping()) {
        failed.increment();
      }
      if (!(e instanceof KafkaException)) {
        behind = null;
      }
      close(); // the next pass opens the topic anew
      throw e;
    }
  }

  /** Publishes all that is due, if it is this instance's turn. */
  private void publishDue(Worker worked) {
    Optional<Long> term = publications.take(me, LEASE);
    if (term.isEmpty()) {
      close();
      behind = 0;
      return;
    }
    LocalDate today = Calendar.dayOf(clock.instant());
    List<StaleProfile> due = due(today);
    Topic open = open(term.get());
    if (due.isEmpty()) {
      announce(open);
    }
    while (!worked.isStopping() && !due.isEmpty()) {
      publish(open, due);
      if (publications.take(me, LEASE).filter(now -> now == epoch).isEmpty()) {
        return;
      }
      due = due(today);
    }
  }

  /** The next to publish; all are counted only where there are more than these. */
  private List<StaleProfile> due(LocalDate today) {
    List<StaleProfile> due = publications.stale(today, MOST_AT_ONCE);
    behind = due.size() < MOST_AT_ONCE ? due.size() : publications.countStale(today);
    return due;
  }

  /** Fences the instance that published before, and only then are profiles read. */
  private Topic open(long term) {
    Topic open = topic;
    if (open != null && term == epoch && System.nanoTime() - lookAtTopicAt >= 0) {
      lookAtTopicAt = System.nanoTime() + TOPIC_LOOK.toNanos();
      if (open.isGone()) {
        log.warn("The topic of profiles is not the one it was; it is filled anew");
        close();
        open = null;
      }
    }
    if (open == null || term != epoch) {
      close();
      open = new Topic(kafka);
      topic = open;
      epoch = term;
      lookAtTopicAt = System.nanoTime() + TOPIC_LOOK.toNanos();
      publications.publishTo(open.id(), term);
    }
    return open;
  }

  /** Logs the topic once Kafka has taken a profile, or none is due: it may refuse until then. */
  private void announce(Topic open) {
    if (!open.equals(announced)) {
      announced = open;
      log.info("publishes profiles to {}", kafka.profilesTopic());
      open.shortcomings().forEach(sentence -> log.warn("{}", sentence));
    }
  }

  private void publish(Topic open, List<StaleProfile> due) {
    Instant now = clock.instant();
    List<ProfileValue> values = new ArrayList<>();
    List<Published> notes = new ArrayList<>();
    for (StaleProfile one : due) {
      Optional<ProfileValue> value = value(one, now);
      value.ifPresent(values::add);
      notes.add(
          new Published(
              one,
              value.map(ProfileValue::position).orElse(one.position()),
              value.map(ProfileValue::asOf).orElseGet(() -> Calendar.dayOf(now))));
    }
    open.publish(values);
    announce(open);
    publications.record(notes, epoch);
    published.increment(values.size());
  }

  /**
   * One that cannot be read is said so and passed over until it moves on, or the next day: it must
   * not keep the others back.
   */
  private Optional<ProfileValue> value(StaleProfile due, Instant now) {
    try {
      return Optional.of(
          transactions.read(due.partnership(), tenant -> value(tenant, due.area(), now)));
    } catch (DataAccessException | TransactionException e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("The profile of {}/{} cannot be published", due.partnership(), due.area(), e);
      failed.increment();
      return Optional.empty();
    }
  }

  private static ProfileValue value(Tenant tenant, AreaCode area, Instant now) {
    long position = tenant.ask(POSITION).param("area", area.value()).query(Long.class).single();
    return ProfileValue.of(
        tenant.partnership(), position, Profiles.now(tenant, area, RollUpRule.WORST, now));
  }

  private static Trouble trouble(Throwable e) {
    if (e instanceof NotAuthorizedException refused) {
      return Trouble.inWords(String.valueOf(refused.getMessage()));
    }
    String reason = FailureReason.of(e);
    return new Trouble(
        Level.WARN,
        e instanceof KafkaException ? "Kafka does not take profiles: " + reason : reason,
        e);
  }

  /**
   * Profiles that are to be published, as far as this instance is the one that publishes; null
   * while that is not known.
   */
  @Nullable Integer behind() {
    return behind;
  }

  private double behindOrNan() {
    Integer known = behind;
    return known == null ? Double.NaN : known;
  }

  private void close() {
    Topic open = topic;
    topic = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void start() {
    if (settings.enabled()) {
      worker.start();
    }
  }

  @Override
  public void stop() {
    if (!worker.isRunning()) {
      return;
    }
    worker.stop();
    close();
    try {
      publications.release(me);
    } catch (RuntimeException e) {
      log.debug("the lease ends by itself", e);
    }
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }
}
