package uk.ragtime.command.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.decision.Acting;
import uk.ragtime.command.decision.Need;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.Who;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.MemberEvent.InvitationWithdrawn;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberInvited;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;

class AccessTest {
  private static final AgencyCode OWN = new AgencyCode("health-visiting");
  private static final AgencyCode OTHER = new AgencyCode("midwifery");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Who OPERATOR = new Who(identity("operator"), true);

  private static final CodeHash PENDING = CodeHash.of("pending");
  private static final CodeHash USED = CodeHash.of("used");

  private final Members members =
      Members.streamType()
          .initial()
          .get()
          .evolve(enrolled("coordinator", Role.COORDINATOR))
          .evolve(enrolled("rater", Role.RATER))
          .evolve(enrolled("viewer", Role.VIEWER))
          .evolve(enrolled("leaver", Role.COORDINATOR))
          .evolve(new MemberLeaveScheduled(new MemberCode("leaver"), LocalDate.of(2026, 12, 1)))
          // before they came to run the platform
          .evolve(enrolled("operator", Role.COORDINATOR))
          .evolve(invited("guest", PENDING))
          .evolve(invited("withdrawn", CodeHash.of("withdrawn")))
          .evolve(new InvitationWithdrawn(new MemberCode("withdrawn")))
          .evolve(invited("used", USED))
          .evolve(enrolled("used", Role.VIEWER));

  private static MemberEnrolled enrolled(String who, Role role) {
    return new MemberEnrolled(new MemberCode(who), identity(who), Set.of(role), Set.of(OWN));
  }

  private static MemberInvited invited(String who, CodeHash code) {
    return new MemberInvited(
        new MemberCode(who), code, Set.of(Role.VIEWER), Set.of(), LocalDate.of(2026, 12, 1));
  }

  private static Identity identity(String subject) {
    return Identity.of("https://issuer", subject);
  }

  private static Who who(String subject) {
    return new Who(identity(subject), false);
  }

  private void refused(RefusalCode code, Who who, Need need) {
    assertThatThrownBy(() -> Access.admit(members, who, need, NOW))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void membersDoWhatTheirRoleAllows() {
    var manage = new Need.ToDo(Action.MANAGE_AREAS);

    assertThat(Access.admit(members, who("coordinator"), manage, NOW))
        .isEqualTo(new Acting("coordinator", false));
    refused(RefusalCode.NOT_ALLOWED, who("viewer"), manage);
  }

  @Test
  void membersEnterWhateverTheirRoleAndOperatorsDo() {
    assertThat(Access.admit(members, who("viewer"), new Need.ToEnter(), NOW))
        .isEqualTo(new Acting("viewer", false));
    assertThat(Access.admit(members, OPERATOR, new Need.ToEnter(), NOW))
        .isEqualTo(new Acting(Acting.OPERATOR, false));
  }

  @Test
  void toAStrangerThePartnershipDoesNotExistWhateverTheyWant() {
    for (Need need :
        new Need[] {
          new Need.ToEnter(),
          new Need.ToDo(Action.MANAGE_AREAS),
          new Need.ToRateFor(OWN),
          new Need.ToOperate(),
          new Need.ToEnrol(true),
          new Need.ToAccept(null),
          new Need.ToAccept(CodeHash.of("a guess"))
        }) {
      refused(RefusalCode.PARTNERSHIP_UNKNOWN, who("stranger"), need);
    }
    refused(RefusalCode.PARTNERSHIP_UNKNOWN, OPERATOR, new Need.ToDo(Action.MANAGE_AREAS));
    refused(RefusalCode.PARTNERSHIP_UNKNOWN, OPERATOR, new Need.ToRateFor(OWN));
  }

  @Test
  void ratersRateForTheirOwnAgenciesAndCoordinatorsOnBehalf() {
    assertThat(Access.admit(members, who("rater"), new Need.ToRateFor(OWN), NOW).onBehalf())
        .isFalse();
    assertThat(Access.admit(members, who("coordinator"), new Need.ToRateFor(OTHER), NOW).onBehalf())
        .isTrue();
    refused(RefusalCode.NOT_YOUR_AGENCY, who("rater"), new Need.ToRateFor(OTHER));
    refused(RefusalCode.NOT_ALLOWED, who("viewer"), new Need.ToRateFor(OWN));
  }

  @Test
  void operatorsRegisterPartnershipsAndAppointCoordinatorsAndNoMore() {
    assertThat(Access.admit(members, OPERATOR, new Need.ToOperate(), NOW).actor())
        .isEqualTo(Acting.OPERATOR);
    assertThat(Access.admit(members, OPERATOR, new Need.ToEnrol(true), NOW).actor())
        .isEqualTo(Acting.OPERATOR);
    refused(RefusalCode.NOT_ALLOWED, OPERATOR, new Need.ToEnrol(false));
    refused(RefusalCode.NOT_ALLOWED, who("coordinator"), new Need.ToOperate());
    refused(RefusalCode.NOT_ALLOWED, who("viewer"), new Need.ToEnrol(true));
  }

  @Test
  void fromTheDayOnThatTheyLeaveMembersAreStrangers() {
    var manage = new Need.ToDo(Action.MANAGE_AREAS);
    Instant lastMoment = Instant.parse("2026-11-30T23:59:59.999999Z");
    Instant after = Instant.parse("2026-12-01T00:00:00Z");

    assertThat(Access.admit(members, who("leaver"), manage, lastMoment).actor())
        .isEqualTo("leaver");
    assertThatThrownBy(() -> Access.admit(members, who("leaver"), manage, after))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.code()).isEqualTo(RefusalCode.PARTNERSHIP_UNKNOWN));
  }

  @Test
  void whoHoldsACodeComesInAsTheMemberWhomItIsFor() {
    assertThat(Access.admit(members, who("stranger"), new Need.ToAccept(PENDING), NOW))
        .isEqualTo(new Acting("guest", false));
    assertThat(Access.admit(members, who("used"), new Need.ToAccept(USED), NOW))
        .isEqualTo(new Acting("used", false));
    refused(RefusalCode.INVITATION_USED, who("stranger"), new Need.ToAccept(USED));
    refused(RefusalCode.OPERATOR_NOT_MEMBER, OPERATOR, new Need.ToAccept(PENDING));
  }

  @Test
  void aMemberIsToldThatACodeIsWrong() {
    refused(
        RefusalCode.INVITATION_UNKNOWN, who("viewer"), new Need.ToAccept(CodeHash.of("a guess")));
    assertThat(Access.admit(members, who("viewer"), new Need.ToAccept(null), NOW).actor())
        .isEqualTo("viewer");
  }
}
