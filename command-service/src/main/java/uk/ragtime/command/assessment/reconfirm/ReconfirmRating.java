package uk.ragtime.command.assessment.reconfirm;

import java.util.List;
import uk.ragtime.command.assessment.AssessmentCommand;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.Reconfirmation;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.AgencyCode;

/** Reconfirm ratings: all that are named, or none. */
public record ReconfirmRating(AssessmentKey assessment, List<Reconfirmation> reconfirmations)
    implements AssessmentCommand {
  public ReconfirmRating {
    reconfirmations = List.copyOf(reconfirmations);
  }

  /** Reconfirm one rating. */
  public ReconfirmRating(AssessmentKey assessment, Reconfirmation reconfirmation) {
    this(assessment, List.of(reconfirmation));
  }

  static RequiredPermission permission(AgencyCode agency) {
    return new RequiredPermission.RaterOf(agency);
  }

  @Override
  public RequiredPermission requiredPermission() {
    return permission(assessment.agency());
  }

  @Override
  public Openings openings() {
    return Openings.of(
        reconfirmations.stream().flatMap(given -> given.remarks().sealed().stream()).toList());
  }
}
