package uk.ragtime.portal.page;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  /** Stage of this name; the standing ones if there is none. */
  public static StageChoice of(@Nullable String slug) {
    return Arrays.stream(values())
        .filter(stage -> stage.slug().equals(slug))
        .findFirst()
        .orElse(STANDING);
  }
}
