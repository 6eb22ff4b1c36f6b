package uk.ragtime.query.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Slug;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.query.projection.AppliedPositions;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.query.tenancy.TenantTransactions;
import uk.ragtime.web.Caller;
import uk.ragtime.web.OperatorRegistry;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.limit.Limits;
import uk.ragtime.web.limit.Permit;

/**
 * Admits callers to queries about a partnership. Checks run in one order everywhere: token,
 * membership (404), request rate (429), role (403), parameters (400), and only then the query
 * itself. If the caller names a position, membership and role are those at that position or later.
 */
@Component
public final class QueryAccess {
  /** Ample for a projection, which takes milliseconds, and tolerable for a person who waits. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String MIN_POSITION = "minPosition";

  /** A membership that was read longer ago is read again in the snapshot of the answer. */
  private static final Duration ADMITTED_FOR = Duration.ofMillis(10);

  private final MembershipRetry membershipRetry = new MembershipRetry();
  private final TenantTransactions transactions;
  private final Memberships memberships;
  private final SignIns signIns;
  private final AppliedPositions positions;
  private final OperatorRegistry operators;
  private final Clock clock;
  private final Limits limits;
  private final MeterRegistry registry;

  QueryAccess(
      TenantTransactions transactions,
      Memberships memberships,
      SignIns signIns,
      AppliedPositions positions,
      OperatorRegistry operators,
      Clock clock,
      Limits limits,
      MeterRegistry registry) {
    this.transactions = transactions;
    this.memberships = memberships;
    this.signIns = signIns;
    this.positions = positions;
    this.operators = operators;
    this.clock = clock;
    this.limits = limits;
    this.registry = registry;
  }

  /**
   * Opens a session for a member who is allowed one of the actions, once the read models have
   * reached a position. An operator is never a member, whatever the membership record says: those
   * who run the platform read no ratings.
   *
   * @param minPosition the parameter as sent; null waits for no position
   * @param patience longest wait for that position; at zero none is made for a membership either
   * @throws uk.ragtime.web.ProblemException partnership-unknown, too-many-requests,
   *     position-not-reached, not-allowed or, for a position that cannot be read, invalid-parameter
   */
  public Session open(
      Caller caller,
      String partnership,
      List<Action> anyOf,
      @Nullable String minPosition,
      Duration patience) {
    long position = positionIfReadable(minPosition);
    Admission admission = admit(caller, partnership, position, patience);
    limits.countMember(partnership, admission.member().handle().value());
    PartnershipCode code = new PartnershipCode(partnership);
    if (admission.position() < position) {
      awaitPosition(code, position, patience);
      admission = readAdmission(caller, code).orElseThrow(Refusals::partnershipUnknown);
      if (admission.position() < position) {
        throw notReached(position, admission.position(), patience);
      }
    }
    requireAllowed(admission.member(), anyOf);
    Parameters.position(MIN_POSITION, minPosition);
    return new Session(signIns.of(caller), code, admission, anyOf);
  }

  /**
   * Checks whether an admitted caller would be admitted still. Does not count as a request of
   * theirs. Returns false if the membership cannot be read.
   */
  public boolean isStillAllowed(Caller caller, String partnership, Action action) {
    try {
      return admit(caller, partnership, 0, Duration.ZERO).member().may(action);
    } catch (ProblemException | DataAccessException | TransactionException _) {
      return false;
    }
  }

  /**
   * Membership of a caller in one snapshot of the read models.
   *
   * @param position that the partnership's read models have reached
   * @param readAt {@link System#nanoTime} at which the membership was read
   */
  private record Admission(Member member, long position, long readAt) {}

  private Admission admit(Caller caller, String partnership, long minPosition, Duration patience) {
    if (!Slug.is(partnership) || operators.contains(caller)) {
      throw Refusals.partnershipUnknown();
    }
    PartnershipCode code = new PartnershipCode(partnership);
    return readAdmission(caller, code)
        .or(() ->
            minPosition == 0 || patience.isZero()
                ? Optional.empty()
                : membershipRetry.find(caller, () -> readAdmission(caller, code)))
        .orElseThrow(Refusals::partnershipUnknown);
  }

