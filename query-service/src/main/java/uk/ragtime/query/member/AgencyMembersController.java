package uk.ragtime.query.member;

import static uk.ragtime.query.access.Memberships.texts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.tenancy.Tenant;

/**
 * {@code GET /v1/{partnership}/agencies/{agency}/members}: current members who rate for an agency,
 * for those who may assign its capabilities to them.
 */
@RestController
final class AgencyMembersController {
  /** Roles that count at an agency; other roles of its members are not shown. */
  private static final Set<Role> OF_AGENCY =
      Stream.of(Role.values())
          .filter(role -> role.allows(Action.RATE_OWN_AGENCIES))
          .collect(Collectors.toUnmodifiableSet());

  private static final String PRESENT =
      """
      select m.member, m.roles
        from member m
        left join member_leave l using (partnership, member)
       where m.partnership = :partnership
         and :agency = any (m.agencies)
         and (l.leaves_on is null or l.leaves_on > :today)
      """;

  /**
   * @param members current ones, by code, including those whose leave is scheduled
   */
  record Answer(AgencyCode agency, List<Colleague> members, long position) {}

  /**
   * @param roles those that rate for agencies
   */
  record Colleague(@JsonUnwrapped DisplayedMember who, Set<Role> roles) {}

  private record Row(String handle, Set<Role> roles) {}

  @GetMapping("/v1/{partnership}/agencies/{agency}/members")
  Answer members(
      @RequiredAction({Action.SIGN_OFF, Action.SIGN_OFF_ON_BEHALF}) QueryAccess.Session session,
      AgencyCode agency,
      Instant now) {
    session.requireSignerOf(agency);
    LocalDate today = Calendar.dayOf(now);
    return session.answer("agency-members", tenant -> answer(tenant, agency, today));
  }

  private static Answer answer(Tenant tenant, AgencyCode agency, LocalDate today) {
    Agencies.require(tenant, agency);
    List<Row> rows =
        tenant
            .ask(PRESENT)
            .param("agency", agency.value())
            .param("today", today)
            .query((row, _) -> new Row(row.getString("member"), ofAgency(texts(row, "roles"))))
            .list()
            .stream()
            .filter(row -> !row.roles().isEmpty())
            .toList();
    MemberNames names = MemberNames.of(tenant, rows.stream().map(Row::handle).toList(), true);
    return new Answer(
        agency,
        rows.stream()
            .map(row -> new Colleague(names.displayed(row.handle()), row.roles()))
            .sorted(Comparator.comparing(colleague -> colleague.who().member()))
            .toList(),
        tenant.position());
  }

  private static Set<Role> ofAgency(List<String> roles) {
    return roles.stream()
        .map(Role::valueOf)
        .filter(OF_AGENCY::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
