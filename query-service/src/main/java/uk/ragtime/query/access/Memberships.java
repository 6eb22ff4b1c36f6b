package uk.ragtime.query.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.query.tenancy.OwnRows;
import uk.ragtime.query.tenancy.Tenant;

/** Finds the member of a partnership whom a token identifies. */
@Component
public class Memberships {
  private static final String FIND =
      """
      select m.member, m.roles, m.agencies, m.identity_seal, p.identity_key,
             k.kind = 'DIVERGED' as diverged
        from erasable.person p
        join member m on m.partnership = p.partnership and m.member = p.member
        left join member_leave l on l.partnership = m.partnership and l.member = m.member
        left join parked_partnership k on k.partnership = m.partnership
       where p.partnership = :partnership
         and p.lookup = :lookup
         and (l.leaves_on is null or l.leaves_on > :today::date)
       order by m.position desc
      """;

  /** The same for values in their order: partnership, lookup and day. */
  private static final String FIND_BY_VALUES =
      FIND.replace(":partnership", "?").replace(":lookup", "?").replace(":today", "?");

  /**
   * Rows in which {@link #first} finds the member, for the message that sets the scope.
   *
   * @throws uk.ragtime.web.ProblemException from reading them: log-diverged, if nothing may be
   *     answered
   */
  public OwnRows<Optional<Member>> rows(Lookup lookup, PartnershipCode partnership, Instant now) {
    return new OwnRows<>(
        FIND_BY_VALUES,
        List.of(partnership.value(), lookup.value(), Calendar.dayOf(now).toString()),
        (row, _) -> membership(row, lookup));
  }

  /** Empty for a person who has left. */
  public Optional<Member> first(List<Optional<Member>> rows) {
    return rows.stream().flatMap(Optional::stream).findFirst();
  }

  /**
   * Finds the same in a transaction that has begun.
   *
   * @throws uk.ragtime.web.ProblemException log-diverged, if nothing may be answered
   */
  public Optional<Member> find(Tenant tenant, Lookup lookup, Instant now) {
    return first(
        tenant
            .ask(FIND)
            .param("lookup", lookup.value())
            .param("today", Calendar.dayOf(now))
            .query((row, _) -> membership(row, lookup))
            .list());
  }

  private static Optional<Member> membership(ResultSet row, Lookup lookup) throws SQLException {
    return fits(row, lookup) ? Optional.of(member(row)) : Optional.empty();
  }

  /** Whether the log says of this member that they sign in like this. */
  private static boolean fits(ResultSet row, Lookup lookup) throws SQLException {
    SealKey key = new SealKey(row.getString("identity_key"));
    return Opening.identity(key, lookup).fits(new Seal(row.getString("identity_seal")));
  }

  private static Member member(ResultSet row) throws SQLException {
    if (row.getBoolean("diverged")) {
      throw Refusals.logDiverged();
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    texts(row, "roles").forEach(role -> roles.add(Role.valueOf(role)));
    Set<AgencyCode> agencies = new TreeSet<>();
    texts(row, "agencies").forEach(agency -> agencies.add(new AgencyCode(agency)));
    return new Member(new MemberHandle(row.getString("member")), roles, agencies);
  }

  /** Returns the elements of a column of type {@code text[]}. */
  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}
