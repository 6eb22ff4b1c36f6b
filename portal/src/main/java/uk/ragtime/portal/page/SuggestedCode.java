package uk.ragtime.portal.page;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import uk.ragtime.portal.api.Codes;

/** Codes made of names. */
public final class SuggestedCode {
  private static final int MAX_LENGTH = 63;

  private SuggestedCode() {}

  /** Code for a name; empty if it has neither letters nor digits of the Latin alphabet. */
  public static String of(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String code =
        plain
            .toLowerCase(Locale.ROOT)
            .replaceAll("['’]", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+", "");
    return code.substring(0, Math.min(code.length(), MAX_LENGTH)).replaceAll("-+$", "");
  }

  /** A code near another one that is free. */
  public static String free(String code, Set<String> taken) {
    String stem = code.substring(0, Math.min(code.length(), MAX_LENGTH - 4));
    String free = code;
    for (int number = 2; taken.contains(free); number++) {
      free = stem + "-" + number;
    }
    return free;
  }

  public static boolean isCode(String code) {
    return code.matches(Codes.SLUG);
  }
}
