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
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.query.profile.Profiles;
import uk.ragtime.query.profile.RollUpRule;
import uk.ragtime.query.projection.AppliedPositions;
import uk.ragtime.query.projection.KafkaSettings;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.query.tenancy.TenantTransactions;

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
  private static final Duration GATHER = Duration.ofMillis(500);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  /** An instance that died is replaced after this time. */
  private static final Duration LEASE = Duration.ofSeconds(15);

  /** How soon a topic that was deleted is noticed. */
  private static final Duration TOPIC_LOOK = Duration.ofSeconds(10);

  private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(5);
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private static final String POSITION =
      """
      select coalesce(max(position), 0)
        from profile_position
       where partnership = :partnership
         and area in (:area, '')
      """;

  private final String me = UUID.randomUUID().toString();
  private final Ledger ledger;
  private final TenantTransactions transactions;
  private final AppliedPositions positions;
  private final KafkaSettings kafka;
  private final ProfileTopicSettings settings;
  private final Clock clock;
  private final AtomicInteger behind = new AtomicInteger();
  private final Counter published;
  private final Counter failed;
  private volatile boolean running;
  private volatile Thread thread = Thread.ofVirtual().unstarted(this::run);
  private @Nullable Topic topic;
  private long epoch;
  private long lookAtTopicAt;
  private boolean troubled;

  Publisher(
      Ledger ledger,
      TenantTransactions transactions,
      AppliedPositions positions,
      KafkaSettings kafka,
      ProfileTopicSettings settings,
      Clock clock,
      MeterRegistry registry) {
    this.ledger = ledger;
    this.transactions = transactions;
    this.positions = positions;
    this.kafka = kafka;
    this.settings = settings;
    this.clock = clock;
    this.published = registry.counter("ragtime.profile.topic.published");
    this.failed = registry.counter("ragtime.profile.topic.failed");
    Gauge.builder("ragtime.profile.topic.behind", behind, AtomicInteger::get)
        .description("Profiles that this instance, where it publishes, has not published yet")
        .register(registry);
  }

  private void run() {
    long seen = -1;
    while (running) {
      try {
        seen = positions.awaitMove(seen, LOOK_AGAIN);
        Thread.sleep(GATHER);
        work();
        troubled = false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      } catch (RuntimeException e) {
        tellTrouble(e);
        close();
        pause();
      }
    }
    close();
  }

  /** Publishes all that is due, if it is this instance's turn. */
  private void work() {
    Optional<Long> term = ledger.take(me, LEASE);
    if (term.isEmpty()) {
      close();
      behind.set(0);
      return;
    }
    LocalDate today = Calendar.dayOf(clock.instant());
    List<Due> due = ledger.due(today, MOST_AT_ONCE);
    behind.set(due.isEmpty() ? 0 : ledger.howManyAreDue(today));
    Topic open = open(term.get());
    while (running && !due.isEmpty()) {
      publish(open, due);
      behind.set(ledger.howManyAreDue(today));
      if (ledger.take(me, LEASE).filter(now -> now == epoch).isEmpty()) {
        return;
      }
      due = ledger.due(today, MOST_AT_ONCE);
    }
  }

  /** Whoever published before is shut out before the first profile is read. */
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
      ledger.publishTo(open.id(), term);
      log.info("publishes profiles to {}", kafka.profilesTopic());
    }
    return open;
  }

  private void publish(Topic open, List<Due> due) {
    Instant now = clock.instant();
    List<ProfileValue> values = new ArrayList<>();
    List<Published> notes = new ArrayList<>();
    for (Due one : due) {
      Optional<ProfileValue> value = value(one, now);
      value.ifPresent(values::add);
      notes.add(
          new Published(
              one,
              value.map(ProfileValue::position).orElse(one.position()),
              value.map(ProfileValue::asOf).orElseGet(() -> Calendar.dayOf(now))));
    }
    open.publish(values);
    ledger.note(notes, epoch);
    published.increment(values.size());
  }

  /**
   * One that cannot be read is said so and passed over until it moves on, or the next day: it must
   * not keep the others back.
   */
  private Optional<ProfileValue> value(Due due, Instant now) {
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

  /** Says what is wrong once, not with each attempt. */
  private void tellTrouble(RuntimeException e) {
    if (!troubled) {
      String what = e instanceof KafkaException ? "Kafka does not take them" : "something is away";
      log.warn(
          "Profiles cannot be published just now ({}); trying again every {}",
          what,
          PAUSE_AFTER_TROUBLE,
          e);
      troubled = true;
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE_AFTER_TROUBLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Profiles that are to be published, as far as this instance is the one that publishes. */
  int behind() {
    return behind.get();
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
    running = settings.enabled();
    if (running) {
      thread = Thread.ofPlatform().name("profile-topic").start(this::run);
    }
  }

  @Override
  public void stop() {
    if (!running) {
      return;
    }
    running = false;
    thread.interrupt();
    try {
      thread.join(FAREWELL);
      ledger.release(me);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.debug("the lease ends by itself", e);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
