package uk.ragtime.command.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.decision.KnownReferences;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.decision.WrittenText;
import uk.ragtime.command.erasure.conclude.ConcludeDecider;
import uk.ragtime.command.erasure.conclude.ConcludeErasure;
import uk.ragtime.command.erasure.erase.Erase;
import uk.ragtime.command.erasure.erase.EraseDecider;
import uk.ragtime.command.erasure.lifthold.LiftHold;
import uk.ragtime.command.erasure.lifthold.LiftHoldDecider;
import uk.ragtime.command.erasure.placehold.PlaceHold;
import uk.ragtime.command.erasure.placehold.PlaceHoldDecider;
import uk.ragtime.command.erasure.release.ReleaseDecider;
import uk.ragtime.command.erasure.release.ReleaseDeferred;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.ErasureEvent;
import uk.ragtime.kernel.event.ErasureEvent.ErasureCarriedOut;
import uk.ragtime.kernel.event.ErasureEvent.ErasureDeferred;
import uk.ragtime.kernel.event.ErasureEvent.HoldLifted;
import uk.ragtime.kernel.event.ErasureEvent.HoldPlaced;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;

/** Erasures of members and texts, and holds that defer them. */
class ErasingTest {
  private static final PartnershipCode LANCASHIRE = new PartnershipCode("lancashire");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final MemberHandle RAJ = SamplePeople.handle("raj");
  private static final CycleCode AUTUMN = new CycleCode("2026-autumn");
  private static final HoldNumber HOLD = new HoldNumber("2026-7");
  private static final TextPlace FIRST = new TextPlace(11, SealedField.RATIONALE);
  private static final TextPlace SECOND = new TextPlace(12, SealedField.EVIDENCE);
  private static final Sealed REASON =
      Sealed.of(new Opening(SealedField.REASON, SealKey.of(new byte[SealKey.BYTES]), "Complaint"));

  private static Erasures after(ErasureEvent... events) {
    Erasures erasures = Erasures.streamType().initial().get();
    for (ErasureEvent event : events) {
      erasures = erasures.evolve(event);
    }
    return erasures;
  }

  /** Raj, who has left and wrote the two texts, and Carol, who has not. */
  private static KnownReferences known() {
    Members members = Members.streamType().initial().get();
    for (MemberEvent event :
        List.of(enrolled("carol"), enrolled("raj"), new MemberLeaveScheduled(RAJ, TODAY))) {
      members = members.evolve(event);
    }
    return new KnownReferences()
        .with(StreamId.MEMBERS, members)
        .withPeople(new SamplePeople().with("carol", "carol").with("raj", "raj").people())
        .withTexts(written(FIRST), written(SECOND));
  }

  private static WrittenText written(TextPlace place) {
    return new WrittenText(place, SamplePeople.actor("raj"), Optional.of(AUTUMN));
  }

  private static MemberEnrolled enrolled(String code) {
    return new MemberEnrolled(
        SamplePeople.handle(code),
        null,
        SamplePeople.identity(code).seal(),
        Set.of(Role.RATER),
        Set.of());
  }

  private static List<ErasureEvent> erase(
      Erasures state, Set<String> members, boolean textsToo, TextPlace... places) {
    Set<MemberCode> codes = new HashSet<>();
    members.forEach(member -> codes.add(new MemberCode(member)));
    return new EraseDecider()
        .decide(
            state,
            new Erase(LANCASHIRE, codes, textsToo, Set.of(places), ErasureGround.REQUEST),
            known().at(NOW));
  }

  private static PersonErased person(int erasure) {
    return new PersonErased(erasure, RAJ, ErasureGround.REQUEST);
  }

  private static TextsErased texts(int erasure, TextPlace... places) {
    return new TextsErased(erasure, List.of(places), ErasureGround.REQUEST);
  }

  private static HoldPlaced held(
      Set<MemberHandle> members, Set<CycleCode> cycles, @Nullable LocalDate until) {
    return new HoldPlaced(HOLD, members, cycles, REASON.seal(), until);
  }

  private static ErasureDeferred deferred(Set<MemberHandle> members, TextPlace... places) {
    return new ErasureDeferred(1, members, List.of(places), ErasureGround.REQUEST, Set.of(HOLD));
  }

