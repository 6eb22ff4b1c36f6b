package uk.ragtime.portal.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET T/areas/{area}/profile}: an area's ratings at one moment, capability by agency. What
 * no page shows of its hundreds of ratings is passed over.
 *
 * @param name of the area; null if the service does not say
 * @param checklist that, with version, the profile looks through; null if no cycle was known
 * @param cycle to which the moment belongs; null if none was known
 * @param agencies that worked in the area at that moment; empty if the service does not say
 * @param position of the log up to which it speaks; null if the service does not say
 */
@JsonIgnoreProperties(ignoreUnknown = true) // otherwise they are kept until the record is made
public record Profile(
    @Nullable String name,
    @Nullable String checklist,
    @Nullable Integer version,
    @Nullable String cycle,
    List<Lists.Agency> agencies,
    List<CapabilityRow> capabilities,
    @Nullable Long position) {

  public Profile {
    agencies = Lists.Agency.listed(Objects.requireNonNullElse(agencies, List.of()));
    capabilities = Objects.requireNonNullElse(capabilities, List.of());
  }

  public Profile(
      @Nullable String checklist,
      @Nullable Integer version,
      List<Lists.Agency> agencies,
      List<CapabilityRow> capabilities) {
    this(null, checklist, version, null, agencies, capabilities, null);
  }

  /**
   * The same with other titles of capabilities.
   *
   * @param titled of a code and the title it has
   * @param section name of a section, of its code
   */
  public Profile titled(BinaryOperator<String> titled, UnaryOperator<String> section) {
    return new Profile(
        name,
        checklist,
        version,
        cycle,
        agencies,
        capabilities.stream().map(row -> row.titled(titled, section)).toList(),
        position);
  }

  /** Ratings of all agencies and capabilities. */
  public Stream<Given> given() {
    return capabilities.stream()
        .flatMap(row -> row.ratings().stream())
        .filter(given -> given.rating() != null);
  }

  /**
   * A capability over all agencies.
   *
   * @param section code, or its name in the language of the page
   * @param regrouped agencies that have not rated it, but had rated the capabilities it replaces
   *     differently
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
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

    CapabilityRow titled(BinaryOperator<String> titled, UnaryOperator<String> named) {
      return new CapabilityRow(
          code,
          titled.apply(code, title),
          section == null ? null : named.apply(section),
          rollup,
          distribution,
          ratings,
          regrouped);
    }
  }

  /**
   * A reviewer's challenge of a rating.
   *
   * @param sees rating that the reviewer sees
   * @param open whether it is neither agreed nor overtaken
   */
  public record Challenge(Rating sees, boolean open) {}

  /** Differing ratings that an agency gave to the capabilities that this one replaces. */
  public record Regrouped(String agency, List<FormerRating> ratings) {
    public Regrouped {
      ratings = Objects.requireNonNullElse(ratings, List.of());
    }
  }

  /** Rating of a capability that has been replaced. */
  public record FormerRating(String capability, Rating rating) {}

  /**
   * Several agencies' ratings as one: a rating or, for the share of Green, a number from 0 to 1; no
   * number if all agencies say NOT_APPLICABLE.
   */
  public record RollUp(@Nullable String rule, @Nullable Rating rating, @Nullable Double share) {}

  /**
   * An agency's rating; null if it has not rated.
   *
   * @param challenge of a reviewer; null for none
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Given(
      String agency,
      @Nullable Rating rating,
      @Nullable String stage,
      @Nullable String cycle,
      @Nullable Boolean carriedOver,
      @Nullable Challenge challenge) {

    public boolean isCarriedOver() {
      return Boolean.TRUE.equals(carriedOver);
    }
  }
}
