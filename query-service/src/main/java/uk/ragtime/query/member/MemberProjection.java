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
import uk.ragtime.kernel.MemberHandle;
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
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.RowSink;

/**
 * Projects memberships, leaves and invitations of handles, and the seals of who they are. Codes,
 * names and sign-ins come from the directory, beside the generations.
 */
public final class MemberProjection {
  private static final ReadTable MEMBER =
      ReadTable.state(
          "member",
          2,
          text("partnership"),
          text("member"),
          text("identity_seal"),
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

  private static final ReadTable SEAL =
      ReadTable.state(
          "person_seal",
          2,
          text("partnership"),
          text("member"),
          text("person_seal"),
          bigint("position"));

  private MemberProjection() {}

  public static void project(MemberEvent event, RecordedEvent recorded, RowSink rows) {
    switch (event) {
      case MemberEnrolled(
              MemberHandle member,
              @Nullable Seal personSeal,
              Seal identitySeal,
              Set<Role> roles,
              Set<AgencyCode> agencies) -> {
        set(member, personSeal, identitySeal, roles, agencies, recorded, rows);
        rows.put(SINCE, recorded.partnership(), member, recorded.recordedAt());
        rows.remove(LEAVE, recorded.partnership(), member);
        rows.remove(INVITATION, recorded.partnership(), member);
      }
      case MemberChanged(
              MemberHandle member,
              @Nullable Seal personSeal,
              Seal identitySeal,
              Set<Role> roles,
              Set<AgencyCode> agencies) ->
          set(member, personSeal, identitySeal, roles, agencies, recorded, rows);
      case MemberInvited e -> {
        seal(e.member(), e.personSeal(), recorded, rows);
        rows.put(
            INVITATION,
            recorded.partnership(),
            e.member(),
            e.roles().stream().sorted().toList(),
            e.agencies().stream().sorted().toList(),
            e.expiresOn());
      }
      case InvitationWithdrawn(MemberHandle member) ->
          rows.remove(INVITATION, recorded.partnership(), member);
      case MemberLeaveScheduled(MemberHandle member, LocalDate leavesOn) ->
          rows.put(LEAVE, recorded.partnership(), member, leavesOn);
      case MemberLeaveCalledOff(MemberHandle member) ->
          rows.remove(LEAVE, recorded.partnership(), member);
      case MemberNameChanged(MemberHandle member, Seal personSeal) ->
          seal(member, personSeal, recorded, rows);
    }
  }

  private static void set(
      MemberHandle member,
      @Nullable Seal personSeal,
      Seal identitySeal,
      Set<Role> roles,
      Set<AgencyCode> agencies,
      RecordedEvent recorded,
      RowSink rows) {
    seal(member, personSeal, recorded, rows);
    rows.put(
        MEMBER,
        recorded.partnership(),
        member,
        identitySeal,
        roles.stream().sorted().toList(),
        agencies.stream().sorted().toList(),
        recorded.position());
  }

  /**
   * @param personSeal null where the one before goes on holding
   */
  private static void seal(
      MemberHandle member, @Nullable Seal personSeal, RecordedEvent recorded, RowSink rows) {
    if (personSeal != null) {
      rows.put(SEAL, recorded.partnership(), member, personSeal, recorded.position());
    }
  }
}
