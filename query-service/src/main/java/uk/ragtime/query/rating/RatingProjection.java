package uk.ragtime.query.rating;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.Evidence;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.Rows;

/** Keeps every rating that was given or looked at again. Nothing is worked out here. */
public final class RatingProjection {
  private static final String ADD =
      """
      insert into rating_entry
        (partnership, position, recorded_at, area, agency, capability, cycle, kind, rating_before,
         rating, stage, reason, rationale, evidence, effective_on, on_behalf, actor, correlation_id)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String ADD_SUBJECT =
      """
      insert into rated_subject (partnership, area, agency, capability)
      values (?, ?, ?, ?)
      on conflict do nothing
      """;

  private static final JsonMapper JSON = JsonMapper.shared();

  /** What both kinds of events have, and one has more of. */
  private record Entry(
      CapabilityCode capability,
      EntryKind kind,
      @Nullable Rating before,
      Rating rating,
      Stage stage,
      @Nullable ChangeReason reason,
      @Nullable FreeText rationale,
      List<Evidence> evidence,
      LocalDate effectiveOn,
      boolean onBehalf) {}

  private RatingProjection() {}

  public static void project(AssessmentEvent event, RecordedEvent about, Rows rows) {
    switch (event) {
      case RatingChanged e ->
          add(
              new Entry(
                  e.capability(),
                  EntryKind.CHANGED,
                  e.from(),
                  e.to(),
                  e.stage(),
                  e.reason(),
                  e.rationale(),
                  e.evidence(),
                  e.effectiveOn(),
                  e.onBehalf()),
              e,
              about,
              rows);
      case RatingReconfirmed e ->
          add(
              new Entry(
                  e.capability(),
                  EntryKind.RECONFIRMED,
                  e.rating(),
                  e.rating(),
                  e.stage(),
                  null,
                  e.rationale(),
                  e.evidence(),
                  e.effectiveOn(),
                  e.onBehalf()),
              e,
              about,
              rows);
      case AssessmentOpened _ -> {
        // What is carried over is worked out from the log itself, as of any moment.
      }
    }
  }

  private static void add(Entry entry, AssessmentEvent event, RecordedEvent about, Rows rows) {
    String partnership = about.partnership().value();
    String area = event.area().value();
    String agency = event.agency().value();
    String capability = entry.capability().value();
    FreeText rationale = entry.rationale();
    rows.add(
        ADD,
        partnership,
        about.position(),
        about.recordedAt(),
        area,
        agency,
        capability,
        event.cycle().value(),
        entry.kind(),
        entry.before(),
        entry.rating(),
        entry.stage(),
        entry.reason(),
        rationale == null ? null : rationale.value(),
        JSON.writeValueAsString(entry.evidence()),
        entry.effectiveOn(),
        entry.onBehalf(),
        about.actor(),
        about.correlationId());
    rows.add(ADD_SUBJECT, partnership, area, agency, capability);
  }
}
