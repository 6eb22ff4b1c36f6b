package uk.ragtime.command.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.command.member.MemberDecisions.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.decision.People;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.member.enrol.EnrolMember;
import uk.ragtime.command.partnership.Partnership;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberChanged;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;
import uk.ragtime.kernel.event.MemberEvent.MemberNameChanged;

class MembersTest {
  private static final Partnership REGISTERED = new Partnership.Registered("Lancashire");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final MemberHandle CAROL = SamplePeople.handle("carol");

  /** Carol and Raj as the directory knows them. */
  private static final People KNOWN =
      new SamplePeople().with("carol", "c").with("raj", "r").people();

  private static Members after(MemberEvent... events) {
    Members members = Members.streamType().initial().get();
    for (MemberEvent event : events) {
      members = members.evolve(event);
    }
    return members;
  }

  private static EnrolMember enrol(String member, String subject, Role role) {
    return enrol(member, "Name", SamplePeople.identity(subject), role, false);
  }

  private static EnrolMember enrol(
      String member, String name, @Nullable SealedIdentity identity, Role role, boolean operator) {
    return new EnrolMember(
        new PartnershipCode("lancashire"),
        SamplePeople.handle(member),
        SamplePeople.person(member, name),
        identity,
        Set.of(role),
        Set.of(),
        operator);
  }

  private static MemberEnrolled enrolled(String member, String subject, Role role) {
    return new MemberEnrolled(
        SamplePeople.handle(member),
        null,
        SamplePeople.identity(subject).seal(),
        Set.of(role),
        Set.of());
  }

  private static List<MemberEvent> when(Members members, EnrolMember command) {
    return decide(members, KNOWN, command, REGISTERED, NOW);
  }

