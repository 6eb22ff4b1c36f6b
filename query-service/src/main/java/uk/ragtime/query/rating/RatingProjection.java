package uk.ragtime.query.rating;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.bool;
import static uk.ragtime.query.projection.ReadTable.date;
import static uk.ragtime.query.projection.ReadTable.text;
import static uk.ragtime.query.projection.ReadTable.timestamp;
import static uk.ragtime.query.projection.ReadTable.uuid;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Basis;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.Rating;
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
import uk.ragtime.query.projection.ReceivedEvent;
import uk.ragtime.query.projection.References;
import uk.ragtime.query.projection.RowSink;

/** Projects every word about a rating, with its line. */
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
              text("reason"),
              text("rationale_seal"),
              text("evidence_seal"),
              date("effective_on"),
              bool("on_behalf"),
              text("actor"),
              text("basis"),
              bigint("withdrawn"),
              uuid("command_id"),
              text("correlation_id"))
          .afterCopy("select fill_spells()");

  private static final ReadTable SUBJECT =
      ReadTable.state(
          "rated_subject",
          4,
          text("partnership"),
          text("area"),
          text("agency"),
          bigint("line"),
          bigint("cell"));

  private static final ReadTable REVIEWED =
      ReadTable.state(
          "reviewed_subject",
          4,
          text("partnership"),
          text("area"),
          text("agency"),
          bigint("line"),
          bigint("cell"));

  private static final ReadTable AFTER_CLOSING =
      ReadTable.state(
          "rated_after_closing", 2, text("partnership"), text("cycle"), bigint("position"));

  /**
   * Fields of all kinds of events.
   *
   * @param before what the event is about: a rating that is replaced, confirmed, challenged or
   *     withdrawn
   * @param rationaleSeal of a remark or a reason likewise
   */
  private record RatingRow(
      CapabilityCode capability,
      EntryKind kind,
      @Nullable Rating before,
      @Nullable Rating rating,
      @Nullable ChangeReason reason,
      @Nullable Seal rationaleSeal,
      @Nullable Seal evidenceSeal,
      LocalDate effectiveOn,
      boolean onBehalf,
      @Nullable Basis basis,
      @Nullable Long withdrawn) {
    private boolean isOfReview() {
      return kind == EntryKind.CHALLENGED || kind == EntryKind.AGREED;
    }
  }

  private RatingProjection() {}

  /** Projects the event if it gives a rating; returns whether it does. */
  public static boolean project(
      AssessmentEvent event, RecordedEvent recorded, References references, RowSink rows) {
    RatingRow row = row(event);
    if (row == null) {
      return false;
    }
    add(row, event, recorded, references, rows);
    return true;
  }

  /** Null for an event that says nothing about a rating. */
  private static @Nullable RatingRow row(AssessmentEvent event) {
    return switch (event) {
      case RatingChanged e ->
          new RatingRow(
              e.capability(),
              EntryKind.CHANGED,
              e.from(),
              e.to(),
              e.reason(),
              e.rationaleSeal(),
              e.evidenceSeal(),
              e.effectiveOn(),
              e.onBehalf(),
              null,
              null);
      case RatingReconfirmed e ->
          new RatingRow(
              e.capability(),
              EntryKind.RECONFIRMED,
              e.rating(),
              e.rating(),
              null,
              e.remarkSeal(),
              e.evidenceSeal(),
              e.effectiveOn(),
              e.onBehalf(),
              null,
              null);
      case RatingChallenged e ->
          new RatingRow(
              e.capability(),
              EntryKind.CHALLENGED,
              e.self(),
              e.sees(),
              null,
              e.rationaleSeal(),
              e.evidenceSeal(),
              e.effectiveOn(),
              false,
              null,
              null);
      case RatingAgreed e ->
          new RatingRow(
              e.capability(),
              EntryKind.AGREED,
              e.from(),
              e.to(),
              null,
              e.rationaleSeal(),
              null,
              e.effectiveOn(),
              e.onBehalf(),
              e.basis(),
              null);
      case RatingWithdrawn e ->
          new RatingRow(
              e.capability(),
              EntryKind.WITHDRAWN,
              e.rating(),
              null,
              null,
              e.reasonSeal(),
              null,
              e.effectiveOn(),
              e.onBehalf(),
              null,
              e.withdrawn());
      // Carried-over ratings are derived from the log, as of any moment.
      case AssessmentOpened _,
          AssessmentSubmitted _,
          ChallengeAnswered _,
          AssessmentSignedOff _,
          AssessmentReopened _,
          AssessmentExtended _,
          AssessmentExcused _,
          AssessmentExpected _,
          CapabilitiesAssigned _ ->
          null;
    };
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
        entry.reason(),
        entry.rationaleSeal(),
        entry.evidenceSeal(),
        entry.effectiveOn(),
        entry.onBehalf(),
        recorded.actor(),
        entry.basis(),
        entry.withdrawn(),
        recorded.commandId(),
        ReceivedEvent.otherCorrelation(recorded));
    rows.put(SUBJECT, recorded.partnership(), event.area(), event.agency(), line, cell);
    if (entry.isOfReview()) {
      rows.put(REVIEWED, recorded.partnership(), event.area(), event.agency(), line, cell);
    }
    if (references.isClosed(event.cycle())) {
      rows.put(AFTER_CLOSING, recorded.partnership(), event.cycle(), recorded.position());
    }
  }
}
