package uk.ragtime.web.limit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import uk.ragtime.web.Caller;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;

/**
 * Limits on requests. A caller is counted as soon as the token is known, whatever is asked for; a
 * partnership and its member only once the membership has been found, so that a stranger neither
 * uses up a partnership's budget nor learns from a refusal that it exists.
 */
public final class Limits {
  /** Membership lookups of one identity at once: a browser opens six connections. */
  static final int MAX_ADMISSIONS = 6;

  private static final double SECOND = Duration.ofSeconds(1).toNanos();

  private static final Permit UNLIMITED = () -> {};

  private final LimitSettings settings;
  private final Budgets<Caller> callers;
  private final Budgets<BudgetKey> members;
  private final Permits<Caller> admissions = new Permits<>(MAX_ADMISSIONS);
  private final Permits<String> working;
  private final MeterRegistry registry;

  Limits(LimitSettings settings, int places, LongSupplier clock, MeterRegistry registry) {
    this.settings = settings;
    this.callers = new Budgets<>(clock);
    this.members = new Budgets<>(clock);
    this.working = new Permits<>(places);
    this.registry = registry;
    Gauge.builder("ragtime.limits.budgets", members, Budgets::size)
        .description("Budgets that are not full: members and partnerships at work")
        .register(registry);
  }

  /**
   * Counts a request of a caller of whom only the token is known.
   *
   * @throws ProblemException too-many-requests
   */
  public void countCaller(Caller caller) {
    if (settings.enabled()) {
      refuseIf(callers.take(caller, settings.caller()), "caller");
    }
  }

  /**
   * Counts a request of a member; neither budget is touched if the other has nothing left.
   *
   * @throws ProblemException too-many-requests
   */
  public void countMember(String partnership, String member) {
    if (!settings.enabled()) {
      return;
    }
    BudgetKey own = new BudgetKey(partnership, member);
    refuseIf(members.take(own, settings.member()), "member");
    long wait = members.take(BudgetKey.ofAll(partnership), settings.partnership());
    if (wait > 0) {
      members.giveBack(own);
      refuseIf(wait, "partnership");
    }
  }

  /**
   * Permits a lookup of the caller's membership. It counts for the caller, not for the partnership.
   *
   * @throws ProblemException too-many-requests
   */
  public Permit acquireForAdmission(Caller caller) {
    return settings.enabled() ? permitIn(admissions, caller, "knocks") : UNLIMITED;
  }

  /**
   * Permits work for a partnership, so that no partnership takes all connections to the database.
   *
   * @throws ProblemException too-many-requests
   */
  public Permit enter(String partnership) {
    return settings.enabled() ? permitIn(working, partnership, "places") : UNLIMITED;
  }

  private <K> Permit permitIn(Permits<K> permits, K whose, String limit) {
    Permit permit = permits.take(whose, settings.patience());
    if (permit == null) {
      throw refusal(limit, 1, "Too many requests are being worked on; come again");
    }
    return permit;
  }

  private void refuseIf(long nanosToWait, String limit) {
    if (nanosToWait > 0) {
      long seconds = (long) Math.ceil(nanosToWait / SECOND);
      throw refusal(
          limit,
          seconds,
          "Too many requests; the next one is taken in "
              + seconds
              + (seconds == 1 ? " second" : " seconds"));
    }
  }

  private ProblemException refusal(String limit, long seconds, String detail) {
    registry.counter("ragtime.limits.refused", "limit", limit).increment();
    return Problem.TOO_MANY_REQUESTS
        .because(detail)
        .withHeader("Retry-After", Long.toString(seconds));
  }

  /** Requests of members since the last call. */
  Map<BudgetKey, Long> drain() {
    return members.drain();
  }

  /** Adopts the state of all instances together. */
  void reconcile(Map<BudgetKey, Long> nanosToFull) {
    members.reconcile(nanosToFull);
  }

  void forgetFull() {
    members.forgetFull();
    callers.forgetFull();
  }
}
