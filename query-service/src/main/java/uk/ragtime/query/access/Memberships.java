package uk.ragtime.query.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.query.tenancy.Tenant;

/** Which member of a partnership a token speaks for. */
@Component
public class Memberships {
  private static final String FIND =
      """
      select member, roles, agencies
        from member
       where partnership = :partnership
         and identity = :identity
       order by position desc
       limit 1
      """;

  public Optional<Member> find(Tenant tenant, Identity identity) {
    return tenant
        .ask(FIND)
        .param("identity", identity.value())
        .query((row, _) -> member(row))
        .optional();
  }

  private static Member member(ResultSet row) throws SQLException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    texts(row, "roles").forEach(role -> roles.add(Role.valueOf(role)));
    Set<AgencyCode> agencies = new TreeSet<>();
    texts(row, "agencies").forEach(agency -> agencies.add(new AgencyCode(agency)));
    return new Member(new MemberCode(row.getString("member")), roles, agencies);
  }

  private static Iterable<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}
