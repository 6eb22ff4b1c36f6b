package uk.ragtime.query.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
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
 * and only then the answer.
 */
@Component
public final class Door {
  /** Long for a projection that takes milliseconds, short for a person who waits. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

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
   * Lets a member in who may do this. An operator is none, whatever our record says: who runs the
   * platform reads no ratings.
   *
   * @throws uk.ragtime.web.ProblemException partnership-unknown, too-many-requests or not-allowed
   */
  public Visit open(Caller caller, String partnership, Action action) {
    Visit visit = find(caller, partnership);
    limits.countMember(visit.partnership.value(), visit.member.code().value());
    if (!visit.may(action)) {
      throw Problem.NOT_ALLOWED.because("The caller's roles do not allow this");
    }
    return visit;
  }

  /**
   * Whether a member who was let in would be still; asking is no request of theirs. They are not
   * where nobody can be asked.
   */
  public boolean isStillOpen(Caller caller, String partnership, Action action) {
    try {
      return find(caller, partnership).may(action);
    } catch (ProblemException | DataAccessException | TransactionException _) {
      return false;
    }
  }

  private Visit find(Caller caller, String partnership) {
    if (!Slug.is(partnership) || operators.contains(caller)) {
      throw Refusals.partnershipUnknown();
    }
    PartnershipCode code = new PartnershipCode(partnership);
    Identity identity = Identity.of(caller.issuer(), caller.subject());
    Instant now = clock.instant();
    try (Place _ = limits.knock(caller)) {
      Optional<Member> member =
          transactions.readAs(identity, code, tenant -> memberships.find(tenant, identity, now));
      return new Visit(identity, code, member.orElseThrow(Refusals::partnershipUnknown));
    }
  }

  /** A member who was let in, and may ask about their partnership. */
  public final class Visit {
    private final Identity identity;
    private final PartnershipCode partnership;
    private final Member member;

    private Visit(Identity identity, PartnershipCode partnership, Member member) {
      this.identity = identity;
      this.partnership = partnership;
      this.member = member;
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
     * Answers from one moment of the read models, once they have reached a position.
     *
     * @param query what the answer's time is counted under
     * @param minPosition the position that must have been applied; 0 asks for none
     */
    public <T> T answer(String query, long minPosition, Function<Tenant, T> question) {
      waitFor(minPosition);
      Timer.Sample sample = Timer.start(registry);
      try (Place _ = limits.enter(partnership.value())) {
        return transactions.readAs(identity, partnership, question);
      } finally {
        sample.stop(
            Timer.builder("ragtime.query")
                .description("From a question that was understood to its answer")
                .tag("query", query)
                .publishPercentileHistogram()
                .register(registry));
      }
    }

    private void waitFor(long minPosition) {
      if (minPosition == 0) {
        return;
      }
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
  }
}
