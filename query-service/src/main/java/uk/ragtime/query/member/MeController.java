package uk.ragtime.query.member;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.query.access.Member;
import uk.ragtime.query.access.Memberships;
import uk.ragtime.query.access.SignIns;
import uk.ragtime.query.tenancy.OwnRows;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.query.tenancy.TenantTransactions;
import uk.ragtime.web.Caller;
import uk.ragtime.web.OperatorRegistry;

/**
 * {@code GET /v1/me}: memberships of the token's owner. An operator has none, whatever the records
 * say.
 */
@RestController
final class MeController {
  /** More than anybody has; each costs a lookup of its own. */
  private static final int MAX_MEMBERSHIPS = 100;

  private static final String PARTNERSHIPS =
      """
      select distinct partnership
        from erasable.person
       where lookup = ?
       order by partnership
       limit %d
      """
          .formatted(MAX_MEMBERSHIPS);

  private static final String PARTNERSHIP_NAME =
      """
      select name
        from partnership
       where partnership = :partnership
      """;

  record Answer(boolean operator, List<Membership> memberships) {}

  /**
   * @param member code, or the handle where the code is missing
   * @param displayName null where it is missing
   * @param actions everything that the roles allow
   */
  record Membership(
      PartnershipCode partnership,
      String name,
      String member,
      @Nullable String displayName,
      Set<Role> roles,
      Set<AgencyCode> agencies,
      Set<Action> actions) {}

  private final TenantTransactions transactions;
  private final Memberships memberships;
  private final SignIns signIns;
  private final OperatorRegistry operators;
  private final Clock clock;

  MeController(
      TenantTransactions transactions,
      Memberships memberships,
      SignIns signIns,
      OperatorRegistry operators,
      Clock clock) {
    this.transactions = transactions;
    this.memberships = memberships;
    this.signIns = signIns;
    this.operators = operators;
    this.clock = clock;
  }

  @GetMapping("/v1/me")
  Answer me(Caller caller) {
    if (operators.contains(caller)) {
      return new Answer(true, List.of());
    }
    Instant now = clock.instant();
    Lookup lookup = signIns.of(caller);
    List<String> partnerships =
        transactions.readOwn(
            lookup,
            new OwnRows<>(
                PARTNERSHIPS, List.of(lookup.value()), (row, _) -> row.getString("partnership")));
    List<Membership> found = new ArrayList<>();
    for (String partnership : partnerships) {
      PartnershipCode code = new PartnershipCode(partnership);
      transactions
          .readAs(
              lookup,
              code,
              memberships.rows(lookup, code, now),
              (tenant, rows) -> memberships.first(rows).map(member -> membership(tenant, member)))
          .ifPresent(found::add);
    }
    return new Answer(false, found);
  }

  private static Membership membership(Tenant tenant, Member member) {
    String name =
        tenant
            .ask(PARTNERSHIP_NAME)
            .query(String.class)
            .optional()
            .orElse(tenant.partnership().value());
    String handle = member.handle().value();
    DisplayedMember own = MemberNames.of(tenant, List.of(handle), true).displayed(handle);
    return new Membership(
        tenant.partnership(),
        name,
        own.member(),
        own.name(),
        member.roles(),
        new TreeSet<>(member.agencies()),
        Role.actionsOf(member.roles()));
  }
}
