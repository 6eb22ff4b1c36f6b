package uk.ragtime.command.assessment.rate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.assessment.Reconfirmation;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.Evidence;
import uk.ragtime.kernel.FreeText;
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
    @Nullable FreeText rationale,
    List<Evidence> evidence,
    @Nullable LocalDate effectiveOn) {
  public GivenRating {
    evidence = List.copyOf(evidence);
  }

  boolean hasRemarks() {
    return rationale != null || !evidence.isEmpty();
  }

  Reconfirmation asReconfirmation() {
    return new Reconfirmation(capability, rationale, evidence, effectiveOn);
  }
}
