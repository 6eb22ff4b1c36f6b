package uk.ragtime.query.assessment;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;

/**
 * Items carried over when an assessment was opened, as PostgreSQL stores them: a digit for each
 * place of the checklist, in place of a code for each capability.
 */
final class CarriedOverPlaces {
  private CarriedOverPlaces() {}

  /**
   * @param checklist codes of the version that the cycle rates, in order
   */
  static String write(Collection<CapabilityCode> carriedOver, List<CapabilityCode> checklist) {
    Set<CapabilityCode> codes = new HashSet<>(carriedOver);
    return checklist.stream()
        .map(code -> codes.contains(code) ? "1" : "0")
        .collect(Collectors.joining());
  }

  /**
   * @param digits null for none
   */
  static Set<CapabilityCode> read(@Nullable String digits, List<CapabilityCode> checklist) {
    return digits == null
        ? Set.of()
        : IntStream.range(0, digits.length())
            .filter(place -> digits.charAt(place) == '1')
            .mapToObj(checklist::get)
            .collect(Collectors.toUnmodifiableSet());
  }
}
