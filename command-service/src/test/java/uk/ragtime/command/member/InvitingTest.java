package uk.ragtime.command.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.command.member.MemberDecisions.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.member.accept.AcceptInvitation;
import uk.ragtime.command.member.invite.InviteMember;
import uk.ragtime.command.member.withdraw.WithdrawInvitation;
import uk.ragtime.command.partnership.Partnership;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.InvitationWithdrawn;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberInvited;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;

/** Invitations, whose codes make their holders members. */
class InvitingTest {
  private static final Partnership REGISTERED = new Partnership.Registered("Lancashire");
  private static final PartnershipCode LANCASHIRE = new PartnershipCode("lancashire");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final MemberCode CAROL = new MemberCode("carol");
  private static final MemberCode RAJ = new MemberCode("raj");
  private static final Identity PERSON = Identity.of("https://issuer", "raj");
  private static final Identity OTHER = Identity.of("https://issuer", "other");
  private static final CodeHash CODE = CodeHash.of("a code");
  private static final CodeHash NEXT = CodeHash.of("the next code");

  private static Members after(MemberEvent... events) {
    Members members = Members.streamType().initial().get();
    for (MemberEvent event : events) {
      members = members.evolve(event);
    }
    return members;
  }

  private static InviteMember invite(MemberCode member, @Nullable LocalDate expiresOn) {
    return new InviteMember(LANCASHIRE, member, "Raj", Set.of(Role.RATER), Set.of(), expiresOn);
  }

  private static MemberInvited invited(MemberCode member, CodeHash code) {
    return new MemberInvited(member, code, Set.of(Role.RATER), Set.of(), TODAY.plusDays(3));
  }

  private static MemberEnrolled enrolled(MemberCode member, Identity identity) {
    return new MemberEnrolled(member, identity, Set.of(Role.RATER), Set.of());
  }

  private static List<MemberEvent> accept(Members members, CodeHash code, Identity who) {
    return decide(members, new AcceptInvitation(LANCASHIRE, code, who), NOW);
  }

  private static void refused(RefusalCode code, ThrowingCallable decision) {
    assertThatThrownBy(decision)
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void somebodyIsInvitedForTwoWeeksUnlessSaidOtherwise() {
    assertThat(decide(after(), invite(RAJ, null), REGISTERED, CODE, NOW))
        .containsExactly(
            new MemberInvited(RAJ, CODE, Set.of(Role.RATER), Set.of(), TODAY.plusDays(14)));
    assertThat(decide(after(), invite(RAJ, TODAY), REGISTERED, CODE, NOW))
        .containsExactly(new MemberInvited(RAJ, CODE, Set.of(Role.RATER), Set.of(), TODAY));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 91})
  void anInvitationHasAnEndWithinReach(int days) {
    refused(
        RefusalCode.EXPIRY_OUT_OF_RANGE,
        () -> decide(after(), invite(RAJ, TODAY.plusDays(days)), REGISTERED, CODE, NOW));
    assertThat(decide(after(), invite(RAJ, TODAY.plusDays(90)), REGISTERED, CODE, NOW)).hasSize(1);
  }

  @Test
  void whoPresentsTheCodeBecomesTheMember() {
    assertThat(accept(after(invited(RAJ, CODE)), CODE, PERSON))
        .containsExactly(enrolled(RAJ, PERSON));
  }

  @Test
  void aCodeIsGoodOnce() {
    var members = after(invited(RAJ, CODE), enrolled(RAJ, PERSON));

    assertThat(accept(members, CODE, PERSON)).isEmpty();
    refused(RefusalCode.INVITATION_USED, () -> accept(members, CODE, OTHER));
    refused(
        RefusalCode.INVITATION_USED,
        () -> decide(members, new WithdrawInvitation(LANCASHIRE, RAJ)));
  }

