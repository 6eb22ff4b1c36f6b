package uk.ragtime.command.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.command.assessment.SampleAssessment.AGENCY;
import static uk.ragtime.command.assessment.SampleAssessment.AREA;
import static uk.ragtime.command.assessment.SampleAssessment.AUTUMN;
import static uk.ragtime.command.assessment.SampleAssessment.CHECKLIST;
import static uk.ragtime.command.assessment.SampleAssessment.CUT_OFF;
import static uk.ragtime.command.assessment.SampleAssessment.KEY;
import static uk.ragtime.command.assessment.SampleAssessment.OPENS_ON;
import static uk.ragtime.command.assessment.SampleAssessment.SEND_NEEDS;
import static uk.ragtime.command.assessment.SampleAssessment.TUNING_IN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.assessment.agree.AgreeRating;
import uk.ragtime.command.assessment.answer.AnswerChallenge;
import uk.ragtime.command.assessment.assign.AssignCapabilities;
import uk.ragtime.command.assessment.challenge.ChallengeRating;
import uk.ragtime.command.assessment.excuse.ExcuseAgency;
import uk.ragtime.command.assessment.expect.ExpectAgency;
import uk.ragtime.command.assessment.extend.ExtendAssessment;
import uk.ragtime.command.assessment.open.OpenAssessment;
import uk.ragtime.command.assessment.reopen.ReopenAssessment;
import uk.ragtime.command.assessment.signoff.SignOffAssessment;
import uk.ragtime.command.assessment.submit.SubmitAssessment;
import uk.ragtime.command.assessment.withdraw.WithdrawRating;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.command.decision.Actor;
import uk.ragtime.command.decision.Capacities;
import uk.ragtime.command.decision.Capacity;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.KnownReferences;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.decision.StoredEvent;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.SheetHash;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExcused;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExtended;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;

/** The sample assessment in each state of its review, and commands to it. */
final class SampleReview {
  static final SheetHash HASH = new SheetHash("0".repeat(64));

  /** The positions of the events of {@link #rated}. */
  static final long TUNING_IN_RATED = 2;

  private final List<AssessmentEvent> events = new ArrayList<>();

