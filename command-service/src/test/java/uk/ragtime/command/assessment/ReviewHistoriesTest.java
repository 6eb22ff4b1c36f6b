package uk.ragtime.command.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.assessment.SampleAssessment.CUT_OFF;
import static uk.ragtime.command.assessment.SampleAssessment.KEY;
import static uk.ragtime.command.assessment.SampleAssessment.OPENS_ON;
import static uk.ragtime.command.assessment.SampleAssessment.SEND_NEEDS;
import static uk.ragtime.command.assessment.SampleAssessment.TUNING_IN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.command.assessment.agree.AgreeRating;
import uk.ragtime.command.assessment.answer.AnswerChallenge;
import uk.ragtime.command.assessment.challenge.ChallengeRating;
import uk.ragtime.command.assessment.rate.RatingCommand;
import uk.ragtime.command.assessment.reconfirm.ReconfirmRating;
import uk.ragtime.command.assessment.submit.SubmitAssessment;
import uk.ragtime.command.assessment.withdraw.WithdrawRating;
import uk.ragtime.command.decision.Capacity;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.sheet.AssessmentSheet;
import uk.ragtime.kernel.sheet.ChecklistDigest;
import uk.ragtime.kernel.sheet.SheetEvent;

/** Random reviews, against a model that is too simple to be wrong and against the sheet. */
class ReviewHistoriesTest {
  private static final int COMMANDS = 250;
  private static final List<Rating> RATINGS = List.of(Rating.values());
  private static final List<Capacity> CAPACITIES = List.of(Capacity.values());
  private static final List<CapabilityCode> CAPABILITIES = List.of(TUNING_IN, SEND_NEEDS);
  private static final List<Act> ACTS =
      List.of(
          Act.RATE,
          Act.RATE,
          Act.RATE,
          Act.RECONFIRM,
          Act.WITHDRAW,
          Act.SUBMIT,
          Act.CHALLENGE,
          Act.CHALLENGE,
          Act.ANSWER,
          Act.AGREE,
          Act.AGREE,
          Act.SIGN_OFF,
          Act.REOPEN);
  private static final ChecklistDigest CHECKLIST =
      ChecklistDigest.of(SampleAssessment.CHECKLIST, 1, CAPABILITIES, Map.of());

  /** All that is recorded, looked through anew for every question. */
  private static final class NaiveReview {
    private final List<AssessmentEvent> log;

    NaiveReview(List<AssessmentEvent> log) {
      this.log = log;
    }

    Lifecycle.State state() {
      Lifecycle.State state = Lifecycle.State.NOT_STARTED;
      for (AssessmentEvent event : log) {
        if (event instanceof AssessmentSubmitted) {
          state = Lifecycle.State.SUBMITTED;
        } else if (event instanceof AssessmentSignedOff) {
          state = Lifecycle.State.SIGNED_OFF;
        } else if (event instanceof AssessmentReopened
            || event instanceof AssessmentEvent.AssessmentOpened) {
          state = Lifecycle.State.OPEN;
        }
      }
      return state;
    }

    private boolean isWithdrawn(int position) {
      return log.stream()
          .anyMatch(event -> event instanceof RatingWithdrawn w && w.withdrawn() == position);
    }

    /** Of the latest day up to this one, what was said or agreed last and not withdrawn. */
    @Nullable Rating standing(CapabilityCode capability, LocalDate day) {
      LocalDate best = LocalDate.MIN;
      Rating rating = null;
      for (int i = 0; i < log.size(); i++) {
        Rating said =
            switch (log.get(i)) {
              case RatingChanged e when e.capability().equals(capability) -> e.to();
              case RatingReconfirmed e when e.capability().equals(capability) -> e.rating();
              case RatingAgreed e when e.capability().equals(capability) -> e.to();
              default -> null;
            };
        LocalDate from = log.get(i).effectiveOn();
        boolean counts = said != null && from != null && !isWithdrawn(i + 1);
        if (counts && from != null && !from.isAfter(day) && !from.isBefore(best)) {
          best = from;
          rating = said;
        }
      }
      return rating;
    }

