package uk.ragtime.query.rating;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.ChecklistView;

/** Reviews of the ratings of an area at one point, capability by agency. */
public final class CellReviews {
  /** No reviews. */
  public static final CellReviews NONE = new CellReviews();

  private final Map<CapabilityCode, Map<AgencyCode, CellReview>> cells = new HashMap<>();

  private CellReviews() {}

  /**
   * Assigns each rating the review of its cell.
   *
   * @param found by agency and line
   */
  static CellReviews of(
      ChecklistView view, Map<AgencyCode, Map<Line, CellReview>> found, RatedLines rated) {
    CellReviews reviews = new CellReviews();
    for (Capability capability : view.capabilities()) {
      CapabilityCode code = capability.code();
      found.forEach((agency, onLines) -> {
        Line line = rated.line(code, agency);
        CellReview review = line == null ? null : onLines.get(line);
        if (review != null) {
          reviews.cells.computeIfAbsent(code, _ -> new HashMap<>()).put(agency, review);
        }
      });
    }
    return reviews;
  }

  /** Review of a rating; null for one that was neither challenged nor agreed. */
  public @Nullable CellReview on(CapabilityCode capability, AgencyCode agency) {
    return cells.getOrDefault(capability, Map.of()).get(agency);
  }

  /**
   * Number of ratings of a capability whose challenge is open.
   *
   * @param agencies that count
   */
  public int open(CapabilityCode capability, Set<AgencyCode> agencies) {
    return (int)
        cells.getOrDefault(capability, Map.of()).entrySet().stream()
            .filter(cell -> cell.getValue().isOpen() && agencies.contains(cell.getKey()))
            .count();
  }
}
