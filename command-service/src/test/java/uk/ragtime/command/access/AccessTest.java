package uk.ragtime.command.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.decision.Acting;
import uk.ragtime.command.decision.Need;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.Who;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;

class AccessTest {
  private static final AgencyCode OWN = new AgencyCode("health-visiting");
  private static final AgencyCode OTHER = new AgencyCode("midwifery");
  private static final Who OPERATOR = new Who(identity("operator"), true);

  private final Members members =
      Members.streamType()
          .initial()
          .get()
          .evolve(enrolled("coordinator", Role.COORDINATOR))
          .evolve(enrolled("rater", Role.RATER))
          .evolve(enrolled("viewer", Role.VIEWER));

  private static MemberEnrolled enrolled(String who, Role role) {
    return new MemberEnrolled(new MemberCode(who), identity(who), Set.of(role), Set.of(OWN));
  }

  private static Identity identity(String subject) {
    return Identity.of("https://issuer", subject);
  }

  private static Who who(String subject) {
    return new Who(identity(subject), false);
  }

  private void refused(RefusalCode code, Who who, Need need) {
    assertThatThrownBy(() -> Access.admit(members, who, need))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void membersDoWhatTheirRoleAllows() {
    var manage = new Need.ToDo(Action.MANAGE_AREAS);

    assertThat(Access.admit(members, who("coordinator"), manage))
        .isEqualTo(new Acting("coordinator", false));
    refused(RefusalCode.NOT_ALLOWED, who("viewer"), manage);
  }

  @Test
  void membersEnterWhateverTheirRoleAndOperatorsDo() {
    assertThat(Access.admit(members, who("viewer"), new Need.ToEnter()))
        .isEqualTo(new Acting("viewer", false));
    assertThat(Access.admit(members, OPERATOR, new Need.ToEnter()))
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
          new Need.ToEnrol(true)
        }) {
      refused(RefusalCode.PARTNERSHIP_UNKNOWN, who("stranger"), need);
    }
    refused(RefusalCode.PARTNERSHIP_UNKNOWN, OPERATOR, new Need.ToDo(Action.MANAGE_AREAS));
    refused(RefusalCode.PARTNERSHIP_UNKNOWN, OPERATOR, new Need.ToRateFor(OWN));
  }

  @Test
  void ratersRateForTheirOwnAgenciesAndCoordinatorsOnBehalf() {
    assertThat(Access.admit(members, who("rater"), new Need.ToRateFor(OWN)).onBehalf()).isFalse();
    assertThat(Access.admit(members, who("coordinator"), new Need.ToRateFor(OTHER)).onBehalf())
        .isTrue();
    refused(RefusalCode.NOT_YOUR_AGENCY, who("rater"), new Need.ToRateFor(OTHER));
    refused(RefusalCode.NOT_ALLOWED, who("viewer"), new Need.ToRateFor(OWN));
  }

  @Test
  void operatorsRegisterPartnershipsAndAppointCoordinatorsAndNoMore() {
    assertThat(Access.admit(members, OPERATOR, new Need.ToOperate()).actor())
        .isEqualTo(Acting.OPERATOR);
    assertThat(Access.admit(members, OPERATOR, new Need.ToEnrol(true)).actor())
        .isEqualTo(Acting.OPERATOR);
    refused(RefusalCode.NOT_ALLOWED, OPERATOR, new Need.ToEnrol(false));
    refused(RefusalCode.NOT_ALLOWED, who("coordinator"), new Need.ToOperate());
    refused(RefusalCode.NOT_ALLOWED, who("viewer"), new Need.ToEnrol(true));
  }
}
