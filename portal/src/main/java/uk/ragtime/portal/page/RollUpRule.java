package uk.ragtime.portal.page;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  /** Rule of this name; the first one if there is none. */
  public static RollUpRule of(@Nullable String slug) {
    return Arrays.stream(values())
        .filter(rule -> rule.slug().equals(slug))
        .findFirst()
        .orElse(WORST);
  }
}
