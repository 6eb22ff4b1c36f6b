package uk.ragtime.portal.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Failure;

/** Rule by which several agencies' ratings become one. */
public enum RollUpRule {
  WORST,
  MAJORITY,
  SHARE_OF_GREEN;

  /** Name in addresses: {@code share-of-green}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String messageKey() {
    return "rule." + slug();
  }

  /**
   * Rule that an address names; the worst rating if it names none.
   *
   * @throws Failure.NotFound if there is no such rule
   */
  public static RollUpRule of(@Nullable String slug) {
    return AddressCode.of(slug, WORST, values(), RollUpRule::slug);
  }
}
