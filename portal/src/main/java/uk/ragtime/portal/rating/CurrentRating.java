package uk.ragtime.portal.rating;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.page.RatingLabel;

/**
 * Current state of a rating.
 *
 * @param now null if it is unknown, such as for an agency that has left the area
 * @param carriedOverFrom code of the cycle in which it was given or confirmed, if the cycle in use
 *     is another one
 * @param regrouped differing ratings of the capabilities it replaces; it is not rated itself
 */
record CurrentRating(
    @Nullable RatingLabel now,
    @Nullable String carriedOverFrom,
    List<Profile.FormerRating> regrouped) {

  static final CurrentRating UNKNOWN = new CurrentRating(null, null, List.of());

  /**
   * @param told whether the story has entries: beside one, nothing is called not rated
   */
  static CurrentRating of(Profile profile, String agency, String capability, boolean told) {
    Optional<Profile.CapabilityRow> row =
        profile.capabilities().stream().filter(it -> it.code().equals(capability)).findFirst();
    if (row.isEmpty()) {
      return UNKNOWN;
    }
    Optional<Profile.Given> given =
        row.get().ratings().stream()
            .filter(it -> it.agency().equals(agency) && it.rating() != null)
            .findFirst();
    if (given.isPresent()) {
      return new CurrentRating(
          RatingLabel.of(given.get().rating()), carriedOverFrom(given.get()), List.of());
    }
    List<Profile.FormerRating> regrouped =
        row.get().regrouped().stream()
            .filter(it -> it.agency().equals(agency))
            .flatMap(it -> it.ratings().stream())
            .toList();
    return told || !regrouped.isEmpty()
        ? new CurrentRating(null, null, regrouped)
        : new CurrentRating(RatingLabel.NOT_RATED, null, List.of());
  }

  private static @Nullable String carriedOverFrom(Profile.Given given) {
    return given.isCarriedOver() ? given.cycle() : null;
  }
}
