package uk.ragtime.portal.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET T/areas/{area}/profile}: an area's ratings, capability by agency, at one moment.
 *
 * @param agencies those that worked in the area at that moment; empty where the service does not
 *     say
 */
public record Profile(List<Lists.Agency> agencies, List<Row> capabilities) {

  public Profile {
    agencies = Objects.requireNonNullElse(agencies, List.of());
    capabilities = Objects.requireNonNullElse(capabilities, List.of());
  }

  /** The whole area's counts. */
  public Distribution total() {
    return capabilities.stream()
        .map(Row::distribution)
        .reduce(Distribution.NOTHING, Distribution::plus);
  }

  /** One capability over all agencies. */
  public record Row(
      String code,
      String title,
      @Nullable String section,
      @Nullable RollUp rollup,
      Distribution distribution,
      List<Given> ratings) {

    public Row {
      distribution = Objects.requireNonNullElse(distribution, Distribution.NOTHING);
      ratings = Objects.requireNonNullElse(ratings, List.of());
    }
  }

  /** Several agencies' ratings as one: a word, or for the share of Green a number from 0 to 1. */
  public record RollUp(@Nullable String rule, @Nullable Rating rating, @Nullable Double share) {}

  /** What one agency's rating is; null where it is not rated. */
  public record Given(
      String agency,
      @Nullable Rating rating,
      @Nullable String stage,
      @Nullable LocalDate effectiveOn,
      @Nullable Instant recordedAt,
      @Nullable String cycle,
      @Nullable Boolean carriedOver) {

    public boolean isCarriedOver() {
      return Boolean.TRUE.equals(carriedOver);
    }
  }
}
