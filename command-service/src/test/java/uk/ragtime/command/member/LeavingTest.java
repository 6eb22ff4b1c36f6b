package uk.ragtime.command.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.command.member.MemberDecisions.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.decision.People;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.member.cancelleave.CancelLeave;
import uk.ragtime.command.member.enrol.EnrolMember;
import uk.ragtime.command.member.leave.LeavePartnership;
import uk.ragtime.command.partnership.Partnership;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
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
  private static final People KNOWN =
      new SamplePeople().with("carol", "carol").with("raj", "raj").people();

  /** Since Raj has come back as Carol. */
  private static final People TWICE =
      new SamplePeople().with("carol", "raj").with("raj", "raj").people();

  /** Before he has. */
  private static final People ONLY_RAJ = new SamplePeople().with("raj", "raj").people();

  private static Members after(MemberEvent... events) {
    Members members = Members.streamType().initial().get();
    for (MemberEvent event : events) {
      members = members.evolve(event);
    }
    return members;
  }

  private static MemberHandle handle(MemberCode member) {
    return SamplePeople.handle(member.value());
  }

  private static MemberEnrolled enrolled(MemberCode member, Role role) {
    return new MemberEnrolled(
        handle(member), null, identity(member).seal(), Set.of(role), Set.of());
  }

  private static SealedIdentity identity(MemberCode member) {
    return SamplePeople.identity(member.value());
  }

  private static EnrolMember enrol(MemberCode member, SealedIdentity identity, Role role) {
    return new EnrolMember(
        LANCASHIRE,
        handle(member),
        SamplePeople.person(member.value(), "Name"),
        identity,
        Set.of(role),
        Set.of(),
        false);
  }

  private static Optional<Member> memberOf(Members members, People people, Instant now) {
    return members.memberOf(identity(RAJ).lookup(), people, now);
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

    assertThat(decide(members, KNOWN, leave(RAJ, null), NOW))
        .containsExactly(new MemberLeaveScheduled(handle(RAJ), TODAY));
    assertThat(decide(members, KNOWN, leave(RAJ, TODAY.plusDays(9)), NOW))
        .containsExactly(new MemberLeaveScheduled(handle(RAJ), TODAY.plusDays(9)));
    refused(
        RefusalCode.LEAVING_DATE_IN_PAST,
        () -> decide(members, KNOWN, leave(RAJ, TODAY.minusDays(1)), NOW));
    refused(RefusalCode.MEMBER_UNKNOWN, () -> decide(members, KNOWN, leave(CAROL, null), NOW));
  }

  @Test
  void theDayMayBeMovedOrCalledOffUntilItComes() {
    var leaving =
        after(enrolled(RAJ, Role.RATER), new MemberLeaveScheduled(handle(RAJ), TODAY.plusDays(1)));
    var stay = new CancelLeave(LANCASHIRE, RAJ);
    Instant tomorrow = NOW.plus(1, ChronoUnit.DAYS);

    assertThat(decide(leaving, KNOWN, leave(RAJ, TODAY.plusDays(1)), NOW)).isEmpty();
    assertThat(decide(leaving, KNOWN, leave(RAJ, null), NOW)).hasSize(1);
    assertThat(decide(leaving, KNOWN, stay, NOW))
        .containsExactly(new MemberLeaveCalledOff(handle(RAJ)));
    assertThat(decide(leaving.evolve(new MemberLeaveCalledOff(handle(RAJ))), KNOWN, stay, NOW))
        .isEmpty();
    refused(RefusalCode.MEMBERSHIP_ENDED, () -> decide(leaving, KNOWN, stay, tomorrow));
    refused(
        RefusalCode.MEMBERSHIP_ENDED,
        () -> decide(leaving, KNOWN, leave(RAJ, null), NOW.plus(2, ChronoUnit.DAYS)));
  }

  @Test
  void whoHasLeftIsNobodyAndMayComeBack() {
    var left = after(enrolled(RAJ, Role.RATER), new MemberLeaveScheduled(handle(RAJ), TODAY));
    var again = enrol(RAJ, identity(RAJ), Role.VIEWER);

    assertThat(memberOf(left, KNOWN, NOW)).isEmpty();
    assertThat(decide(left, KNOWN, again, new Partnership.Registered("L"), NOW))
        .containsExactly(enrolled(RAJ, Role.VIEWER));
    assertThat(memberOf(left.evolve(enrolled(RAJ, Role.VIEWER)), KNOWN, NOW)).isPresent();
  }

  @Test
  void whoHasLeftMayComeBackAsAnotherMemberAndIsThenNoOther() {
    var left = after(enrolled(RAJ, Role.RATER), new MemberLeaveScheduled(handle(RAJ), TODAY));
    var carol =
        new MemberEnrolled(
            handle(CAROL),
            SamplePeople.person("carol", "Name").seal(),
            identity(RAJ).seal(),
            Set.of(Role.VIEWER),
            Set.of());
    var back = left.evolve(carol);

    assertThat(
            decide(
                left,
                ONLY_RAJ,
                enrol(CAROL, identity(RAJ), Role.VIEWER),
                new Partnership.Registered("L"),
                NOW))
        .containsExactly(carol);
    assertThat(memberOf(back, TWICE, NOW)).map(Member::handle).contains(handle(CAROL));
    refused(
        RefusalCode.IDENTITY_TAKEN,
        () ->
            decide(
                back,
                TWICE,
                enrol(RAJ, identity(RAJ), Role.VIEWER),
                new Partnership.Registered("L"),
                NOW));
  }

  @Test
  void untilTheDayAMemberIsNobodyElseAndKeepsTheDayThroughChanges() {
    var leaving =
        after(
            enrolled(RAJ, Role.RATER),
            new MemberLeaveScheduled(handle(RAJ), TODAY.plusDays(1)),
            new MemberChanged(
                handle(RAJ), null, identity(RAJ).seal(), Set.of(Role.VIEWER), Set.of()));

    assertThat(memberOf(leaving, KNOWN, NOW)).isPresent();
    assertThat(memberOf(leaving, KNOWN, NOW.plus(1, ChronoUnit.DAYS))).isEmpty();
    refused(
        RefusalCode.IDENTITY_TAKEN,
        () ->
            decide(
                leaving,
                ONLY_RAJ,
                enrol(CAROL, identity(RAJ), Role.VIEWER),
                new Partnership.Registered("L"),
                NOW));
  }

  @Test
  void theLastCoordinatorWhoStaysMayNotGoOnAnyDay() {
    var members =
        after(
            enrolled(CAROL, Role.COORDINATOR),
            enrolled(RAJ, Role.COORDINATOR),
            new MemberLeaveScheduled(handle(RAJ), TODAY.plusDays(100)));

    refused(RefusalCode.LAST_COORDINATOR, () -> decide(members, KNOWN, leave(CAROL, null), NOW));
    refused(
        RefusalCode.LAST_COORDINATOR,
        () -> decide(members, KNOWN, leave(CAROL, TODAY.plusDays(200)), NOW));
    refused(
        RefusalCode.LAST_COORDINATOR,
        () ->
            decide(
                members,
                KNOWN,
                enrol(CAROL, identity(CAROL), Role.RATER),
                new Partnership.Registered("L"),
                NOW));
    assertThat(
            decide(
                members.evolve(new MemberLeaveCalledOff(handle(RAJ))),
                KNOWN,
                leave(CAROL, null),
                NOW))
        .hasSize(1);
  }
}