  private static void refused(RefusalCode code, ThrowingCallable decision) {
    assertThatThrownBy(decision)
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void aMemberWhoHasLeftIsErasedWithWhatTheyWroteOrWithout() {
    assertThat(erase(after(), Set.of("raj"), false)).containsExactly(person(1));
    assertThat(erase(after(), Set.of("raj"), true))
        .containsExactly(person(1), texts(1, FIRST, SECOND));
  }

  @Test
  void erasuresAreNumbered() {
    assertThat(erase(after(texts(1, FIRST)), Set.of("raj"), false)).containsExactly(person(2));
  }

  @Test
  void aTextIsErasedByItsPlaceAndOnce() {
    assertThat(erase(after(), Set.of(), false, FIRST)).containsExactly(texts(1, FIRST));
    refused(
        RefusalCode.TEXT_UNKNOWN,
        () -> erase(after(), Set.of(), false, new TextPlace(99, SealedField.REMARK)));
  }

  @Test
  void whatIsErasedAlreadyIsPassedOver() {
    TextPlace gone = new TextPlace(7, SealedField.REMARK);

    assertThat(erase(after(texts(1, gone)), Set.of(), false, gone)).isEmpty();
  }

  @Test
  void whoHasNotLeftIsNotErasedAndNothingElseEither() {
    refused(RefusalCode.MEMBER_NOT_LEFT, () -> erase(after(), Set.of("carol", "raj"), true));
    refused(RefusalCode.MEMBER_UNKNOWN, () -> erase(after(), Set.of("nobody"), true));
  }

  @Test
  void aHoldOnAMemberDefersTheNameAndWhatTheyWrote() {
    var held = after(held(Set.of(RAJ), Set.of(), null));

    assertThat(erase(held, Set.of("raj"), true))
        .containsExactly(deferred(Set.of(RAJ), FIRST, SECOND));
    assertThat(erase(held, Set.of("raj"), false)).containsExactly(deferred(Set.of(RAJ)));
  }

  @Test
  void aHoldOnACycleDefersItsTextsAndNoName() {
    assertThat(erase(after(held(Set.of(), Set.of(AUTUMN), TODAY)), Set.of("raj"), true))
        .containsExactly(person(1), deferred(Set.of(), FIRST, SECOND));
  }

  @Test
  void aHoldEndsWithItsLastDay() {
    assertThat(erase(after(held(Set.of(RAJ), Set.of(), TODAY.minusDays(1))), Set.of("raj"), false))
        .containsExactly(person(1));
  }

  @Test
  void whatAHoldDeferredIsErasedWhenItIsLifted() {
    var waiting = after(held(Set.of(RAJ), Set.of(), null), deferred(Set.of(RAJ), FIRST, SECOND));
    var lift = new LiftHold(LANCASHIRE, HOLD, REASON);

    List<ErasureEvent> events = new LiftHoldDecider().decide(waiting, lift, known().at(NOW));

    assertThat(events)
        .containsExactly(new HoldLifted(HOLD, REASON.seal()), person(1), texts(1, FIRST, SECOND));
    assertThat(after(events.toArray(ErasureEvent[]::new)).deferred()).isEmpty();
  }

  @Test
  void whatAnotherHoldForbidsGoesOnWaiting() {
    var other =
        new HoldPlaced(new HoldNumber("2026-8"), Set.of(), Set.of(AUTUMN), REASON.seal(), null);
    var waiting =
        after(held(Set.of(RAJ), Set.of(), null), other, deferred(Set.of(RAJ), FIRST, SECOND));

    assertThat(
            new LiftHoldDecider()
                .decide(waiting, new LiftHold(LANCASHIRE, HOLD, null), known().at(NOW)))
        .containsExactly(new HoldLifted(HOLD, null), person(1));
  }

  @Test
  void whatAHoldDeferredFallsDueAfterItsLastDay() {
    var waiting = after(held(Set.of(RAJ), Set.of(), TODAY), deferred(Set.of(RAJ), FIRST));
    Instant tomorrow = NOW.plus(1, ChronoUnit.DAYS);
    var release = new ReleaseDeferred(LANCASHIRE);

    assertThat(new ReleaseDecider().decide(waiting, release, known().at(NOW))).isEmpty();
    assertThat(new ReleaseDecider().decide(waiting, release, known().at(tomorrow)))
        .containsExactly(person(1), texts(1, FIRST));
  }

  @Test
  void eachPartOfAnErasureIsCarriedOutOnce() {
    ErasureCarriedOut part = new ErasureCarriedOut(1, 12, NOW, NOW, NOW, TODAY.plusDays(36));
    var conclude = new ConcludeErasure(LANCASHIRE, part);

    assertThat(new ConcludeDecider().decide(after(person(1)), conclude, known().at(NOW)))
        .containsExactly(part);
    assertThat(new ConcludeDecider().decide(after(person(1), part), conclude, known().at(NOW)))
        .isEmpty();
  }

  @Test
  void aHoldIsLiftedOnceAndItsNumberIsUsedUp() {
    var lifted = after(held(Set.of(RAJ), Set.of(), null), new HoldLifted(HOLD, null));
    var again = new PlaceHold(LANCASHIRE, HOLD, Set.of(), Set.of(), REASON, null);

    assertThat(
            new LiftHoldDecider()
                .decide(lifted, new LiftHold(LANCASHIRE, HOLD, null), known().at(NOW)))
        .isEmpty();
    refused(
        RefusalCode.HOLD_LIFTED,
        () -> new PlaceHoldDecider().decide(lifted, again, known().at(NOW)));
    refused(
        RefusalCode.HOLD_UNKNOWN,
        () ->
            new LiftHoldDecider()
                .decide(after(), new LiftHold(LANCASHIRE, HOLD, null), known().at(NOW)));
  }

  @Test
  void aHoldIsOnPeopleOfThePartnershipAndEndsInTime() {
    Set<MemberCode> raj = Set.of(new MemberCode("raj"));

    assertThat(
            new PlaceHoldDecider()
                .decide(
                    after(),
                    new PlaceHold(LANCASHIRE, HOLD, raj, Set.of(), REASON, TODAY),
                    known().at(NOW)))
        .containsExactly(held(Set.of(RAJ), Set.of(), TODAY));
    refused(
        RefusalCode.HOLD_UNTIL_IN_PAST,
        () ->
            new PlaceHoldDecider()
                .decide(
                    after(),
                    new PlaceHold(LANCASHIRE, HOLD, raj, Set.of(), REASON, TODAY.minusDays(1)),
                    known().at(NOW)));
  }

  @Test
  void anErasureOfMoreTextsThanAnEventTakesIsSeveralEvents() {
    List<WrittenText> many =
        LongStream.rangeClosed(1, ErasureEvent.MAX_PLACES + 1)
            .mapToObj(position -> written(new TextPlace(position, SealedField.RATIONALE)))
            .toList();

    assertThat(ErasureEvents.of(after(), 1, Set.of(), many, ErasureGround.RETENTION, TODAY))
        .hasSize(2);
  }
}
