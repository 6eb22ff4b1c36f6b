package uk.ragtime.query.assessment;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.date;
import static uk.ragtime.query.projection.ReadTable.text;
import static uk.ragtime.query.projection.ReadTable.texts;
import static uk.ragtime.query.projection.ReadTable.timestamp;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExcused;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExpected;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExtended;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.AssessmentEvent.CapabilitiesAssigned;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;
import uk.ragtime.kernel.event.AssessmentEvent.ChallengeAnswered;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.References;
import uk.ragtime.query.projection.RowSink;

/** Projects a step for each event of an assessment that the log of ratings does not have alone. */
public final class StepProjection {
  private static final ReadTable STEP =
      ReadTable.largeLog(
          "assessment_step",
          text("partnership"),
          bigint("position"),
          timestamp("recorded_at"),
          text("cycle"),
          text("area"),
          text("agency"),
          text("kind"),
          text("capability"),
          timestamp("until"),
          text("carried_over"),
          texts("assigned"),
          text("member"),
          date("due_on"),
          text("actor"));

  /** Fields that only some kinds have. */
  private record Step(
      StepKind kind,
      @Nullable CapabilityCode capability,
      @Nullable Instant until,
      @Nullable String carriedOver,
      @Nullable List<CapabilityCode> assigned,
      @Nullable MemberHandle member,
      @Nullable LocalDate dueOn) {
    static Step of(StepKind kind) {
      return new Step(kind, null, null, null, null, null, null);
    }

    static Step on(CapabilityCode capability, StepKind kind) {
      return new Step(kind, capability, null, null, null, null, null);
    }

    static Step until(Instant until, StepKind kind) {
      return new Step(kind, null, until, null, null, null, null);
    }
  }

  private StepProjection() {}

  public static void project(
      AssessmentEvent event, RecordedEvent recorded, References references, RowSink rows) {
    Step step = step(event, references);
    if (step == null) {
      return;
    }
    rows.add(
        STEP,
        recorded.partnership(),
        recorded.position(),
        recorded.recordedAt(),
        event.cycle(),
        event.area(),
        event.agency(),
        step.kind(),
        step.capability(),
        step.until(),
        step.carriedOver(),
        step.assigned(),
        step.member(),
        step.dueOn(),
        recorded.actor());
  }

  /** Null for an event that gives or withdraws a rating. */
  private static @Nullable Step step(AssessmentEvent event, References references) {
    return switch (event) {
      case AssessmentOpened e ->
          new Step(
              StepKind.OPENED,
              null,
              null,
              CarriedOverPlaces.write(
                  e.carriedOver().stream().map(CarriedOver::capability).toList(),
                  references.capabilities(e.cycle())),
              null,
              null,
              null);
      case RatingChanged _, RatingReconfirmed _, RatingWithdrawn _ -> null;
      case AssessmentSubmitted _ -> Step.of(StepKind.SUBMITTED);
      case RatingChallenged e -> Step.on(e.capability(), StepKind.CHALLENGED);
      case ChallengeAnswered e -> Step.on(e.capability(), StepKind.ANSWERED);
      case RatingAgreed e -> Step.on(e.capability(), StepKind.AGREED);
      case AssessmentSignedOff _ -> Step.of(StepKind.SIGNED_OFF);
      case AssessmentReopened e -> Step.until(e.until(), StepKind.REOPENED);
      case AssessmentExtended e -> Step.until(e.until(), StepKind.EXTENDED);
      case AssessmentExcused _ -> Step.of(StepKind.EXCUSED);
      case AssessmentExpected _ -> Step.of(StepKind.EXPECTED);
      case CapabilitiesAssigned e ->
          new Step(
              StepKind.ASSIGNED, null, null, null, sorted(e.capabilities()), e.member(), e.dueOn());
    };
  }

  private static List<CapabilityCode> sorted(Collection<CapabilityCode> codes) {
    return codes.stream().sorted().toList();
  }
}
