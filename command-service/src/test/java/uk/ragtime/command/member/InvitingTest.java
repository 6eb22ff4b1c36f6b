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
import uk.ragtime.command.decision.People;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.member.accept.AcceptInvitation;
import uk.ragtime.command.member.invite.InviteMember;
import uk.ragtime.command.member.withdraw.WithdrawInvitation;
import uk.ragtime.command.partnership.Partnership;
import uk.ragtime.kernel.CodeHash;
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
  private static final SealedIdentity PERSON = SamplePeople.identity("raj");
  private static final SealedIdentity OTHER = SamplePeople.identity("other");

  /** Raj before he has accepted. */
  private static final People INVITED = new SamplePeople().with("raj", null).people();

  /** Raj since he has. */
  private static final People JOINED = new SamplePeople().with("raj", "raj").people();

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
    return new InviteMember(
        LANCASHIRE,
        SamplePeople.handle(member.value()),
        SamplePeople.person(member.value(), "Name"),
        Set.of(Role.RATER),
        Set.of(),
        expiresOn);
  }

  private static MemberInvited invited(MemberCode member, CodeHash code) {
    return invited(member, code, TODAY.plusDays(3));
  }

  private static MemberInvited invited(MemberCode member, CodeHash code, LocalDate expiresOn) {
    return new MemberInvited(
        SamplePeople.handle(member.value()), null, code, Set.of(Role.RATER), Set.of(), expiresOn);
  }

  private static MemberEnrolled enrolled(MemberCode member, SealedIdentity identity) {
    return new MemberEnrolled(
        SamplePeople.handle(member.value()), null, identity.seal(), Set.of(Role.RATER), Set.of());
  }

  private static List<MemberEvent> accept(
      Members members, People people, CodeHash code, SealedIdentity who) {
    return decide(members, people, new AcceptInvitation(LANCASHIRE, code, who), NOW);
  }

  private static void refused(RefusalCode code, ThrowingCallable decision) {
    assertThatThrownBy(decision)
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void somebodyIsInvitedForTwoWeeksUnlessSaidOtherwise() {
    assertThat(decide(after(), INVITED, invite(RAJ, null), REGISTERED, CODE, NOW))
        .containsExactly(invited(RAJ, CODE, TODAY.plusDays(14)));
    assertThat(decide(after(), INVITED, invite(RAJ, TODAY), REGISTERED, CODE, NOW))
        .containsExactly(invited(RAJ, CODE, TODAY));
  }

  @Test
  void aNewPersonIsInvitedUnderTheDrawnHandleWithASeal() {
    InviteMember command = invite(RAJ, TODAY);

    assertThat(decide(after(), People.NONE, command, REGISTERED, CODE, NOW))
        .containsExactly(
            new MemberInvited(
                command.fresh(),
                command.person().seal(),
                CODE,
                Set.of(Role.RATER),
                Set.of(),
                TODAY));
  }

  @Test
  void anErasedPersonsInvitationLetsNobodyIn() {
    refused(
        RefusalCode.INVITATION_WITHDRAWN,
        () -> accept(after(invited(RAJ, CODE)), People.NONE, CODE, PERSON));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 91})
  void anInvitationHasAnEndWithinReach(int days) {
    refused(
        RefusalCode.EXPIRY_OUT_OF_RANGE,
        () -> decide(after(), INVITED, invite(RAJ, TODAY.plusDays(days)), REGISTERED, CODE, NOW));
    assertThat(decide(after(), INVITED, invite(RAJ, TODAY.plusDays(90)), REGISTERED, CODE, NOW))
        .hasSize(1);
  }

  @Test
  void whoPresentsTheCodeBecomesTheMember() {
    assertThat(accept(after(invited(RAJ, CODE)), INVITED, CODE, PERSON))
        .containsExactly(enrolled(RAJ, PERSON));
  }

  @Test
  void aCodeIsGoodOnce() {
    var members = after(invited(RAJ, CODE), enrolled(RAJ, PERSON));

    assertThat(accept(members, JOINED, CODE, PERSON)).isEmpty();
    refused(RefusalCode.INVITATION_USED, () -> accept(members, JOINED, CODE, OTHER));
    refused(
        RefusalCode.INVITATION_USED,
        () -> decide(members, JOINED, new WithdrawInvitation(LANCASHIRE, RAJ)));
  }

  @Test
  void aCodeDoesNotLeadBackIn() {
    var left =
        after(
            invited(RAJ, CODE),
            enrolled(RAJ, PERSON),
            new MemberLeaveScheduled(SamplePeople.handle("raj"), TODAY));

    refused(RefusalCode.INVITATION_USED, () -> accept(left, JOINED, CODE, PERSON));
    assertThat(decide(left, JOINED, invite(RAJ, null), REGISTERED, NEXT, NOW)).hasSize(1);
    assertThat(accept(left.evolve(invited(RAJ, NEXT)), JOINED, NEXT, PERSON))
        .containsExactly(enrolled(RAJ, PERSON));
  }

  @Test
  void aCodeExpiresWithItsLastDayInLondon() {
    var members = after(invited(RAJ, CODE));
    var accept = new AcceptInvitation(LANCASHIRE, CODE, PERSON);

    assertThat(decide(members, INVITED, accept, Instant.parse("2026-11-27T23:59:59Z"))).hasSize(1);
    refused(
        RefusalCode.INVITATION_EXPIRED,
        () -> decide(members, INVITED, accept, Instant.parse("2026-11-28T00:00:00Z")));
  }

  @Test
  void aNewCodeTakesThePlaceOfTheOld() {
    var members = after(invited(RAJ, CODE), invited(RAJ, NEXT));

    refused(RefusalCode.INVITATION_WITHDRAWN, () -> accept(members, INVITED, CODE, PERSON));
    assertThat(accept(members, INVITED, NEXT, PERSON)).hasSize(1);
  }

  @Test
  void aCodeCanBeTakenBack() {
    var members = after(invited(RAJ, CODE));
    var withdraw = new WithdrawInvitation(LANCASHIRE, RAJ);
    var withdrawn = members.evolve(new InvitationWithdrawn(SamplePeople.handle("raj")));

    assertThat(decide(members, INVITED, withdraw))
        .containsExactly(new InvitationWithdrawn(SamplePeople.handle("raj")));
    assertThat(decide(withdrawn, INVITED, withdraw)).isEmpty();
    refused(RefusalCode.INVITATION_WITHDRAWN, () -> accept(withdrawn, INVITED, CODE, PERSON));
    refused(
        RefusalCode.INVITATION_UNKNOWN,
        () -> decide(members, INVITED, new WithdrawInvitation(LANCASHIRE, CAROL)));
  }

  @Test
  void whoIsEnrolledWithoutTheCodeVoidsIt() {
    var members = after(invited(RAJ, CODE), enrolled(RAJ, PERSON));

    refused(RefusalCode.INVITATION_USED, () -> accept(members, JOINED, CODE, OTHER));
  }

  @Test
  void onePersonIsOneMember() {
    refused(
        RefusalCode.IDENTITY_TAKEN,
        () ->
            accept(
                after(invited(RAJ, CODE), enrolled(CAROL, PERSON)),
                new SamplePeople().with("raj", null).with("carol", "raj").people(),
                CODE,
                PERSON));
    refused(
        RefusalCode.ALREADY_MEMBER,
        () ->
            decide(after(enrolled(RAJ, PERSON)), JOINED, invite(RAJ, null), REGISTERED, CODE, NOW));
  }

  @Test
  @DisplayName("A7: an invitation to a code that a person held lets that person back, and no other")
  void anInvitationDoesNotPassACodeOn() {
    var left =
        after(
            enrolled(RAJ, PERSON),
            new MemberLeaveScheduled(SamplePeople.handle("raj"), TODAY),
            invited(RAJ, CODE));

    refused(RefusalCode.MEMBER_CODE_TAKEN, () -> accept(left, JOINED, CODE, OTHER));
    assertThat(accept(left, JOINED, CODE, PERSON)).containsExactly(enrolled(RAJ, PERSON));
  }

  @Test
  void theOperatorsCodeIsNobodyElsesAndAPartnershipComesFirst() {
    refused(
        RefusalCode.MEMBER_RESERVED,
        () ->
            decide(
                after(), INVITED, invite(new MemberCode("operator"), null), REGISTERED, CODE, NOW));
    refused(
        RefusalCode.PARTNERSHIP_UNKNOWN,
        () ->
            decide(after(), INVITED, invite(RAJ, null), new Partnership.Unregistered(), CODE, NOW));
  }

  @Test
  void nobodysNameIsInALog() {
    assertThat(invite(RAJ, null).toString()).doesNotContain("Name", "raj");
  }
}
