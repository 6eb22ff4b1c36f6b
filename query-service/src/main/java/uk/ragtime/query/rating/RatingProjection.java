package uk.ragtime.query.rating;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.bool;
import static uk.ragtime.query.projection.ReadTable.date;
import static uk.ragtime.query.projection.ReadTable.text;
import static uk.ragtime.query.projection.ReadTable.timestamp;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExcused;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExpected;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExtended;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.AssessmentEvent.CapabilitiesAssigned;
import uk.ragtime.kernel.event.AssessmentEvent.ChallengeAnswered;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.References;
import uk.ragtime.query.projection.RowSink;

/** Projects every rating that was given or reconfirmed, with its line. */
public final class RatingProjection {
  private static final ReadTable ENTRY =
      ReadTable.largeLog(
          "rating_entry",
          text("partnership"),
          bigint("position"),
          timestamp("recorded_at"),
          text("area"),
          text("agency"),
          text("capability"),
          bigint("cell"),
          bigint("line"),
          text("cycle"),
          text("kind"),
          text("rating_before"),
          text("rating"),
          text("stage"),
          text("reason"),
          text("rationale_seal"),
          text("evidence_seal"),
          date("effective_on"),
          bool("on_behalf"),
          text("actor"));

  private static final ReadTable SUBJECT =
      ReadTable.state(
          "rated_subject",
          4,
          text("partnership"),
          text("area"),
          text("agency"),
          bigint("line"),
          bigint("cell"));

  /** Fields of both kinds of events; a reconfirmation has a remark and no reason. */
  private record RatingRow(
      CapabilityCode capability,
      EntryKind kind,
      @Nullable Rating before,
      Rating rating,
      Stage stage,
      @Nullable ChangeReason reason,
      @Nullable Seal rationaleSeal,
      @Nullable Seal evidenceSeal,
      LocalDate effectiveOn,
      boolean onBehalf) {}

  private RatingProjection() {}

  public static void project(
      AssessmentEvent event, RecordedEvent recorded, References references, RowSink rows) {
    switch (event) {
      case RatingChanged e ->
          add(
              new RatingRow(
                  e.capability(),
                  EntryKind.CHANGED,
                  e.from(),
                  e.to(),
                  e.stage(),
                  e.reason(),
                  e.rationaleSeal(),
                  e.evidenceSeal(),
                  e.effectiveOn(),
                  e.onBehalf()),
              e,
              recorded,
              references,
              rows);
      case RatingReconfirmed e ->
          add(
              new RatingRow(
                  e.capability(),
                  EntryKind.RECONFIRMED,
                  e.rating(),
                  e.rating(),
                  e.stage(),
                  null,
                  e.remarkSeal(),
                  e.evidenceSeal(),
                  e.effectiveOn(),
                  e.onBehalf()),
              e,
              recorded,
              references,
              rows);
      case AssessmentSubmitted _,
          RatingChallenged _,
          ChallengeAnswered _,
          RatingAgreed _,
          RatingWithdrawn _,
          AssessmentSignedOff _,
          AssessmentReopened _,
          AssessmentExtended _,
          AssessmentExcused _,
          AssessmentExpected _,
          CapabilitiesAssigned _ -> {
        // Not projected yet.
      }
      case AssessmentOpened _ -> {
        // Carried-over ratings are derived from the log, as of any moment.
      }
    }
  }

  private static void add(
      RatingRow entry,
      AssessmentEvent event,
      RecordedEvent recorded,
      References references,
      RowSink rows) {
    long line = references.line(event.cycle(), entry.capability());
    long cell = new Cell(event.area(), event.agency(), line).cellHash();
    rows.add(
        ENTRY,
        recorded.partnership(),
        recorded.position(),
        recorded.recordedAt(),
        event.area(),
        event.agency(),
        entry.capability(),
        cell,
        line,
        event.cycle(),
        entry.kind(),
        entry.before(),
        entry.rating(),
        entry.stage(),
        entry.reason(),
        entry.rationaleSeal(),
        entry.evidenceSeal(),
        entry.effectiveOn(),
        entry.onBehalf(),
        recorded.actor());
    rows.put(SUBJECT, recorded.partnership(), event.area(), event.agency(), line, cell);
  }
}