    boolean isChallenged(CapabilityCode capability) {
      boolean open = false;
      for (AssessmentEvent event : log) {
        open =
            switch (event) {
              case RatingChallenged e when e.capability().equals(capability) -> true;
              case RatingChanged e when e.capability().equals(capability) -> false;
              case RatingAgreed e when e.capability().equals(capability) -> false;
              case RatingWithdrawn e when e.capability().equals(capability) -> false;
              default -> open;
            };
      }
      return open;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void everyReviewFollowsTheTable(long seed) {
    Random random = new Random(seed);
    Instant opening = OPENS_ON.atStartOfDay(Calendar.LONDON).toInstant();
    long seconds = Duration.between(opening, CUT_OFF).toSeconds();
    List<AssessmentEvent> log = new ArrayList<>();
    SampleReview review = SampleReview.notStarted();
    NaiveReview model = new NaiveReview(log);
    Set<Lifecycle.State> visited = new HashSet<>();

    for (int i = 0; i < COMMANDS; i++) {
      // given a moment of the cycle, and an act by anybody who may be allowed to do it
      Instant now = opening.plusSeconds(seconds * i / COMMANDS);
      Act act = ACTS.get(random.nextInt(ACTS.size()));
      AssessmentCommand command = command(act, random, log.size(), Calendar.dayOf(now));
      Capacity capacity = CAPACITIES.get(random.nextInt(CAPACITIES.size()));
      Lifecycle.State before = model.state();
      boolean wasChallenged = CAPABILITIES.stream().anyMatch(model::isChallenged);

      // when it is decided
      try {
        for (AssessmentEvent event :
            review.when(command, SampleAssessment.cycle(), now, capacity)) {
          review.and(event);
          log.add(event);
        }
      } catch (Refused refused) {
        assertThat(allowed(act, before)).as("%s in %s", act, before).contains(refused.code());
      }

      // then state, what stands and what is challenged are as the log says, and so is the sheet
      Assessment state = review.state();
      assertThat(Lifecycle.State.of(state)).isEqualTo(model.state());
      visited.add(model.state());
      assertThat(!state.challenged().isEmpty())
          .isEqualTo(CAPABILITIES.stream().anyMatch(model::isChallenged));
      if (before != Lifecycle.State.SIGNED_OFF && model.state() == Lifecycle.State.SIGNED_OFF) {
        assertThat(wasChallenged).isFalse();
      }
      for (CapabilityCode capability : CAPABILITIES) {
        LocalDate day = OPENS_ON.plusDays(random.nextInt(100));
        DatedRatings.Entry standing = state.ratingsOf(capability).on(day);
        assertThat(standing == null ? null : standing.rating())
            .isEqualTo(model.standing(capability, day));
        assertThat(onSheet(log, capability)).isEqualTo(model.standing(capability, LocalDate.MAX));
      }
    }
    assertThat(visited).contains(Lifecycle.State.SUBMITTED);
  }

  private static Set<RefusalCode> allowed(Act act, Lifecycle.State state) {
    Set<RefusalCode> allowed =
        new HashSet<>(Set.of(RefusalCode.NOT_ALLOWED, RefusalCode.EFFECTIVE_DATE_BEFORE_CYCLE));
    switch (Lifecycle.cell(act, state)) {
      case Cell.Nothing _ -> {}
      case Cell.Refuses(RefusalCode code) -> allowed.add(code);
      case Cell.Takes takes -> allowed.addAll(takes.refusals());
    }
    return allowed;
  }

  private static @Nullable Rating onSheet(List<AssessmentEvent> log, CapabilityCode capability) {
    if (log.isEmpty()) {
      return null;
    }
    List<SheetEvent> events = new ArrayList<>();
    log.forEach(event -> events.add(new SheetEvent(events.size() + 1, events.size() + 1, event)));
    String sheet = AssessmentSheet.of(KEY.partnership(), CHECKLIST, events).text();
    for (JsonNode rating : JsonMapper.shared().readTree(sheet).get("ratings")) {
      if (rating.get("capability").asString().equals(capability.value())) {
        JsonNode standing = rating.get("standing");
        return standing == null ? null : Rating.valueOf(standing.asString());
      }
    }
    throw new AssertionError("the sheet leaves out " + capability);
  }

  private static AssessmentCommand command(Act act, Random random, int recorded, LocalDate today) {
    CapabilityCode capability = CAPABILITIES.get(random.nextInt(CAPABILITIES.size()));
    Rating rating = RATINGS.get(random.nextInt(RATINGS.size()));
    LocalDate day =
        OPENS_ON.plusDays(random.nextInt((int) (today.toEpochDay() - OPENS_ON.toEpochDay()) + 1));
    return switch (act) {
      case RATE ->
          new RatingCommand.ChangeRating(
              KEY, SampleAssessment.given(capability, rating, null, day.toString()));
      case RECONFIRM ->
          new ReconfirmRating(KEY, new Reconfirmation(capability, Remarks.NONE, null));
      case WITHDRAW ->
          new WithdrawRating(
              KEY,
              capability,
              1 + random.nextInt(recorded + 1),
              SampleReview.sealed(SealedField.REASON),
              Remarks.NONE,
              random.nextBoolean() ? day : null);
      case SUBMIT -> new SubmitAssessment(KEY);
      case CHALLENGE -> new ChallengeRating(KEY, capability, rating, SampleReview.because());
      case ANSWER ->
          new AnswerChallenge(KEY, capability, rating, SampleReview.sealed(SealedField.RATIONALE));
      case AGREE ->
          new AgreeRating(
              KEY, capability, rating, SampleReview.sealed(SealedField.RATIONALE), null);
      case SIGN_OFF -> SampleReview.signOff(null);
      case REOPEN -> SampleReview.reopen(null);
      default -> throw new IllegalArgumentException(act.toString());
    };
  }
}
