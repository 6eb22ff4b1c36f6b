package uk.ragtime.portal.page;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Failure;

/**
 * Codes that addresses name. An address with a code that is unknown is the address of no page: to
 * leave the code out would show something else than what was asked for.
 */
public final class AddressCode {
  private AddressCode() {}

  /**
   * Value that an address names.
   *
   * @param code null or blank if it names none
   * @throws Failure.NotFound if there is none of this code
   */
  public static <T> T of(@Nullable String code, T otherwise, T[] all, Function<T, String> codeOf) {
    if (code == null || code.isBlank()) {
      return otherwise;
    }
    return Arrays.stream(all)
        .filter(each -> codeOf.apply(each).equals(code))
        .findFirst()
        .orElseThrow(() -> new Failure.NotFound("code"));
  }

  /**
   * Checks a code against those that there are.
   *
   * @param code null or blank for none
   * @throws Failure.NotFound if it is not among them
   */
  public static void require(@Nullable String code, Collection<String> known) {
    if (code != null && !code.isBlank() && !known.contains(code)) {
      throw new Failure.NotFound("code");
    }
  }
}
