package uk.ragtime.portal.api;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ratings at an earlier moment, which a profile compares its own with.
 *
 * @param checklist null if no cycle was known
 */
public record RatingsThen(
    @Nullable String checklist, Moment from, List<CapabilityRow> capabilities) {

  public RatingsThen {
    capabilities = Objects.requireNonNullElse(capabilities, List.of());
  }

  /**
   * The moment.
   *
   * @param cycle whose outcome it is; null for a day
   */
  public record Moment(LocalDate day, @Nullable String cycle) {}

  /** A capability, by its code at the second moment. */
  public record CapabilityRow(String code, List<Cell> agencies) {
    public CapabilityRow {
      agencies = Objects.requireNonNullElse(agencies, List.of());
    }
  }

  /**
   * An agency's rating of a capability.
   *
   * @param from RED, AMBER, GREEN, NOT_APPLICABLE, NOT_RATED or REGROUPED
   */
  public record Cell(String agency, String from) {

    /** Rating then; empty if there was none, or several that differed. */
    public Optional<Rating> rating() {
      return switch (from) {
        case "RED" -> Optional.of(Rating.RED);
        case "AMBER" -> Optional.of(Rating.AMBER);
        case "GREEN" -> Optional.of(Rating.GREEN);
        case "NOT_APPLICABLE" -> Optional.of(Rating.NOT_APPLICABLE);
        default -> Optional.empty();
      };
    }
  }

  /** Ratings then by capability and agency. */
  public Map<String, Map<String, Rating>> byCell() {
    Map<String, Map<String, Rating>> ratings = new HashMap<>();
    for (CapabilityRow row : capabilities) {
      Map<String, Rating> ofRow = new HashMap<>();
      row.agencies().forEach(cell -> cell.rating().ifPresent(it -> ofRow.put(cell.agency(), it)));
      ratings.put(row.code(), ofRow);
    }
    return ratings;
  }
}
