package uk.ragtime.command.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.command.decision.Actor;
import uk.ragtime.command.decision.Capacities;
import uk.ragtime.command.decision.Capacity;
import uk.ragtime.command.decision.People;
import uk.ragtime.command.decision.Principal;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.MemberEvent.InvitationWithdrawn;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberInvited;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;

class AccessPolicyTest {
  private static final AgencyCode OWN = new AgencyCode("health-visiting");
  private static final AgencyCode OTHER = new AgencyCode("midwifery");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Principal OPERATOR = new Principal(SamplePeople.lookup("operator"), true);

  private static final CodeHash PENDING = CodeHash.of("pending");
  private static final CodeHash USED = CodeHash.of("used");

  private static final People PEOPLE =
      new SamplePeople()
          .with("coordinator", "coordinator")
          .with("rater", "rater")
          .with("only-lead", "only-lead")
          .with("viewer", "viewer")
          .with("reviewer", "reviewer")
          .with("leading-reviewer", "leading-reviewer")
          .with("leaver", "leaver")
          .with("operator", "operator")
          .with("guest", null)
          .with("withdrawn", null)
          .with("used", "used")
          .people();

  private final Members members =
      Members.streamType()
          .initial()
          .get()
          .evolve(enrolled("coordinator", Role.COORDINATOR))
          .evolve(enrolled("rater", Role.RATER))
          .evolve(enrolled("only-lead", Role.LEAD))
          .evolve(enrolled("viewer", Role.VIEWER))
          .evolve(enrolled("reviewer", Role.REVIEWER))
          .evolve(enrolled("leading-reviewer", Role.LEAD, Role.REVIEWER))
          .evolve(enrolled("leaver", Role.COORDINATOR))
          .evolve(
              new MemberLeaveScheduled(SamplePeople.handle("leaver"), LocalDate.of(2026, 12, 1)))
          // before they came to run the platform
          .evolve(enrolled("operator", Role.COORDINATOR))
          .evolve(invited("guest", PENDING))
          .evolve(invited("withdrawn", CodeHash.of("withdrawn")))
          .evolve(new InvitationWithdrawn(SamplePeople.handle("withdrawn")))
          .evolve(invited("used", USED))
          .evolve(enrolled("used", Role.VIEWER));

  private static MemberEnrolled enrolled(String principal, Role... roles) {
    return new MemberEnrolled(
        SamplePeople.handle(principal),
        null,
        SamplePeople.identity(principal).seal(),
        Set.of(roles),
        Set.of(OWN));
  }

  private static MemberInvited invited(String principal, CodeHash code) {
    return new MemberInvited(
        SamplePeople.handle(principal),
        null,
        code,
        Set.of(Role.VIEWER),
        Set.of(),
        LocalDate.of(2026, 12, 1));
  }

  private static Principal principal(String subject) {
    return new Principal(SamplePeople.lookup(subject), false);
  }

