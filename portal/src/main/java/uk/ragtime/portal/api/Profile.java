package uk.ragtime.portal.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET T/areas/{area}/profile}: an area's ratings, capability by agency, at one moment.
 *
 * @param checklist and version: through what one looks; null where no cycle was known
 * @param agencies those that worked in the area at that moment; empty where the service does not
 *     say
 */
public record Profile(
    @Nullable String checklist,
    @Nullable Integer version,
    List<Lists.Agency> agencies,
    List<CapabilityRow> capabilities) {

  public Profile {
    agencies = Objects.requireNonNullElse(agencies, List.of());
    capabilities = Objects.requireNonNullElse(capabilities, List.of());
  }

  /**
   * One capability over all agencies.
   *
   * @param regrouped agencies that have not rated it, and had rated several unlike in whose place
   *     it is
   */
  public record CapabilityRow(
      String code,
      String title,
      @Nullable String section,
      @Nullable RollUp rollup,
      Distribution distribution,
      List<Given> ratings,
      List<Regrouped> regrouped) {

    public CapabilityRow {
      distribution = Objects.requireNonNullElse(distribution, Distribution.NOTHING);
      ratings = Objects.requireNonNullElse(ratings, List.of());
      regrouped = Objects.requireNonNullElse(regrouped, List.of());
    }
  }

  /** What an agency rated unlike before it became one capability. */
  public record Regrouped(String agency, List<FormerRating> ratings) {
    public Regrouped {
      ratings = Objects.requireNonNullElse(ratings, List.of());
    }
  }

  /** A rating of a capability that is no longer one of its own. */
  public record FormerRating(String capability, Rating rating) {}

  /**
   * Several agencies' ratings as one: a word, or for the share of Green a number from 0 to 1, and
   * no number where all agencies say NOT_APPLICABLE.
   */
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
