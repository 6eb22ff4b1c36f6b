package uk.ragtime.query.member;

import static java.util.stream.Collectors.joining;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberChanged;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberNameChanged;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.Rows;

/** Keeps what members may do; their names come from the directory, and go with it. */
public final class MemberProjection {
  private static final String SET =
      """
      insert into member (partnership, member, identity, roles, agencies, position)
      values (?, ?, ?, string_to_array(?, ' '), string_to_array(?, ' '), ?)
      on conflict (partnership, member) do update
        set identity = excluded.identity,
            roles = excluded.roles,
            agencies = excluded.agencies,
            position = excluded.position
      """;

  private static final String NAME =
      """
      insert into member_name (partnership, member, display_name)
      values (?, ?, ?)
      on conflict (partnership, member) do update set display_name = excluded.display_name
      """;

  private static final String ERASE =
      """
      delete from member_name
       where partnership = ?
         and member = ?
      """;

  private MemberProjection() {}

  public static void project(MemberEvent event, RecordedEvent about, Rows rows) {
    switch (event) {
      case MemberEnrolled(
              MemberCode member,
              Identity identity,
              Set<Role> roles,
              Set<AgencyCode> agencies) ->
          set(member, identity, roles, agencies, about, rows);
      case MemberChanged(
              MemberCode member,
              Identity identity,
              Set<Role> roles,
              Set<AgencyCode> agencies) ->
          set(member, identity, roles, agencies, about, rows);
      case MemberNameChanged _ -> {
        // The name itself comes from the directory.
      }
    }
  }

  /**
   * @param name null where it is erased
   */
  public static void name(
      PartnershipCode partnership, MemberCode member, @Nullable String name, Rows rows) {
    if (name == null) {
      rows.replace(
          "member_name", partnership + "/" + member, ERASE, partnership.value(), member.value());
    } else {
      rows.replace(
          "member_name",
          partnership + "/" + member,
          NAME,
          partnership.value(),
          member.value(),
          name);
    }
  }

  private static void set(
      MemberCode member,
      Identity identity,
      Set<Role> roles,
      Set<AgencyCode> agencies,
      RecordedEvent about,
      Rows rows) {
    rows.replace(
        "member",
        about.partnership() + "/" + member,
        SET,
        about.partnership().value(),
        member.value(),
        identity.value(),
        roles.stream().sorted().map(Role::name).collect(joining(" ")),
        agencies.stream().sorted().map(AgencyCode::value).collect(joining(" ")),
        about.position());
  }
}
