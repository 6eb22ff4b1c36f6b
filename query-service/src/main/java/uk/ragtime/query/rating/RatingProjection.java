package uk.ragtime.query.rating;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.bool;
import static uk.ragtime.query.projection.ReadTable.date;
import static uk.ragtime.query.projection.ReadTable.integer;
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
import uk.ragtime.query.projection.FirstUseNumbers;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.ReceivedEvent;
import uk.ragtime.query.projection.References;
import uk.ragtime.query.projection.RowSink;

/** Projects every word about a rating, with its line. */
public final class RatingProjection {
  private static final ReadTable ENTRY =
      ReadTable.largeLog(
              "rating_entry",
              timestamp("recorded_at"),
              uuid("command_id"),
              bigint("cell"),
              integer("position"),
              date("effective_on"),
              integer("area_number"),
              integer("cycle_position"),
              integer("actor_number"),
              bool("on_behalf"),
              text("kind_letter"),
              text("rating_letter"),
              text("prior_letter"),
              text("reason_letter"),
              text("basis_letter"),
              text("partnership"),
              text("rationale_seal"),
              text("evidence_seal"),
              text("correlation_id"),
              bigint("withdrawn"))
          .afterCopy("rating_spell_page", "select fill_spells(0, 2)", "select fill_spells(1, 2)");

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

  private static final ReadTable AREA =
      ReadTable.log("rated_area", text("partnership"), text("area"), integer("number"));

  private static final ReadTable ACTOR =
      ReadTable.log("rating_actor", text("partnership"), text("actor"), integer("number"));

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
    References.NumberedCell cell = references.cell(event.area(), event.agency(), line);
    FirstUseNumbers.Numbered area = references.area(event.area());
    FirstUseNumbers.Numbered actor = references.actor(recorded.actor());
    rows.add(
        ENTRY,
        recorded.recordedAt(),
        recorded.commandId(),
        cell.number(),
        Math.toIntExact(recorded.position()),
        entry.effectiveOn(),
        area.number(),
        references.position(event.cycle()),
        actor.number(),
        entry.onBehalf(),
        entry.kind().letter(),
        RatingCodec.letter(entry.rating()),
        RatingCodec.letter(entry.before()),
        letter(entry.reason()),
        letter(entry.basis()),
        recorded.partnership(),
        entry.rationaleSeal(),
        entry.evidenceSeal(),
        ReceivedEvent.otherCorrelation(recorded),
        entry.withdrawn());
    if (cell.isNew()) {
      rows.put(SUBJECT, recorded.partnership(), event.area(), event.agency(), line, cell.number());
    }
    if (area.isNew()) {
      rows.add(AREA, recorded.partnership(), event.area(), area.number());
    }
    if (actor.isNew()) {
      rows.add(ACTOR, recorded.partnership(), recorded.actor(), actor.number());
    }
    if (entry.isOfReview()) {
      rows.put(REVIEWED, recorded.partnership(), event.area(), event.agency(), line, cell.number());
    }
    if (references.isClosed(event.cycle())) {
      rows.put(AFTER_CLOSING, recorded.partnership(), event.cycle(), recorded.position());
    }
  }

  private static @Nullable String letter(@Nullable ChangeReason reason) {
    return switch (reason) {
      case IMPROVEMENT -> "I";
      case DECLINE -> "D";
      case CORRECTION -> "C";
      case REINTERPRETATION -> "R";
      case STAFFING_CHANGE -> "S";
      case FIRST_RATING -> "F";
      case null -> null;
    };
  }

  private static @Nullable String letter(@Nullable Basis basis) {
    return switch (basis) {
      case REVIEWER_ACCEPTED -> "R";
      case AGENCY_ACCEPTED -> "A";
      case MODERATED -> "M";
      case STATED -> "S";
      case HISTORIC -> "H";
      case null -> null;
    };
  }
}
