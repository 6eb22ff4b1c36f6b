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
 * Who may ask for how much. A caller is counted as soon as their token is known, whatever they ask
 * for; a partnership and its member only when the membership has been seen, so that a stranger
 * neither uses a partnership's budget up nor learns from a refusal that there is one.
 */
public final class Limits {
  /**
   * Looks at memberships that one identity has on their way at once: a browser opens six
   * connections.
   */
  static final int KNOCKS = 6;

  private static final double SECOND = Duration.ofSeconds(1).toNanos();

  private static final Place ANYWHERE = () -> {};

  private final LimitSettings settings;
  private final Budgets<Caller> callers;
  private final Budgets<BudgetKey> members;
  private final Places<Caller> knocking = new Places<>(KNOCKS);
  private final Places<String> working;
  private final MeterRegistry registry;

  Limits(LimitSettings settings, int places, LongSupplier clock, MeterRegistry registry) {
    this.settings = settings;
    this.callers = new Budgets<>(clock);
    this.members = new Budgets<>(clock);
    this.working = new Places<>(places);
    this.registry = registry;
    Gauge.builder("ragtime.limits.budgets", members, Budgets::size)
        .description("Budgets that are not full: members and partnerships at work")
        .register(registry);
  }

  /**
   * Counts a request of somebody of whom only the token is known.
   *
   * @throws ProblemException too-many-requests
   */
  public void countCaller(Caller caller) {
    if (settings.enabled()) {
      refuseIf(callers.take(caller, settings.caller()), "caller");
    }
  }

  /**
   * Counts a request of a member; neither budget is touched where the other has nothing left.
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
   * A place to look whether somebody is a member. It is the caller's own, not the partnership's.
   *
   * @throws ProblemException too-many-requests
   */
  public Place knock(Caller caller) {
    return settings.enabled() ? placeIn(knocking, caller, "knocks") : ANYWHERE;
  }

  /**
   * A place to work for a partnership, so that nobody takes all connections to the database.
   *
   * @throws ProblemException too-many-requests
   */
  public Place enter(String partnership) {
    return settings.enabled() ? placeIn(working, partnership, "places") : ANYWHERE;
  }

  private <K> Place placeIn(Places<K> places, K whose, String limit) {
    Place place = places.take(whose, settings.patience());
    if (place == null) {
      throw refusal(limit, 1, "Too many requests are being worked on; come again");
    }
    return place;
  }

  private void refuseIf(long nanosToWait, String limit) {
    if (nanosToWait > 0) {
      long seconds = (long) Math.ceil(nanosToWait / SECOND);
      throw refusal(
          limit, seconds, "Ask less often; " + seconds + " seconds from now there is one");
    }
  }

  private ProblemException refusal(String limit, long seconds, String detail) {
    registry.counter("ragtime.limits.refused", "limit", limit).increment();
    return Problem.TOO_MANY_REQUESTS
        .because(detail)
        .withHeader("Retry-After", Long.toString(seconds));
  }

  /** What members have taken since this was last asked. */
  Map<BudgetKey, Long> tell() {
    return members.tell();
  }

  /** Takes over how it stands with all instances together. */
  void settle(Map<BudgetKey, Long> nanosToFull) {
    members.settle(nanosToFull);
  }

  void forgetFull() {
    members.forgetFull();
    callers.forgetFull();
  }
}
