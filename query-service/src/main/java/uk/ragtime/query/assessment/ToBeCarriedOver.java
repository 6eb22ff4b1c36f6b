package uk.ragtime.query.assessment;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.rating.RatingEntry;
import uk.ragtime.query.rating.RatingGrid;
import uk.ragtime.query.rating.RatingLog;
import uk.ragtime.query.rating.RatingsInForce;
import uk.ragtime.query.rating.StageFilter;
import uk.ragtime.query.tenancy.Tenant;

/**
 * Ratings that count in a cycle for assessments that nobody has started: opening one carries them
 * over. They are read once, and only if there is such an assessment.
 */
public final class ToBeCarriedOver {
  private final Set<CapabilityCode> checklist;
  private final Supplier<Map<AreaCode, RatingGrid>> reading;
  private @Nullable Map<AreaCode, RatingGrid> standing;

  private ToBeCarriedOver(
      Set<CapabilityCode> checklist, Supplier<Map<AreaCode, RatingGrid>> reading) {
    this.checklist = checklist;
    this.reading = reading;
  }

  public static ToBeCarriedOver in(
      Tenant tenant,
      Cycle cycle,
      ChecklistView view,
      Set<CapabilityCode> checklist,
      Instant now,
      Instant knownAt) {
    return new ToBeCarriedOver(
        checklist,
        () ->
            RatingLog.gridsByArea(
                tenant, view, cycle.outcome(now, knownAt).by(StageFilter.STANDING)));
  }

  /** The summary, with what would be carried over if it is not started. */
  public AssessmentSummary in(AreaCode area, AgencyCode agency, AssessmentSummary summary) {
    return switch (summary.status().state()) {
      case NOT_STARTED -> summary.carrying(rated(area, agency));
      case OPEN, SUBMITTED, SIGNED_OFF, EXCUSED -> summary;
    };
  }

  /** The ratings that opening one assessment would carry over; none once it is started. */
  static Map<CapabilityCode, RatingEntry> of(
      Tenant tenant,
      Cycle cycle,
      ChecklistView view,
      AssessmentKey key,
      AssessmentStatus status,
      KnownAt knownAt) {
    return switch (status.state()) {
      case NOT_STARTED -> {
        RatingsInForce standing =
            RatingLog.inForceIn(
                tenant,
                key.area(),
                view,
                cycle.outcome(knownAt.shown(), knownAt.limit()).by(StageFilter.STANDING));
        Map<CapabilityCode, RatingEntry> carried = new HashMap<>();
        for (Capability capability : view.capabilities()) {
          RatingEntry entry = standing.on(capability.code()).get(key.agency());
          if (entry != null) {
            carried.put(capability.code(), entry);
          }
        }
        yield carried;
      }
      case OPEN, SUBMITTED, SIGNED_OFF, EXCUSED -> Map.of();
    };
  }

  private Set<CapabilityCode> rated(AreaCode area, AgencyCode agency) {
    if (standing == null) {
      standing = reading.get();
    }
    RatingGrid grid = standing.getOrDefault(area, RatingGrid.EMPTY);
    return checklist.stream()
        .filter(code -> grid.on(code).containsKey(agency))
        .collect(Collectors.toUnmodifiableSet());
  }
}
