package uk.ragtime.query.member;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.date;
import static uk.ragtime.query.projection.ReadTable.text;
import static uk.ragtime.query.projection.ReadTable.texts;
import static uk.ragtime.query.projection.ReadTable.timestamp;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.InvitationWithdrawn;
import uk.ragtime.kernel.event.MemberEvent.MemberChanged;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberInvited;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveCalledOff;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;
import uk.ragtime.kernel.event.MemberEvent.MemberNameChanged;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.RowSink;

/**
 * Projects memberships, leaves and invitations. Names come from the directory and are erased with
 * it.
 */
public final class MemberProjection {
  private static final ReadTable MEMBER =
      ReadTable.state(
          "member",
          2,
          text("partnership"),
          text("member"),
          text("identity"),
          texts("roles"),
          texts("agencies"),
          bigint("position"));

  private static final ReadTable SINCE =
      ReadTable.state("member_since", 2, text("partnership"), text("member"), timestamp("since"));

  private static final ReadTable LEAVE =
      ReadTable.state("member_leave", 2, text("partnership"), text("member"), date("leaves_on"));

  private static final ReadTable INVITATION =
      ReadTable.state(
          "invitation",
          2,
          text("partnership"),
          text("member"),
          texts("roles"),
          texts("agencies"),
          date("expires_on"));

  private static final ReadTable NAME =
      ReadTable.state("member_name", 2, text("partnership"), text("member"), text("display_name"));

  private MemberProjection() {}

  public static void project(MemberEvent event, RecordedEvent recorded, RowSink rows) {
    switch (event) {
      case MemberEnrolled(
              MemberCode member,
              Identity identity,
              Set<Role> roles,
              Set<AgencyCode> agencies) -> {
        set(member, identity, roles, agencies, recorded, rows);
        rows.put(SINCE, recorded.partnership(), member, recorded.recordedAt());
        rows.remove(LEAVE, recorded.partnership(), member);
        rows.remove(INVITATION, recorded.partnership(), member);
      }
      case MemberChanged(
              MemberCode member,
              Identity identity,
              Set<Role> roles,
              Set<AgencyCode> agencies) ->
          set(member, identity, roles, agencies, recorded, rows);
      case MemberInvited e ->
          rows.put(
              INVITATION,
              recorded.partnership(),
              e.member(),
              e.roles().stream().sorted().toList(),
              e.agencies().stream().sorted().toList(),
              e.expiresOn());
      case InvitationWithdrawn(MemberCode member) ->
          rows.remove(INVITATION, recorded.partnership(), member);
      case MemberLeaveScheduled(MemberCode member, LocalDate leavesOn) ->
          rows.put(LEAVE, recorded.partnership(), member, leavesOn);
      case MemberLeaveCalledOff(MemberCode member) ->
          rows.remove(LEAVE, recorded.partnership(), member);
      case MemberNameChanged _ -> {
        // The name itself comes from the directory.
      }
    }
  }

  /**
   * @param name null if erased
   */
  public static void name(
      PartnershipCode partnership, MemberCode member, @Nullable String name, RowSink rows) {
    if (name == null) {
      rows.remove(NAME, partnership, member);
    } else {
      rows.put(NAME, partnership, member, name);
    }
  }

  private static void set(
      MemberCode member,
      Identity identity,
      Set<Role> roles,
      Set<AgencyCode> agencies,
      RecordedEvent recorded,
      RowSink rows) {
    rows.put(
        MEMBER,
        recorded.partnership(),
        member,
        identity.value(),
        roles.stream().sorted().toList(),
        agencies.stream().sorted().toList(),
        recorded.position());
  }
}