  private static void refused(RefusalCode code, Members members, EnrolMember command) {
    assertThatThrownBy(() -> when(members, command))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void aNewPersonGetsTheDrawnHandleAndSealsOfTheirOwn() {
    EnrolMember command = enrol("carol", "c", Role.COORDINATOR);

    assertThat(decide(after(), People.NONE, command, REGISTERED, NOW))
        .containsExactly(
            new MemberEnrolled(
                command.fresh(),
                command.person().seal(),
                SamplePeople.identity("c").seal(),
                Set.of(Role.COORDINATOR),
                Set.of()));
  }

  @Test
  void aCodeIsFreeAgainOnceItsPersonIsErased() {
    var left =
        after(
            enrolled("carol", "c", Role.RATER),
            new MemberLeaveScheduled(CAROL, LocalDate.of(2026, 11, 1)));
    EnrolMember other =
        new EnrolMember(
            new PartnershipCode("lancashire"),
            SamplePeople.handle("drawn"),
            SamplePeople.person("carol", "Another Carol"),
            SamplePeople.identity("other"),
            Set.of(Role.RATER),
            Set.of(),
            false);

    assertThat(decide(left, People.NONE, other, REGISTERED, NOW))
        .singleElement()
        .isInstanceOfSatisfying(
            MemberEnrolled.class,
            e -> assertThat(e.member()).isEqualTo(SamplePeople.handle("drawn")));
  }

  @Test
  void aSignInThatTheLogHasNoSealOfLetsNobodyIn() {
    var members = after(enrolled("carol", "c", Role.RATER));
    People forged = new SamplePeople().with("carol", "intruder").people();

    assertThat(members.memberOf(SamplePeople.lookup("c"), KNOWN, NOW)).isPresent();
    assertThat(members.memberOf(SamplePeople.lookup("intruder"), forged, NOW)).isEmpty();
  }

  @Test
  void whatAMemberIsMayChangeAndSoMayTheirNameAlone() {
    var members = after(enrolled("carol", "c", Role.RATER));

    assertThat(when(members, enrol("carol", "c", Role.RATER))).isEmpty();
    EnrolMember renamed =
        enrol("carol", "Married name", SamplePeople.identity("c"), Role.RATER, false);
    assertThat(when(members, renamed))
        .containsExactly(new MemberNameChanged(CAROL, renamed.person().seal()));
    assertThat(when(members, enrol("carol", "c", Role.VIEWER)))
        .singleElement()
        .isInstanceOf(MemberChanged.class);
  }

  @Test
  void aMemberWhoseRolesChangeWithoutASignInKeepsTheirs() {
    var members = after(enrolled("carol", "c", Role.RATER));

    assertThat(when(members, enrol("carol", "Name", null, Role.VIEWER, false)))
        .singleElement()
        .isInstanceOfSatisfying(
            MemberChanged.class,
            e -> {
              assertThat(e.member()).isEqualTo(CAROL);
              assertThat(e.identitySeal()).isEqualTo(SamplePeople.identity("c").seal());
              assertThat(e.roles()).containsExactly(Role.VIEWER);
            });
  }

  @Test
  void withoutASignInNobodyBecomesAMember() {
    var left =
        after(
            enrolled("carol", "c", Role.RATER),
            new MemberLeaveScheduled(CAROL, LocalDate.of(2026, 11, 1)));

    refused(RefusalCode.MEMBERSHIP_ENDED, left, enrol("carol", "Name", null, Role.VIEWER, false));
    refused(RefusalCode.MEMBER_UNKNOWN, left, enrol("raj", "Name", null, Role.COORDINATOR, false));
    var last = after(enrolled("carol", "c", Role.COORDINATOR));
    refused(RefusalCode.LAST_COORDINATOR, last, enrol("carol", "Name", null, Role.VIEWER, false));
  }

  @Test
  void onePersonIsOneMember() {
    var members = after(enrolled("carol", "c", Role.COORDINATOR));

    refused(RefusalCode.IDENTITY_TAKEN, members, enrol("raj", "c", Role.RATER));
  }

  @Test
  @DisplayName("A7: a code never passes to another person, whether its holder is there or has left")
  void aCodeBelongsToOnePersonForEver() {
    var present = after(enrolled("carol", "c", Role.RATER));
    var left = present.evolve(new MemberLeaveScheduled(CAROL, LocalDate.of(2026, 11, 1)));

    refused(RefusalCode.MEMBER_CODE_TAKEN, present, enrol("carol", "other", Role.RATER));
    refused(RefusalCode.MEMBER_CODE_TAKEN, left, enrol("carol", "other", Role.RATER));
    assertThat(when(left, enrol("carol", "c", Role.VIEWER)))
        .containsExactly(enrolled("carol", "c", Role.VIEWER));
    assertThatThrownBy(() -> when(left, enrol("carol", "other", Role.RATER)))
        .hasMessageContaining("choose another code");
  }

  @Test
  @DisplayName("A7: the same subject of another issuer is another person")
  void aPersonIsAnIssuerAndASubject() {
    var members = after(enrolled("carol", "c", Role.RATER));
    SealedIdentity elsewhere =
        SamplePeople.identity(SamplePeople.lookup("https://another-issuer", "c"));

    refused(
        RefusalCode.MEMBER_CODE_TAKEN,
        members,
        enrol("carol", "Name", elsewhere, Role.RATER, false));
  }

  @Test
  void theLastCoordinatorStays() {
    var one = after(enrolled("carol", "c", Role.COORDINATOR));
    var two = one.evolve(enrolled("raj", "r", Role.COORDINATOR));

    refused(RefusalCode.LAST_COORDINATOR, one, enrol("carol", "c", Role.VIEWER));
    assertThat(when(two, enrol("carol", "c", Role.VIEWER))).hasSize(1);
  }

  @Test
  void theOperatorsCodeIsNobodyElses() {
    refused(RefusalCode.MEMBER_RESERVED, after(), enrol("operator", "o", Role.COORDINATOR));
  }

  @Test
  void whoRunsThePlatformIsNoMember() {
    refused(
        RefusalCode.OPERATOR_NOT_MEMBER,
        after(),
        enrol("carol", "Name", SamplePeople.identity("c"), Role.COORDINATOR, true));
  }

  @Test
  void aPartnershipComesBeforeItsMembers() {
    assertThatThrownBy(() ->
            decide(
                after(),
                KNOWN,
                enrol("carol", "c", Role.COORDINATOR),
                new Partnership.Unregistered(),
                NOW))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.code()).isEqualTo(RefusalCode.PARTNERSHIP_UNKNOWN));
  }
}
