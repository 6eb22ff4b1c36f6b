package uk.ragtime.query.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Slug;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.projection.AppliedPositions;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.query.tenancy.TenantTransactions;
import uk.ragtime.web.Caller;
import uk.ragtime.web.Operators;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.limit.Limits;
import uk.ragtime.web.limit.Place;

/**
 * The way in to every question about a partnership. Checks come in one order everywhere: the token,
 * the membership (404), how often they ask (429), what the role allows (403), the parameters (400),
 * and only then the answer. Where a position is named, membership and role are those of the
 * position or later.
 */
@Component
public final class Door {
  /** Long for a projection that takes milliseconds, short for a person who waits. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String MIN_POSITION = "minPosition";

  /** Beyond this time between admission and answer the membership is looked up again. */
  private static final Duration ADMITTED_FOR = Duration.ofMillis(10);

  private final LaterLooks laterLooks = new LaterLooks();
  private final TenantTransactions transactions;
  private final Memberships memberships;
  private final AppliedPositions positions;
  private final Operators operators;
  private final Clock clock;
  private final Limits limits;
  private final MeterRegistry registry;

  Door(
      TenantTransactions transactions,
      Memberships memberships,
      AppliedPositions positions,
      Operators operators,
      Clock clock,
      Limits limits,
      MeterRegistry registry) {
    this.transactions = transactions;
    this.memberships = memberships;
    this.positions = positions;
    this.operators = operators;
    this.clock = clock;
    this.limits = limits;
    this.registry = registry;
  }

  /**
   * Lets a member in who may do this, once the read models have reached a position. An operator is
   * no member, whatever our record says: who runs the platform reads no ratings.
   *
   * @param minPosition the parameter as it was sent; null asks for no position
   * @throws uk.ragtime.web.ProblemException partnership-unknown, too-many-requests,
   *     position-not-reached, not-allowed or, for a position that cannot be read, invalid-parameter
   */
  public Visit open(
      Caller caller, String partnership, Action action, @Nullable String minPosition) {
    long position = positionIfReadable(minPosition);
    Standing standing = find(caller, partnership, position);
    limits.countMember(partnership, standing.member().code().value());
    PartnershipCode code = new PartnershipCode(partnership);
    if (standing.position() < position) {
      waitFor(code, position);
      standing = look(caller, code, position).orElseThrow(Refusals::partnershipUnknown);
    }
    requireMay(standing.member(), action);
    Parameters.position(MIN_POSITION, minPosition);
    return new Visit(identity(caller), code, standing.member(), action);
  }

  /**
   * Whether a member who was let in would be still; asking is no request of theirs. They are not
   * where nobody can be asked.
   */
  public boolean isStillOpen(Caller caller, String partnership, Action action) {
    try {
      return find(caller, partnership, 0).member().may(action);
    } catch (ProblemException | DataAccessException | TransactionException _) {
      return false;
    }
  }

  /**
   * How it stands with a caller in one snapshot of the read models.
   *
   * @param position where the partnership's read models stand; 0 where that does not matter
   */
  private record Standing(Member member, long position) {}

  private Standing find(Caller caller, String partnership, long minPosition) {
    if (!Slug.is(partnership) || operators.contains(caller)) {
      throw Refusals.partnershipUnknown();
    }
    PartnershipCode code = new PartnershipCode(partnership);
    return look(caller, code, minPosition)
        .or(() ->
            minPosition == 0
                ? Optional.empty()
                : laterLooks.find(caller, () -> look(caller, code, minPosition)))
        .orElseThrow(Refusals::partnershipUnknown);
  }

  private Optional<Standing> look(Caller caller, PartnershipCode partnership, long minPosition) {
    Identity identity = identity(caller);
    try (Place _ = limits.knock(caller)) {
      return transactions.readAs(
          identity,
          partnership,
          tenant ->
              memberships
                  .find(tenant, identity, clock.instant())
                  .map(member ->
                      new Standing(member, minPosition == 0 ? 0 : AppliedPositions.of(tenant))));
    }
  }

  /** A position that cannot be read is none until it is the parameters' turn. */
  private static long positionIfReadable(@Nullable String minPosition) {
    try {
      return Parameters.position(MIN_POSITION, minPosition);
    } catch (ProblemException _) {
      return 0;
    }
  }

  private void waitFor(PartnershipCode partnership, long minPosition) {
    try {
      if (positions.await(partnership, minPosition, PATIENCE)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Refusals.POSITION_NOT_REACHED
        .because(
            "Position %d was not projected within %d seconds"
                .formatted(minPosition, PATIENCE.toSeconds()))
        .withHeader("Retry-After", "1");
  }

  private static void requireMay(Member member, Action action) {
    if (!member.may(action)) {
      throw Problem.NOT_ALLOWED.because("The caller's roles do not allow this");
    }
  }

  private static Identity identity(Caller caller) {
    return Identity.of(caller.issuer(), caller.subject());
  }

  /** A member who was let in, and may ask about their partnership. */
  public final class Visit {
    private final Identity identity;
    private final PartnershipCode partnership;
    private final Member member;
    private final Action action;

    private Visit(Identity identity, PartnershipCode partnership, Member member, Action action) {
      this.identity = identity;
      this.partnership = partnership;
      this.member = member;
      this.action = action;
    }

    public PartnershipCode partnership() {
      return partnership;
    }

    public MemberCode member() {
      return member.code();
    }

    public boolean may(Action action) {
      return member.may(action);
    }

    /**
     * Answers from one moment of the read models. A member who had to wait for a place is looked up
     * again in that moment, for membership or role may have ended meanwhile.
     *
     * @param query what the answer's time is counted under
     * @throws uk.ragtime.web.ProblemException partnership-unknown or not-allowed
     */
    public <T> T answer(String query, Function<Tenant, T> question) {
      Timer.Sample sample = Timer.start(registry);
      long begin = System.nanoTime();
      try (Place _ = limits.enter(partnership.value())) {
        boolean waited = System.nanoTime() - begin > ADMITTED_FOR.toNanos();
        return transactions.readAs(
            identity,
            partnership,
            tenant -> {
              if (waited) {
                requireMay(
                    memberships
                        .find(tenant, identity, clock.instant())
                        .orElseThrow(Refusals::partnershipUnknown),
                    action);
              }
              return question.apply(tenant);
            });
      } finally {
        sample.stop(
            Timer.builder("ragtime.query")
                .description("From a question that was understood to its answer")
                .tag("query", query)
                .publishPercentileHistogram()
                .register(registry));
      }
    }
  }
}
