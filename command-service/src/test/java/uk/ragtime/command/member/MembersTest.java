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
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.member.enrol.EnrolMember;
import uk.ragtime.command.partnership.Partnership;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
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
  private static final MemberCode CAROL = new MemberCode("carol");
  private static final MemberCode RAJ = new MemberCode("raj");

  private static Members after(MemberEvent... events) {
    Members members = Members.streamType().initial().get();
    for (MemberEvent event : events) {
      members = members.evolve(event);
    }
    return members;
  }

  private static EnrolMember enrol(MemberCode member, String subject, Role role) {
    return new EnrolMember(
        new PartnershipCode("lancashire"),
        member,
        Identity.of("https://issuer", subject),
        "Name",
        Set.of(role),
        Set.of(),
        false);
  }

  private static MemberEnrolled enrolled(MemberCode member, String subject, Role role) {
    EnrolMember command = enrol(member, subject, role);
    return new MemberEnrolled(member, command.identity(), command.roles(), command.agencies());
  }

  private static List<MemberEvent> when(
      Members members, EnrolMember command, @Nullable String nameNow) {
    return decide(members, command, REGISTERED, nameNow, NOW);
  }

  private static void refused(RefusalCode code, Members members, EnrolMember command) {
    assertThatThrownBy(() -> decide(members, command, REGISTERED, null, NOW))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void somebodyBecomesAMember() {
    assertThat(when(after(), enrol(CAROL, "c", Role.COORDINATOR), null))
        .containsExactly(enrolled(CAROL, "c", Role.COORDINATOR));
  }

  @Test
  void whatAMemberIsMayChangeAndSoMayTheirNameAlone() {
    var members = after(enrolled(CAROL, "c", Role.RATER));

    assertThat(when(members, enrol(CAROL, "c", Role.RATER), "Name")).isEmpty();
    assertThat(when(members, enrol(CAROL, "c", Role.RATER), "Maiden name"))
        .containsExactly(new MemberNameChanged(CAROL));
    assertThat(when(members, enrol(CAROL, "c", Role.VIEWER), "Name"))
        .singleElement()
        .isInstanceOf(MemberChanged.class);
  }

  @Test
  void onePersonIsOneMember() {
    var members = after(enrolled(CAROL, "c", Role.COORDINATOR));

    refused(RefusalCode.IDENTITY_TAKEN, members, enrol(RAJ, "c", Role.RATER));
  }

  @Test
  @DisplayName("A7: a code never passes to another person, whether its holder is there or has left")
  void aCodeBelongsToOnePersonForEver() {
    var present = after(enrolled(CAROL, "c", Role.RATER));
    var left = present.evolve(new MemberLeaveScheduled(CAROL, LocalDate.of(2026, 11, 1)));

    refused(RefusalCode.MEMBER_CODE_TAKEN, present, enrol(CAROL, "other", Role.RATER));
    refused(RefusalCode.MEMBER_CODE_TAKEN, left, enrol(CAROL, "other", Role.RATER));
    assertThat(when(left, enrol(CAROL, "c", Role.VIEWER), null))
        .containsExactly(enrolled(CAROL, "c", Role.VIEWER));
    assertThatThrownBy(() -> when(left, enrol(CAROL, "other", Role.RATER), null))
        .hasMessageContaining("choose another code");
  }

  @Test
  @DisplayName("A7: the same subject of another issuer is another person")
  void aPersonIsAnIssuerAndASubject() {
    var members = after(enrolled(CAROL, "c", Role.RATER));
    EnrolMember carol = enrol(CAROL, "c", Role.RATER);

    refused(
        RefusalCode.MEMBER_CODE_TAKEN,
        members,
        new EnrolMember(
            carol.partnership(),
            CAROL,
            Identity.of("https://another-issuer", "c"),
            carol.displayName(),
            carol.roles(),
            carol.agencies(),
            false));
  }

  @Test
  @DisplayName("A7: a log in which a code had several holders is read, and the last one keeps it")
  void logsFromBeforeTheRuleAreRead() {
    var members =
        after(
            enrolled(CAROL, "first", Role.RATER),
            new MemberChanged(
                CAROL, Identity.of("https://issuer", "second"), Set.of(Role.RATER), Set.of()),
            new MemberLeaveScheduled(CAROL, LocalDate.of(2026, 11, 1)),
            enrolled(CAROL, "third", Role.RATER));

    assertThat(members.memberOf(Identity.of("https://issuer", "third"), NOW)).isPresent();
    assertThat(members.memberOf(Identity.of("https://issuer", "second"), NOW)).isEmpty();
    assertThat(when(members, enrol(CAROL, "third", Role.VIEWER), null)).hasSize(1);
    refused(RefusalCode.MEMBER_CODE_TAKEN, members, enrol(CAROL, "first", Role.RATER));
  }

  @Test
  void theLastCoordinatorStays() {
    var one = after(enrolled(CAROL, "c", Role.COORDINATOR));
    var two = one.evolve(enrolled(RAJ, "r", Role.COORDINATOR));

    refused(RefusalCode.LAST_COORDINATOR, one, enrol(CAROL, "c", Role.VIEWER));
    assertThat(when(two, enrol(CAROL, "c", Role.VIEWER), "Name")).hasSize(1);
  }

  @Test
  void theOperatorsCodeIsNobodyElses() {
    refused(
        RefusalCode.MEMBER_RESERVED,
        after(),
        enrol(new MemberCode("operator"), "o", Role.COORDINATOR));
  }

  @Test
  void whoRunsThePlatformIsNoMember() {
    EnrolMember carol = enrol(CAROL, "c", Role.COORDINATOR);

    refused(
        RefusalCode.OPERATOR_NOT_MEMBER,
        after(),
        new EnrolMember(
            carol.partnership(),
            carol.member(),
            carol.identity(),
            carol.displayName(),
            carol.roles(),
            carol.agencies(),
            true));
  }

  @Test
  void aPartnershipComesBeforeItsMembers() {
    assertThatThrownBy(() ->
            decide(
                after(),
                enrol(CAROL, "c", Role.COORDINATOR),
                new Partnership.Unregistered(),
                null,
                NOW))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.code()).isEqualTo(RefusalCode.PARTNERSHIP_UNKNOWN));
  }
}
