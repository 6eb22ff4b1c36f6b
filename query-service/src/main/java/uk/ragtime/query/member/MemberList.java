package uk.ragtime.query.member;

import static uk.ragtime.query.access.Memberships.texts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.member.MembersController.Former;
import uk.ragtime.query.member.MembersController.Invited;
import uk.ragtime.query.member.MembersController.Present;
import uk.ragtime.query.tenancy.Tenant;

/** A partnership's members in the read models, ordered by code. */
final class MemberList {
  /** With the version of the last event about each; an index has the few that may be. */
  private static final String PRESENT =
      """
      select m.member, m.roles, m.agencies, s.since, l.leaves_on, v.version
        from member m
        join member_since s using (partnership, member)
        left join member_leave l using (partnership, member)
        left join (select a.data::json ->> 'member' as member, max(a.stream_version) as version
                     from event_log a
                    where a.partnership = :partnership
                      and a.type not like 'uk.ragtime.rating-%'
                      and a.stream = 'members'
                    group by 1) v using (member)
       where m.partnership = :partnership
         and (l.leaves_on is null or l.leaves_on > :today)
      """;

  private static final String INVITED =
      """
      select member, roles, agencies, expires_on
        from invitation
       where partnership = :partnership
      """;

  private static final String FORMER =
      """
      select member, leaves_on
        from member_leave
       where partnership = :partnership
         and leaves_on <= :today
      """;

  private record PresentRow(
      String handle,
      List<String> roles,
      List<String> agencies,
      Instant since,
      @Nullable LocalDate leavesOn,
      long version) {}

  private record InvitedRow(
      String handle, List<String> roles, List<String> agencies, LocalDate expiresOn) {}

  private record FormerRow(String handle, LocalDate leftOn) {}

  private final List<PresentRow> present;
  private final List<InvitedRow> invited;
  private final List<FormerRow> former;
  private final MemberNames names;

  private MemberList(Tenant tenant, LocalDate today) {
    present = presentRows(tenant, today);
    invited = invitedRows(tenant);
    former = formerRows(tenant, today);
    List<String> handles =
        Stream.of(
                present.stream().map(PresentRow::handle),
                invited.stream().map(InvitedRow::handle),
                former.stream().map(FormerRow::handle))
            .flatMap(all -> all)
            .distinct()
            .toList();
    names = MemberNames.of(tenant, handles, true);
  }

  static MemberList of(Tenant tenant, LocalDate today) {
    return new MemberList(tenant, today);
  }

  List<Present> present() {
    return inOrder(
        present.stream()
            .map(row ->
                new Present(
                    names.displayed(row.handle()),
                    row.roles(),
                    row.agencies(),
                    row.since(),
                    row.leavesOn(),
                    row.version()))
            .toList(),
        Present::who);
  }

  List<Invited> invited() {
    return inOrder(
        invited.stream()
            .map(row ->
                new Invited(
                    names.displayed(row.handle()), row.roles(), row.agencies(), row.expiresOn()))
            .toList(),
        Invited::who);
  }

  List<Former> former() {
    return inOrder(
        former.stream()
            .map(row -> new Former(names.displayed(row.handle()), row.leftOn()))
            .toList(),
        Former::who);
  }

  private static <T> List<T> inOrder(List<T> members, Function<T, DisplayedMember> who) {
    return members.stream().sorted(Comparator.comparing(one -> who.apply(one).member())).toList();
  }

  private static List<PresentRow> presentRows(Tenant tenant, LocalDate today) {
    return tenant
        .ask(PRESENT)
        .param("today", today)
        .query((row, _) ->
            new PresentRow(
                row.getString("member"),
                texts(row, "roles"),
                texts(row, "agencies"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("leaves_on", LocalDate.class),
                row.getLong("version")))
        .list();
  }

  private static List<InvitedRow> invitedRows(Tenant tenant) {
    return tenant
        .ask(INVITED)
        .query((row, _) ->
            new InvitedRow(
                row.getString("member"),
                texts(row, "roles"),
                texts(row, "agencies"),
                row.getObject("expires_on", LocalDate.class)))
        .list();
  }

  private static List<FormerRow> formerRows(Tenant tenant, LocalDate today) {
    return tenant
        .ask(FORMER)
        .param("today", today)
        .query((row, _) ->
            new FormerRow(row.getString("member"), row.getObject("leaves_on", LocalDate.class)))
        .list();
  }
}
