package uk.ragtime.command.assessment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;

/**
 * A statement that a rating was looked at again and stays as it is.
 *
 * @param effectiveOn the day of the statement; null for today
 */
public record Reconfirmation(
    CapabilityCode capability, Remarks remarks, @Nullable LocalDate effectiveOn) {
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
        remarks.remark() == null ? null : remarks.remark().seal(),
        remarks.evidence() == null ? null : remarks.evidence().seal(),
        remarks.evidenceCount(),
        day,
        onBehalf);
  }
}
