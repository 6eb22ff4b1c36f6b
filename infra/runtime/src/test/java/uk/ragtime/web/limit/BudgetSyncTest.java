package uk.ragtime.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uk.ragtime.web.ProblemException;

/** Instances limit together while they can tell each other, and each by itself while not. */
class BudgetSyncTest {
  private static final LimitSettings SETTINGS =
      new LimitSettings(true, 1, 10, 1, 15, 1, 10, null, Duration.ZERO, Duration.ofSeconds(1));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Limits here = limits();
  private final Limits there = limits();
  private final SharedMemory memory = new SharedMemory();
  private final BudgetSync fromHere = exchange(here);
  private final BudgetSync fromThere = exchange(there);
  private long now;

  @Test
  void whatIsTakenHereIsMissedThere() {
    assertThat(allOf(here, "anna")).isEqualTo(10);
    fromHere.exchange();
    there.countMember("kent", "anna");
    fromThere.exchange();

    assertThat(allOf(there, "anna")).isZero();
    assertThat(allOf(there, "ben")).as("what anna left of the partnership's").isEqualTo(4);
  }

  @Test
  void aPartnershipsRefusalCostsTheMemberNothing() {
    assertThat(allOf(here, "anna") + allOf(here, "ben")).isEqualTo(15);
    now += Duration.ofSeconds(15).toNanos();

    assertThat(allOf(here, "ben")).isEqualTo(10);
  }

  @Test
  void onePartnershipIsNothingToAnother() {
    allOf(here, "anna");
    allOf(here, "ben");

    here.countMember("surrey", "anna");
  }

  @Test
  void withoutTheStoreEachLimitsByItselfAndNothingIsMadeUpForLater() {
    memory.away = true;
    for (int minute = 0; minute < 60; minute++) {
      assertThat(allOf(here, "anna")).isEqualTo(10);
      fromHere.exchange();
      now += Duration.ofSeconds(15).toNanos();
    }
    memory.away = false;
    fromHere.exchange();

    assertThat(allOf(here, "anna")).isEqualTo(10);
    assertThat(registry.counter("ragtime.limits.exchange.failed").count()).isEqualTo(60);
  }

  @Test
  void refusalsAreCountedAndSayWhenToComeAgain() {
    allOf(here, "anna");

    assertThatThrownBy(() -> here.countMember("kent", "anna"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> {
              assertThat(refusal.problem().status()).isEqualTo(429);
              assertThat(refusal.headers()).containsEntry("Retry-After", "1");
              assertThat(refusal.getMessage()).doesNotContain("kent", "anna");
            });
    assertThat(registry.counter("ragtime.limits.refused", "limit", "member").count()).isEqualTo(2);
  }

  private static int allOf(Limits limits, String member) {
    int taken = 0;
    while (true) {
      try {
        limits.countMember("kent", member);
        taken++;
      } catch (ProblemException _) {
        return taken;
      }
    }
  }

  private Limits limits() {
    return new Limits(SETTINGS, 6, () -> now, registry);
  }

  private BudgetSync exchange(Limits limits) {
    return new BudgetSync(limits, Optional.of(memory), Duration.ofSeconds(1), registry);
  }

  private final class SharedMemory implements BudgetStore {
    private final Map<BudgetKey, Long> fullAt = new HashMap<>();
    private boolean away;

    @Override
    public Map<BudgetKey, Long> exchange(Map<BudgetKey, Long> taken) {
      if (away) {
        throw new BudgetStoreException(new IllegalStateException("away"));
      }
      Map<BudgetKey, Long> standing = new HashMap<>();
      taken.forEach((key, nanos) -> {
        long at = Math.max(fullAt.getOrDefault(key, now), now) + nanos;
        fullAt.put(key, at);
        standing.put(key, at - now);
      });
      return standing;
    }

    @Override
    public void forgetFull() {
      fullAt.clear();
    }
  }
}
