package uk.ragtime.query.member;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.query.tenancy.Tenant;

/** Agencies that a member answers for. */
public final class Leads {
  private static final String LED =
      """
      select distinct a.agency
        from member m
        left join member_leave l on l.partnership = m.partnership and l.member = m.member
       cross join lateral unnest(m.agencies) a (agency)
       where m.partnership = :partnership
         and 'LEAD' = any (m.roles)
         and (l.leaves_on is null or l.leaves_on > :today)
      """;

  private Leads() {}

  public static Set<AgencyCode> agencies(Tenant tenant, LocalDate today) {
    return tenant
        .ask(LED)
        .param("today", today)
        .query((row, _) -> new AgencyCode(row.getString("agency")))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }
}
