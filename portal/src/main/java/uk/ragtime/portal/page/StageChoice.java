package uk.ragtime.portal.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Failure;

/** Words that count in a profile: those that stand, the agency's own, all, or agreements alone. */
public enum StageChoice {
  STANDING,
  SELF,
  CHALLENGED,
  AGREED;

  /** Name in addresses: {@code standing}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String messageKey() {
    return "stage.choice." + slug();
  }

  /**
   * Stage that an address names; the standing ones if it names none.
   *
   * @throws Failure.NotFound if there is no such stage
   */
  public static StageChoice of(@Nullable String slug) {
    return AddressCode.of(slug, STANDING, values(), StageChoice::slug);
  }
}