  private void refused(RefusalCode code, Principal principal, RequiredPermission permission) {
    assertThatThrownBy(() -> AccessPolicy.authorize(members, PEOPLE, principal, permission, NOW))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void membersDoWhatTheirRoleAllows() {
    var manage = new RequiredPermission.RoleFor(Action.MANAGE_AREAS);

    assertThat(AccessPolicy.authorize(members, PEOPLE, principal("coordinator"), manage, NOW))
        .isEqualTo(new Actor.Member(SamplePeople.handle("coordinator"), false));
    refused(RefusalCode.NOT_ALLOWED, principal("viewer"), manage);
  }

  @Test
  void membersEnterWhateverTheirRoleAndOperatorsDo() {
    assertThat(
            AccessPolicy.authorize(
                members, PEOPLE, principal("viewer"), new RequiredPermission.AnyMember(), NOW))
        .isEqualTo(new Actor.Member(SamplePeople.handle("viewer"), false));
    assertThat(
            AccessPolicy.authorize(
                members, PEOPLE, OPERATOR, new RequiredPermission.AnyMember(), NOW))
        .isEqualTo(new Actor.Operator());
  }

  @Test
  void toAStrangerThePartnershipDoesNotExistWhateverTheyWant() {
    for (RequiredPermission permission :
        new RequiredPermission[] {
          new RequiredPermission.AnyMember(),
          new RequiredPermission.RoleFor(Action.MANAGE_AREAS),
          new RequiredPermission.RaterOf(OWN),
          new RequiredPermission.OperatorOnly(),
          new RequiredPermission.MemberAdministration(true),
          new RequiredPermission.InvitationHolder(null),
          new RequiredPermission.InvitationHolder(CodeHash.of("a guess"))
        }) {
      refused(RefusalCode.PARTNERSHIP_UNKNOWN, principal("stranger"), permission);
    }
    refused(
        RefusalCode.PARTNERSHIP_UNKNOWN,
        OPERATOR,
        new RequiredPermission.RoleFor(Action.MANAGE_AREAS));
    refused(RefusalCode.PARTNERSHIP_UNKNOWN, OPERATOR, new RequiredPermission.RaterOf(OWN));
  }

  @Test
  void ratersRateForTheirOwnAgenciesAndCoordinatorsOnBehalf() {
    assertThat(
            AccessPolicy.authorize(
                    members, PEOPLE, principal("rater"), new RequiredPermission.RaterOf(OWN), NOW)
                .onBehalf())
        .isFalse();
    assertThat(
            AccessPolicy.authorize(
                    members,
                    PEOPLE,
                    principal("coordinator"),
                    new RequiredPermission.RaterOf(OTHER),
                    NOW)
                .onBehalf())
        .isTrue();
    refused(RefusalCode.NOT_YOUR_AGENCY, principal("rater"), new RequiredPermission.RaterOf(OTHER));
    refused(RefusalCode.NOT_ALLOWED, principal("viewer"), new RequiredPermission.RaterOf(OWN));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          MEMBER,           ACTION,       OWN,         OTHER
          rater,            COMMENT,      member,      not-your-agency
          only-lead,        COMMENT,      member,      not-your-agency
          leading-reviewer, COMMENT,      member,      member
          reviewer,         COMMENT,      member,      member
          coordinator,      COMMENT,      on behalf,   on behalf
          viewer,           COMMENT,      not-allowed, not-allowed
          rater,            PLAN_ACTIONS, member,      not-your-agency
          reviewer,         PLAN_ACTIONS, not-allowed, not-allowed
          """)
  void aPartInAReviewIsOfOnesOwnAgencyOrOfAReviewerOrOnBehalf(
      String subject, Action action, String own, String other) {
    assertThat(partOf(subject, action, OWN)).isEqualTo(own);
    assertThat(partOf(subject, action, OTHER)).isEqualTo(other);
  }

  private String partOf(String subject, Action action, AgencyCode agency) {
    var permission = new RequiredPermission.PartInReview(agency, action);
    try {
      return AccessPolicy.authorize(members, PEOPLE, principal(subject), permission, NOW).onBehalf()
          ? "on behalf"
          : "member";
    } catch (Refused refused) {
      return refused.code().code();
    }
  }

  @Test
  void operatorsRegisterPartnershipsAndAppointCoordinatorsAndNoMore() {
    assertThat(
            AccessPolicy.authorize(
                    members, PEOPLE, OPERATOR, new RequiredPermission.OperatorOnly(), NOW)
                .id())
        .isEqualTo(ActorId.OPERATOR);
    assertThat(
            AccessPolicy.authorize(
                    members,
                    PEOPLE,
                    OPERATOR,
                    new RequiredPermission.MemberAdministration(true),
                    NOW)
                .id())
        .isEqualTo(ActorId.OPERATOR);
    refused(RefusalCode.NOT_ALLOWED, OPERATOR, new RequiredPermission.MemberAdministration(false));
    refused(
        RefusalCode.NOT_ALLOWED, principal("coordinator"), new RequiredPermission.OperatorOnly());
    refused(
        RefusalCode.NOT_ALLOWED,
        principal("viewer"),
        new RequiredPermission.MemberAdministration(true));
  }

  @Test
  void fromTheDayOnThatTheyLeaveMembersAreStrangers() {
    var manage = new RequiredPermission.RoleFor(Action.MANAGE_AREAS);
    Instant lastMoment = Instant.parse("2026-11-30T23:59:59.999999Z");
    Instant after = Instant.parse("2026-12-01T00:00:00Z");

    assertThat(
            AccessPolicy.authorize(members, PEOPLE, principal("leaver"), manage, lastMoment).id())
        .isEqualTo(ActorId.of(SamplePeople.handle("leaver")));
    assertThatThrownBy(
            () -> AccessPolicy.authorize(members, PEOPLE, principal("leaver"), manage, after))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.code()).isEqualTo(RefusalCode.PARTNERSHIP_UNKNOWN));
  }

  @Test
  void whoHoldsACodeComesInAsTheMemberWhomItIsFor() {
    assertThat(
            AccessPolicy.authorize(
                members,
                PEOPLE,
                principal("stranger"),
                new RequiredPermission.InvitationHolder(PENDING),
                NOW))
        .isEqualTo(new Actor.Member(SamplePeople.handle("guest"), false));
    assertThat(
            AccessPolicy.authorize(
                members,
                PEOPLE,
                principal("used"),
                new RequiredPermission.InvitationHolder(USED),
                NOW))
        .isEqualTo(new Actor.Member(SamplePeople.handle("used"), false));
    refused(
        RefusalCode.INVITATION_USED,
        principal("stranger"),
        new RequiredPermission.InvitationHolder(USED));
    refused(
        RefusalCode.OPERATOR_NOT_MEMBER,
        OPERATOR,
        new RequiredPermission.InvitationHolder(PENDING));
  }

  @Test
  void aMemberIsToldThatACodeIsWrong() {
    refused(
        RefusalCode.INVITATION_UNKNOWN,
        principal("viewer"),
        new RequiredPermission.InvitationHolder(CodeHash.of("a guess")));
    assertThat(
            AccessPolicy.authorize(
                    members,
                    PEOPLE,
                    principal("viewer"),
                    new RequiredPermission.InvitationHolder(null),
                    NOW)
                .id())
        .isEqualTo(ActorId.of(SamplePeople.handle("viewer")));
  }

  private Capacities capacities(String subject, AgencyCode agency, Capacity... accepted) {
    return AccessPolicy.authorize(
            members,
            PEOPLE,
            new Principal(SamplePeople.lookup(subject), false),
            new RequiredPermission.InCapacity(agency, Set.of(accepted)),
            NOW)
        .capacities();
  }

  @Test
  void capacitiesFollowFromRolesAndAgencies() {
    assertThat(capacities("leading-reviewer", OWN, Capacity.LEAD))
        .isEqualTo(new Capacities(Set.of(Capacity.REVIEWER, Capacity.LEAD), true));
    assertThat(capacities("leading-reviewer", OTHER, Capacity.REVIEWER))
        .isEqualTo(new Capacities(Set.of(Capacity.REVIEWER), false));
    assertThat(capacities("reviewer", OWN, Capacity.REVIEWER))
        .isEqualTo(new Capacities(Set.of(Capacity.REVIEWER), false));
    assertThat(capacities("coordinator", OTHER, Capacity.COORDINATOR))
        .isEqualTo(new Capacities(Set.of(Capacity.COORDINATOR), false));
  }

  @Test
  void noCapacityIsRefusedByName() {
    assertThatThrownBy(() -> capacities("only-lead", OTHER, Capacity.LEAD, Capacity.COORDINATOR))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.code()).isEqualTo(RefusalCode.NOT_YOUR_AGENCY));
    assertThatThrownBy(() -> capacities("rater", OWN, Capacity.values()))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.code()).isEqualTo(RefusalCode.NOT_ALLOWED));
    assertThatThrownBy(() -> capacities("nobody", OWN, Capacity.values()))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.code()).isEqualTo(RefusalCode.PARTNERSHIP_UNKNOWN));
  }
}
