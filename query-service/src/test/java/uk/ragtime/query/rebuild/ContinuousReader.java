package uk.ragtime.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;

/**
 * Reads a profile, the feed and the audit continuously, and records the first fault: an error, a
 * position that goes back, or one that is missing.
 */
final class ContinuousReader implements AutoCloseable {
  private final QueryService service;
  private final PartnershipCode partnership;
  private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
  private final AtomicLong rounds = new AtomicLong();

  /** Given in the order of requests. */
  private final Semaphore turn = new Semaphore(1, true);

  private volatile boolean closed;
  private final Thread thread;
  private long profile;
  private long fed;
  private long audited;

  ContinuousReader(QueryService service, PartnershipCode partnership) {
    this.service = service;
    this.partnership = partnership;
    this.thread = Thread.ofVirtual().start(this::run);
  }

  private void run() {
    while (!closed && trouble.get() == null) {
      turn.acquireUninterruptibly();
      try {
        profile();
        feed();
        audit();
        rounds.incrementAndGet();
      } catch (RuntimeException | AssertionError e) {
        trouble.compareAndSet(null, e.toString());
      } finally {
        turn.release();
      }
    }
  }

  /** Reads nothing while something is prepared, and reads again when it returns. */
  <T> T resting(Supplier<T> preparation) {
    turn.acquireUninterruptibly();
    T prepared;
    try {
      prepared = preparation.get();
    } finally {
      turn.release();
    }
    assertWell();
    return prepared;
  }

  private void profile() {
    long position = ask("/areas/blackpool/profile?minPosition=" + profile).get("position").asLong();
    assertThat(position).as("the profile's position").isGreaterThanOrEqualTo(profile);
    profile = position;
  }

  private void feed() {
    for (JsonNode event : ask("/events?after=" + fed + "&limit=50")) {
      assertThat(event.get("position").asLong()).as("the feed's next").isEqualTo(fed + 1);
      fed++;
    }
    assertThat(ask("/events?after=" + Math.max(0, fed - 1) + "&limit=1").size())
        .as("the feed's last, asked for again")
        .isEqualTo(1);
  }

  private void audit() {
    for (JsonNode entry : ask("/audit?after=" + audited + "&limit=50").get("entries")) {
      assertThat(entry.get("position").asLong()).as("the audit's next").isGreaterThan(audited);
      audited = entry.get("position").asLong();
    }
  }

  private JsonNode ask(String path) {
    QueryService.Answer answer = service.get("auditor-" + partnership, "/v1/" + partnership + path);
    assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
    return answer.json();
  }

  /** Asserts that reads since this call have succeeded. */
  void assertWell() {
    long before = rounds.get();
    Eventually.holds(() -> assertThat(rounds.get() > before + 1 || trouble.get() != null).isTrue());
    assertThat(trouble.get()).isNull();
  }

  @Override
  public void close() {
    closed = true;
    Eventually.holds(() -> assertThat(thread.isAlive()).isFalse());
  }
}
