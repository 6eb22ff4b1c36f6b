package uk.ragtime.command.assessment.rate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.assessment.Reconfirmation;
import uk.ragtime.command.assessment.Remarks;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.Rating;

/**
 * A rating of a command.
 *
 * @param reason null if it is to be inferred
 * @param effectiveOn null for today
 */
public record GivenRating(
    CapabilityCode capability,
    Rating rating,
    @Nullable ChangeReason reason,
    Remarks remarks,
    @Nullable LocalDate effectiveOn) {
  boolean hasRemarks() {
    return !remarks.isEmpty();
  }

  Reconfirmation asReconfirmation() {
    return new Reconfirmation(capability, remarks, effectiveOn);
  }
}
