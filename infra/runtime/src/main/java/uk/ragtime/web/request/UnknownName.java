package uk.ragtime.web.request;

import java.util.Collection;
import java.util.regex.Pattern;

/** A name in a request that is not one of those accepted there. */
final class UnknownName {
  /** Code of violations for fields. */
  static final String FIELD = "unknown-field";

  /** Other names are not echoed, because they may contain anything. */
  private static final Pattern ECHOED =
      Pattern.compile("[\\p{L}\\p{N}_-](?:[\\p{L}\\p{N}_ -]{0,62}[\\p{L}\\p{N}_-])?");

  private UnknownName() {}

  static boolean isEchoed(String name) {
    return ECHOED.matcher(name).matches();
  }

  /** The text of a violation, with the name that was probably meant. */
  static String message(String name, Collection<String> accepted) {
    return isEchoed(name)
        ? "is not known here; " + NearestName.hint(name, accepted)
        : "has a name that is not known here; " + NearestName.hint(name, accepted);
  }
}
