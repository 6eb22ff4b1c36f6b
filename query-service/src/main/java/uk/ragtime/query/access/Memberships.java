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
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.query.tenancy.Tenant;

/** Finds the member of a partnership whom a token identifies. */
@Component
public class Memberships {
  private static final String FIND =
      """
      select m.member, m.roles, m.agencies, k.kind = 'DIVERGED' as diverged
        from member m
        left join member_leave l on l.partnership = m.partnership and l.member = m.member
        left join parked_partnership k on k.partnership = m.partnership
       where m.partnership = :partnership
         and m.identity = :identity
         and (l.leaves_on is null or l.leaves_on > :today)
       order by m.position desc
       limit 1
      """;

  /**
   * Empty for a person who has left.
   *
   * @throws uk.ragtime.web.ProblemException log-diverged, if nothing may be answered
   */
  public Optional<Member> find(Tenant tenant, Identity identity, Instant now) {
    return tenant
        .ask(FIND)
        .param("identity", identity.value())
        .param("today", Calendar.dayOf(now))
        .query((row, _) -> member(row))
        .optional();
  }

  private static Member member(ResultSet row) throws SQLException {
    if (row.getBoolean("diverged")) {
      throw Refusals.logDiverged();
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    texts(row, "roles").forEach(role -> roles.add(Role.valueOf(role)));
    Set<AgencyCode> agencies = new TreeSet<>();
    texts(row, "agencies").forEach(agency -> agencies.add(new AgencyCode(agency)));
    return new Member(new MemberCode(row.getString("member")), roles, agencies);
  }

  /** Returns the elements of a column of type {@code text[]}. */
  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}
