package uk.ragtime.query.member;

import static uk.ragtime.query.access.Memberships.texts;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import uk.ragtime.query.member.MembersController.Former;
import uk.ragtime.query.member.MembersController.Invited;
import uk.ragtime.query.member.MembersController.Present;
import uk.ragtime.query.tenancy.Tenant;

/** A partnership's members in the read models, ordered by code. */
final class MemberList {
  private static final String PRESENT =
      """
      select m.member, n.display_name, m.roles, m.agencies, s.since, l.leaves_on
        from member m
        join member_since s using (partnership, member)
        left join member_leave l using (partnership, member)
        left join member_name n using (partnership, member)
       where m.partnership = :partnership
         and (l.leaves_on is null or l.leaves_on > :today)
       order by m.member
      """;

  private static final String INVITED =
      """
      select i.member, n.display_name, i.roles, i.agencies, i.expires_on
        from invitation i
        left join member_name n using (partnership, member)
       where i.partnership = :partnership
       order by i.member
      """;

  private static final String FORMER =
      """
      select l.member, n.display_name, l.leaves_on
        from member_leave l
        left join member_name n using (partnership, member)
       where l.partnership = :partnership
         and l.leaves_on <= :today
       order by l.member
      """;

  private MemberList() {}

  static List<Present> present(Tenant tenant, LocalDate today) {
    return tenant
        .ask(PRESENT)
        .param("today", today)
        .query((row, _) ->
            new Present(
                row.getString("member"),
                row.getString("display_name"),
                texts(row, "roles"),
                texts(row, "agencies"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("leaves_on", LocalDate.class)))
        .list();
  }

  static List<Invited> invited(Tenant tenant) {
    return tenant
        .ask(INVITED)
        .query((row, _) ->
            new Invited(
                row.getString("member"),
                row.getString("display_name"),
                texts(row, "roles"),
                texts(row, "agencies"),
                row.getObject("expires_on", LocalDate.class)))
        .list();
  }

  static List<Former> former(Tenant tenant, LocalDate today) {
    return tenant
        .ask(FORMER)
        .param("today", today)
        .query((row, _) ->
            new Former(
                row.getString("member"),
                row.getString("display_name"),
                row.getObject("leaves_on", LocalDate.class)))
        .list();
  }
}
