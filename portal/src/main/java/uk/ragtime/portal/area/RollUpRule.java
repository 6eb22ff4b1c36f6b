package uk.ragtime.portal.area;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How several agencies' ratings become one. */
enum RollUpRule {
  WORST,
  MAJORITY,
  SHARE_OF_GREEN;

  /** The word in addresses: {@code share-of-green}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The rule with this word; the first where there is none such. */
  static RollUpRule of(@Nullable String slug) {
    return Arrays.stream(values())
        .filter(rule -> rule.slug().equals(slug))
        .findFirst()
        .orElse(WORST);
  }
}
