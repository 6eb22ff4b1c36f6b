package uk.ragtime.command.assessment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Evidence;
import uk.ragtime.kernel.FreeText;

/**
 * Somebody looked at a rating again and leaves it as it is.
 *
 * @param effectiveOn the day on which they did; null for today
 */
public record Reconfirmation(
    CapabilityCode capability,
    @Nullable FreeText rationale,
    List<Evidence> evidence,
    @Nullable LocalDate effectiveOn) {
  public Reconfirmation {
    evidence = List.copyOf(evidence);
  }
}
