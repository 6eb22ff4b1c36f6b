package uk.ragtime.command.assessment;

import java.util.List;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/** Something to be done to one agency's self-assessment in one area in one cycle. */
public sealed interface AssessmentCommand extends Command {
  /** Which assessment it is about. */
  AssessmentKey assessment();

  @Override
  default PartnershipCode partnership() {
    return assessment().partnership();
  }

  @Override
  default StreamId stream() {
    return assessment().stream();
  }

  @Override
  default RequiredPermission requiredPermission() {
    return new RequiredPermission.RaterOf(assessment().agency());
  }

  /** Names one assessment. */
  record AssessmentKey(
      PartnershipCode partnership, CycleCode cycle, AreaCode area, AgencyCode agency) {
    public StreamId stream() {
      return StreamId.of(cycle, area, agency);
    }

    AssessmentKey in(CycleCode other) {
      return new AssessmentKey(partnership, other, area, agency);
    }
  }

  /** Rate one capability. */
  record ChangeRating(AssessmentKey assessment, GivenRating rating) implements AssessmentCommand {}

  /** Rate several capabilities: all of them, or none. */
  record ChangeRatings(AssessmentKey assessment, List<GivenRating> ratings)
      implements AssessmentCommand {
    public ChangeRatings {
      ratings = List.copyOf(ratings);
    }
  }

  /** Say that a rating was looked at again and stays as it is. */
  record ReconfirmRating(AssessmentKey assessment, Reconfirmation reconfirmation)
      implements AssessmentCommand {}
}