  private Optional<Admission> readAdmission(Caller caller, PartnershipCode partnership) {
    Lookup lookup = signIns.of(caller);
    try (Permit _ = limits.acquireForAdmission(caller)) {
      return transactions.readAs(
          lookup,
          partnership,
          memberships.rows(lookup, partnership, clock.instant()),
          (tenant, rows) ->
              memberships
                  .first(rows)
                  .map(member -> new Admission(member, tenant.position(), System.nanoTime())));
    }
  }

  /** Treats an invalid position as absent until parameters are validated. */
  private static long positionIfReadable(@Nullable String minPosition) {
    try {
      return Parameters.position(MIN_POSITION, minPosition);
    } catch (ProblemException _) {
      return 0;
    }
  }

  /** Returns once the position is reached or patience is at its end. */
  private void awaitPosition(PartnershipCode partnership, long minPosition, Duration patience) {
    try {
      positions.await(partnership, minPosition, patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ProblemException notReached(long minPosition, long position, Duration patience) {
    return Refusals.POSITION_NOT_REACHED
        .because(
            "Position %d was not projected within %d seconds; the log stands at %d"
                .formatted(minPosition, patience.toSeconds(), position))
        .withHeader("Retry-After", "1");
  }

  private static void requireAllowed(Member member, List<Action> anyOf) {
    if (anyOf.stream().noneMatch(member::may)) {
      throw Problem.NOT_ALLOWED.because("The caller's roles do not allow this");
    }
  }

  /** An admitted member, who may query their partnership. */
  public final class Session {
    private final Lookup lookup;
    private final PartnershipCode partnership;
    private final Admission admission;
    private final List<Action> anyOf;

    private Session(
        Lookup lookup, PartnershipCode partnership, Admission admission, List<Action> anyOf) {
      this.lookup = lookup;
      this.partnership = partnership;
      this.admission = admission;
      this.anyOf = anyOf;
    }

    public PartnershipCode partnership() {
      return partnership;
    }

    public MemberHandle member() {
      return admission.member().handle();
    }

    public boolean may(Action action) {
      return admission.member().may(action);
    }

    /** Roles of the member when they were admitted. */
    public Set<Role> roles() {
      return admission.member().roles();
    }

    /** Agencies that the member rates for or leads. */
    public Set<AgencyCode> agencies() {
      return admission.member().agencies();
    }

    /**
     * Refuses a member who reads comments only as one who writes for agencies of their own.
     *
     * @throws uk.ragtime.web.ProblemException not-your-agency
     */
    public void requireReaderOfComments(AgencyCode agency) {
      if (!admission.member().readsCommentsOn(agency)) {
        throw Refusals.NOT_YOUR_AGENCY.because(
            "The caller reads comments on the assessments of their own agencies");
      }
    }

    /**
     * Refuses a lead of other agencies who may not sign off on behalf of any.
     *
     * @throws uk.ragtime.web.ProblemException not-your-agency
     */
    public void requireSignerOf(AgencyCode agency) {
      if (!admission.member().signsFor(agency)) {
        throw Refusals.NOT_YOUR_AGENCY.because("The caller leads other agencies");
      }
    }

    /**
     * Runs a query in one snapshot of the read models. A member who had to wait, for a permit or a
     * connection, is looked up again in that snapshot, because membership or role may have ended
     * meanwhile.
     *
     * @param query name under which the query's duration is recorded
     * @throws uk.ragtime.web.ProblemException partnership-unknown or not-allowed
     */
    public <T> T answer(String query, Function<Tenant, T> question) {
      Timer.Sample sample = Timer.start(registry);
      try (Permit _ = limits.enter(partnership.value())) {
        return transactions.readAs(
            lookup,
            partnership,
            tenant -> {
              if (System.nanoTime() - admission.readAt() > ADMITTED_FOR.toNanos()) {
                requireAllowed(
                    memberships
                        .find(tenant, lookup, clock.instant())
                        .orElseThrow(Refusals::partnershipUnknown),
                    anyOf);
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
