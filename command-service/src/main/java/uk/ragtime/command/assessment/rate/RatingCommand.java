package uk.ragtime.command.assessment.rate;

import java.util.List;
import uk.ragtime.command.assessment.AssessmentCommand;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.AgencyCode;

/** Rate capabilities: all that are given, or none. */
public sealed interface RatingCommand extends AssessmentCommand {
  List<GivenRating> ratings();

  static RequiredPermission permission(AgencyCode agency) {
    return new RequiredPermission.RaterOf(agency);
  }

  @Override
  default RequiredPermission requiredPermission() {
    return permission(assessment().agency());
  }

  @Override
  default Openings openings() {
    return Openings.of(
        ratings().stream().flatMap(given -> given.remarks().sealed().stream()).toList());
  }

  /** Rate one capability. */
  record ChangeRating(AssessmentKey assessment, GivenRating rating) implements RatingCommand {
    @Override
    public List<GivenRating> ratings() {
      return List.of(rating);
    }
  }

  /** Rate several capabilities. */
  record ChangeRatings(AssessmentKey assessment, List<GivenRating> ratings)
      implements RatingCommand {
    public ChangeRatings {
      ratings = List.copyOf(ratings);
    }
  }
}