  static void refused(RefusalCode code, ThrowingCallable decision) {
    assertThatThrownBy(decision)
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  /** The same review, after what the command made of it. */
  static SampleReview then(SampleReview given, AssessmentCommand command, Capacity... held) {
    given.when(command, held).forEach(given::and);
    return given;
  }

  /** Nothing has happened. */
  static SampleReview notStarted() {
    return new SampleReview();
  }

  static SampleReview open() {
    return notStarted().and(SampleAssessment.opened());
  }

  /** Tuning in is Green, the other Amber. */
  static SampleReview rated() {
    return open().and(selfRated(TUNING_IN, Rating.GREEN)).and(selfRated(SEND_NEEDS, Rating.AMBER));
  }

  static SampleReview submitted() {
    return rated().and(new AssessmentSubmitted(AUTUMN, AREA, AGENCY, false));
  }

  static SampleReview challenged() {
    return submitted().and(challenge(Rating.RED));
  }

  static SampleReview signedOff() {
    return submitted()
        .and(new AssessmentSignedOff(AUTUMN, AREA, AGENCY, 4, 4, 1, HASH, null, false));
  }

  static SampleReview excused() {
    return notStarted().and(new AssessmentExcused(AUTUMN, AREA, AGENCY, seal()));
  }

  static SampleReview in(Lifecycle.State state) {
    return switch (state) {
      case NOT_STARTED -> notStarted();
      case OPEN -> rated();
      case SUBMITTED -> submitted();
      case SIGNED_OFF -> signedOff();
      case EXCUSED -> excused();
    };
  }

  SampleReview and(AssessmentEvent event) {
    events.add(event);
    return this;
  }

  SampleReview until(Instant end) {
    return and(new AssessmentExtended(AUTUMN, AREA, AGENCY, seal(), end));
  }

  Assessment state() {
    Assessment state = new Assessment.NotStarted();
    for (int i = 0; i < events.size(); i++) {
      state = state.evolve(events.get(i), i + 1);
    }
    return state;
  }

  /** All references of a cycle, with the log of this assessment. */
  KnownReferences references(Cycle cycle) {
    List<StoredEvent> stored = new ArrayList<>();
    for (AssessmentEvent event : events) {
      stored.add(new StoredEvent(stored.size() + 1, stored.size() + 1, event, Map.of()));
    }
    var published =
        new ChecklistVersionPublished(
            CHECKLIST,
            1,
            "Workforce",
            SampleAssessment.checklist().version(1).orElseThrow().capabilities(),
            null);
    KnownReferences references = SampleAssessment.references(cycle);
    stored.forEach(event -> addSeals(event, references));
    return references
        .withEvents(KEY.stream(), stored)
        .withEvents(StreamId.of(CHECKLIST), List.of(new StoredEvent(1, 1, published, Map.of())))
        .with(StreamId.MEMBERS, members())
        .withPeople(new SamplePeople().with("rita", "rita").with("vera", "vera").people());
  }

  private static void addSeals(StoredEvent stored, KnownReferences to) {
    if (stored.event() instanceof RatingChallenged e) {
      long position = stored.position();
      to.withSeal(new TextPlace(position, SealedField.RATIONALE), e.rationaleSeal());
      if (e.evidenceSeal() != null) {
        to.withSeal(new TextPlace(position, SealedField.EVIDENCE), e.evidenceSeal());
      }
    }
  }

  private static Members members() {
    Members members = Members.streamType().initial().get();
    return members.evolve(enrolled("rita", Role.RATER)).evolve(enrolled("vera", Role.VIEWER));
  }

  private static MemberEnrolled enrolled(String code, Role role) {
    return new MemberEnrolled(
        SamplePeople.handle(code),
        SamplePeople.person(code, "Name").seal(),
        SamplePeople.identity(code).seal(),
        Set.of(role),
        role == Role.RATER ? Set.of(AGENCY) : Set.of());
  }

  List<AssessmentEvent> when(
      AssessmentCommand command, Cycle cycle, Instant now, Capacity... held) {
    return SampleAssessment.decide(state(), command, context(cycle, now, false, held));
  }

  /** Decided in the cycle as it is, on an ordinary day. */
  List<AssessmentEvent> when(AssessmentCommand command, Capacity... held) {
    return when(command, SampleAssessment.cycle(), SampleAssessment.NOW, held);
  }

  DecisionContext context(Cycle cycle, Instant now, boolean ownAgency, Capacity... held) {
    Set<Capacity> capacities = EnumSet.noneOf(Capacity.class);
    capacities.addAll(List.of(held));
    return new DecisionContext(
        new Actor.Member(
            SamplePeople.handle("carol"), false, new Capacities(capacities, ownAgency)),
        now,
        events.size(),
        references(cycle));
  }

  static Cycle cycle(CycleRules rules) {
    return SampleAssessment.cycle().with(rules);
  }

  static Cycle cancelledCycle() {
    return new Cycle(
        AUTUMN, "Autumn", CHECKLIST, 1, OPENS_ON, CUT_OFF, false, false, true, CycleRules.DEFAULT);
  }

  static Sealed sealed(SealedField field) {
    return sealed(field, "Why: " + field);
  }

  private static Sealed sealed(SealedField field, String text) {
    return Sealed.of(Opening.of(field, SealKey.of(new byte[SealKey.BYTES]), new FreeText(text)));
  }

  private static Seal seal() {
    return sealed(SealedField.REASON).seal();
  }

  static Remarks because() {
    return new Remarks(sealed(SealedField.RATIONALE), sealed(SealedField.REMARK), null, 0);
  }

  static RatingChanged selfRated(CapabilityCode capability, Rating rating) {
    return selfRated(capability, rating, "2026-09-20");
  }

  static RatingChanged selfRated(CapabilityCode capability, Rating rating, String on) {
    return new RatingChanged(
        AUTUMN,
        AREA,
        AGENCY,
        capability,
        null,
        rating,
        Stage.SELF,
        ChangeReason.FIRST_RATING,
        null,
        null,
        0,
        LocalDate.parse(on),
        false);
  }

  private static RatingChallenged challenge(Rating sees) {
    return new RatingChallenged(
        AUTUMN,
        AREA,
        AGENCY,
        TUNING_IN,
        Rating.GREEN,
        sees,
        sealed(SealedField.RATIONALE).seal(),
        null,
        0,
        LocalDate.parse("2026-09-20"));
  }

  static AgreeRating agree(Rating rating, @Nullable Capacity as) {
    return new AgreeRating(KEY, TUNING_IN, rating, sealed(SealedField.RATIONALE), as);
  }

  static ChallengeRating challengeSeeing(Rating sees) {
    return new ChallengeRating(KEY, TUNING_IN, sees, because());
  }

  /**
   * @param evidence null for none
   */
  static ChallengeRating challengeSeeing(Rating sees, String rationale, @Nullable String evidence) {
    return new ChallengeRating(
        KEY,
        TUNING_IN,
        sees,
        new Remarks(
            sealed(SealedField.RATIONALE, rationale),
            sealed(SealedField.REMARK, rationale),
            evidence == null ? null : sealed(SealedField.EVIDENCE, evidence),
            evidence == null ? 0 : 1));
  }

  static AnswerChallenge answer(@Nullable Rating offers) {
    return new AnswerChallenge(KEY, TUNING_IN, offers, sealed(SealedField.RATIONALE));
  }

  static ReopenAssessment reopen(@Nullable Instant until) {
    return new ReopenAssessment(KEY, sealed(SealedField.REASON), until, null);
  }

  static SignOffAssessment signOff(@Nullable SheetHash hash) {
    return new SignOffAssessment(KEY, hash, null, null);
  }

  static WithdrawRating withdraw(long position, @Nullable String on) {
    return new WithdrawRating(
        KEY,
        TUNING_IN,
        position,
        sealed(SealedField.REASON),
        Remarks.NONE,
        on == null ? null : LocalDate.parse(on));
  }

  static AssignCapabilities assign(String member, CapabilityCode... capabilities) {
    return new AssignCapabilities(KEY, new MemberCode(member), Set.of(capabilities), null, null);
  }

  /** A command of each act that its state takes, if any does. */
  static AssessmentCommand command(Act act, Instant now) {
    return switch (act) {
      case OPEN -> new OpenAssessment(KEY);
      case RATE -> SampleAssessment.rate(Rating.RED);
      case RECONFIRM -> SampleAssessment.reconfirm(null);
      case WITHDRAW -> withdraw(TUNING_IN_RATED, null);
      case SUBMIT -> new SubmitAssessment(KEY);
      case CHALLENGE -> challengeSeeing(Rating.AMBER);
      case ANSWER -> answer(null);
      case AGREE -> agree(Rating.GREEN, null);
      case SIGN_OFF -> signOff(null);
      case REOPEN -> reopen(null);
      case EXTEND ->
          new ExtendAssessment(
              KEY,
              sealed(SealedField.REASON),
              (now.isAfter(CUT_OFF) ? now : CUT_OFF).plus(Duration.ofDays(2)));
      case EXCUSE -> new ExcuseAgency(KEY, sealed(SealedField.REASON));
      case EXPECT -> new ExpectAgency(KEY);
      case ASSIGN -> assign("rita", TUNING_IN);
      case COMMENT -> throw new IllegalArgumentException("comments are no part of an assessment");
    };
  }
}
