package uk.ragtime.command.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.command.member.MemberDecisions.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.member.cancelleave.CancelLeave;
import uk.ragtime.command.member.enrol.EnrolMember;
import uk.ragtime.command.member.leave.LeavePartnership;
import uk.ragtime.command.partnership.Partnership;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberChanged;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveCalledOff;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;

/** Memberships that end on a day. */
class LeavingTest {
  private static final PartnershipCode LANCASHIRE = new PartnershipCode("lancashire");
  // in London it is the 1st of July already
  private static final Instant NOW = Instant.parse("2026-06-30T23:30:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
  private static final MemberCode CAROL = new MemberCode("carol");
  private static final MemberCode RAJ = new MemberCode("raj");

  private static Members after(MemberEvent... events) {
    Members members = Members.streamType().initial().get();
    for (MemberEvent event : events) {
      members = members.evolve(event);
    }
    return members;
  }

  private static MemberEnrolled enrolled(MemberCode member, Role role) {
    return new MemberEnrolled(member, identity(member), Set.of(role), Set.of());
  }

  private static Identity identity(MemberCode member) {
    return Identity.of("https://issuer", member.value());
  }

  private static EnrolMember enrol(MemberCode member, Identity identity, Role role) {
    return new EnrolMember(LANCASHIRE, member, identity, "Name", Set.of(role), Set.of(), false);
  }

  private static LeavePartnership leave(MemberCode member, @Nullable LocalDate day) {
    return new LeavePartnership(LANCASHIRE, member, day);
  }

  private static void refused(RefusalCode code, ThrowingCallable decision) {
    assertThatThrownBy(decision)
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void aMemberLeavesTodayUnlessAnotherDayIsSaid() {
    var members = after(enrolled(RAJ, Role.RATER));

    assertThat(decide(members, leave(RAJ, null), NOW))
        .containsExactly(new MemberLeaveScheduled(RAJ, TODAY));
    assertThat(decide(members, leave(RAJ, TODAY.plusDays(9)), NOW))
        .containsExactly(new MemberLeaveScheduled(RAJ, TODAY.plusDays(9)));
    refused(
        RefusalCode.LEAVING_DATE_IN_PAST,
        () -> decide(members, leave(RAJ, TODAY.minusDays(1)), NOW));
    refused(RefusalCode.MEMBER_UNKNOWN, () -> decide(members, leave(CAROL, null), NOW));
  }

  @Test
  void theDayMayBeMovedOrCalledOffUntilItComes() {
    var leaving =
        after(enrolled(RAJ, Role.RATER), new MemberLeaveScheduled(RAJ, TODAY.plusDays(1)));
    var stay = new CancelLeave(LANCASHIRE, RAJ);
    Instant tomorrow = NOW.plus(1, ChronoUnit.DAYS);

    assertThat(decide(leaving, leave(RAJ, TODAY.plusDays(1)), NOW)).isEmpty();
    assertThat(decide(leaving, leave(RAJ, null), NOW)).hasSize(1);
    assertThat(decide(leaving, stay, NOW)).containsExactly(new MemberLeaveCalledOff(RAJ));
    assertThat(decide(leaving.evolve(new MemberLeaveCalledOff(RAJ)), stay, NOW)).isEmpty();
    refused(RefusalCode.MEMBERSHIP_ENDED, () -> decide(leaving, stay, tomorrow));
    refused(
        RefusalCode.MEMBERSHIP_ENDED,
        () -> decide(leaving, leave(RAJ, null), NOW.plus(2, ChronoUnit.DAYS)));
  }

  @Test
  void whoHasLeftIsNobodyAndMayComeBack() {
    var left = after(enrolled(RAJ, Role.RATER), new MemberLeaveScheduled(RAJ, TODAY));
    var again = enrol(RAJ, identity(RAJ), Role.VIEWER);

    assertThat(left.memberOf(identity(RAJ), NOW)).isEmpty();
    assertThat(decide(left, again, new Partnership.Registered("L"), null, NOW))
        .containsExactly(enrolled(RAJ, Role.VIEWER));
    assertThat(left.evolve(enrolled(RAJ, Role.VIEWER)).memberOf(identity(RAJ), NOW)).isPresent();
  }

  @Test
  void whoHasLeftMayComeBackAsAnotherMemberAndIsThenNoOther() {
    var left = after(enrolled(RAJ, Role.RATER), new MemberLeaveScheduled(RAJ, TODAY));
    var carol = new MemberEnrolled(CAROL, identity(RAJ), Set.of(Role.VIEWER), Set.of());
    var back = left.evolve(carol);

    assertThat(
            decide(
                left,
                enrol(CAROL, identity(RAJ), Role.VIEWER),
                new Partnership.Registered("L"),
                null,
                NOW))
        .containsExactly(carol);
    assertThat(back.memberOf(identity(RAJ), NOW)).map(Member::code).contains(CAROL);
    refused(
        RefusalCode.IDENTITY_TAKEN,
        () ->
            decide(
                back,
                enrol(RAJ, identity(RAJ), Role.VIEWER),
                new Partnership.Registered("L"),
                null,
                NOW));
  }

  @Test
  void untilTheDayAMemberIsNobodyElseAndKeepsTheDayThroughChanges() {
    var leaving =
        after(
            enrolled(RAJ, Role.RATER),
            new MemberLeaveScheduled(RAJ, TODAY.plusDays(1)),
            new MemberChanged(RAJ, identity(RAJ), Set.of(Role.VIEWER), Set.of()));

    assertThat(leaving.memberOf(identity(RAJ), NOW)).isPresent();
    assertThat(leaving.memberOf(identity(RAJ), NOW.plus(1, ChronoUnit.DAYS))).isEmpty();
    refused(
        RefusalCode.IDENTITY_TAKEN,
        () ->
            decide(
                leaving,
                enrol(CAROL, identity(RAJ), Role.VIEWER),
                new Partnership.Registered("L"),
                null,
                NOW));
  }

  @Test
  void theLastCoordinatorWhoStaysMayNotGoOnAnyDay() {
    var members =
        after(
            enrolled(CAROL, Role.COORDINATOR),
            enrolled(RAJ, Role.COORDINATOR),
            new MemberLeaveScheduled(RAJ, TODAY.plusDays(100)));

    refused(RefusalCode.LAST_COORDINATOR, () -> decide(members, leave(CAROL, null), NOW));
    refused(
        RefusalCode.LAST_COORDINATOR,
        () -> decide(members, leave(CAROL, TODAY.plusDays(200)), NOW));
    refused(
        RefusalCode.LAST_COORDINATOR,
        () ->
            decide(
                members,
                enrol(CAROL, identity(CAROL), Role.RATER),
                new Partnership.Registered("L"),
                null,
                NOW));
    assertThat(decide(members.evolve(new MemberLeaveCalledOff(RAJ)), leave(CAROL, null), NOW))
        .hasSize(1);
  }
}
