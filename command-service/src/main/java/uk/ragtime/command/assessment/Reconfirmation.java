package uk.ragtime.command.assessment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Evidence;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;

/**
 * A statement that a rating was looked at again and stays as it is.
 *
 * @param effectiveOn the day of the statement; null for today
 */
public record Reconfirmation(
    CapabilityCode capability,
    @Nullable FreeText rationale,
    List<Evidence> evidence,
    @Nullable LocalDate effectiveOn) {
  public Reconfirmation {
    evidence = List.copyOf(evidence);
  }

  /** The event that records it. */
  public RatingReconfirmed event(
      AssessmentKey assessment, Rating rating, LocalDate day, boolean onBehalf) {
    return new RatingReconfirmed(
        assessment.cycle(),
        assessment.area(),
        assessment.agency(),
        capability,
        rating,
        Stage.SELF,
        rationale,
        evidence,
        day,
        onBehalf);
  }
}