  @Test
  void aCodeDoesNotLeadBackIn() {
    var left =
        after(invited(RAJ, CODE), enrolled(RAJ, PERSON), new MemberLeaveScheduled(RAJ, TODAY));

    refused(RefusalCode.INVITATION_USED, () -> accept(left, CODE, PERSON));
    assertThat(decide(left, invite(RAJ, null), REGISTERED, NEXT, NOW)).hasSize(1);
    assertThat(accept(left.evolve(invited(RAJ, NEXT)), NEXT, PERSON))
        .containsExactly(enrolled(RAJ, PERSON));
  }

  @Test
  void aCodeExpiresWithItsLastDayInLondon() {
    var members = after(invited(RAJ, CODE));
    var accept = new AcceptInvitation(LANCASHIRE, CODE, PERSON);

    assertThat(decide(members, accept, Instant.parse("2026-11-27T23:59:59Z"))).hasSize(1);
    refused(
        RefusalCode.INVITATION_EXPIRED,
        () -> decide(members, accept, Instant.parse("2026-11-28T00:00:00Z")));
  }

  @Test
  void aNewCodeTakesThePlaceOfTheOld() {
    var members = after(invited(RAJ, CODE), invited(RAJ, NEXT));

    refused(RefusalCode.INVITATION_WITHDRAWN, () -> accept(members, CODE, PERSON));
    assertThat(accept(members, NEXT, PERSON)).hasSize(1);
  }

  @Test
  void aCodeCanBeTakenBack() {
    var members = after(invited(RAJ, CODE));
    var withdraw = new WithdrawInvitation(LANCASHIRE, RAJ);
    var withdrawn = members.evolve(new InvitationWithdrawn(RAJ));

    assertThat(decide(members, withdraw)).containsExactly(new InvitationWithdrawn(RAJ));
    assertThat(decide(withdrawn, withdraw)).isEmpty();
    refused(RefusalCode.INVITATION_WITHDRAWN, () -> accept(withdrawn, CODE, PERSON));
    refused(
        RefusalCode.INVITATION_UNKNOWN,
        () -> decide(members, new WithdrawInvitation(LANCASHIRE, CAROL)));
  }

  @Test
  void whoIsEnrolledWithoutTheCodeVoidsIt() {
    var members = after(invited(RAJ, CODE), enrolled(RAJ, PERSON));

    refused(RefusalCode.INVITATION_USED, () -> accept(members, CODE, OTHER));
  }

  @Test
  void onePersonIsOneMember() {
    refused(
        RefusalCode.IDENTITY_TAKEN,
        () -> accept(after(invited(RAJ, CODE), enrolled(CAROL, PERSON)), CODE, PERSON));
    refused(
        RefusalCode.ALREADY_MEMBER,
        () -> decide(after(enrolled(RAJ, PERSON)), invite(RAJ, null), REGISTERED, CODE, NOW));
  }

  @Test
  @DisplayName("A7: an invitation to a code that a person held lets that person back, and no other")
  void anInvitationDoesNotPassACodeOn() {
    var left =
        after(enrolled(RAJ, PERSON), new MemberLeaveScheduled(RAJ, TODAY), invited(RAJ, CODE));

    refused(RefusalCode.MEMBER_CODE_TAKEN, () -> accept(left, CODE, OTHER));
    assertThat(accept(left, CODE, PERSON)).containsExactly(enrolled(RAJ, PERSON));
  }

  @Test
  void theOperatorsCodeIsNobodyElsesAndAPartnershipComesFirst() {
    refused(
        RefusalCode.MEMBER_RESERVED,
        () -> decide(after(), invite(new MemberCode("operator"), null), REGISTERED, CODE, NOW));
    refused(
        RefusalCode.PARTNERSHIP_UNKNOWN,
        () -> decide(after(), invite(RAJ, null), new Partnership.Unregistered(), CODE, NOW));
  }

  @Test
  void nobodysNameIsInALog() {
    assertThat(invite(RAJ, null).toString()).doesNotContain("Raj");
  }
}
