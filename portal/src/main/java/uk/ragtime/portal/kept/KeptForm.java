package uk.ragtime.portal.kept;

import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A form as it was sent, kept for the person who typed it.
 *
 * @param owner pseudonym of that person
 * @param action path that it was sent to
 * @param page path of the page that shows it again
 * @param nearest whether that is not the page that the form was on, which cannot be opened, but the
 *     nearest one above it
 * @param unanswered whether the sign-in held, and a service did not answer
 * @param fields values by name; names that begin with an underscore are the portal's own
 * @param until when it is forgotten
 */
record KeptForm(
    String owner,
    String action,
    String page,
    boolean nearest,
    boolean unanswered,
    Map<String, List<String>> fields,
    Instant until)
    implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** Texts of a form hold up to 4,000 characters each. */
  static final int MAX_CHARACTERS = 64_000;

  static final int MAX_FIELDS = 500;

  /** Fields of a form with their values; empty if they are more than is kept. */
  static Optional<Map<String, List<String>>> fields(
      Map<String, String[]> parameters, List<String> inAddress) {
    Map<String, List<String>> fields = new HashMap<>();
    int[] size = new int[2];
    BiConsumer<String, String[]> add =
        (name, values) -> {
          if (name.startsWith("_") || inAddress.contains(name)) {
            return;
          }
          fields.put(name, List.of(values));
          size[0] += values.length;
          size[1] += name.length();
          for (String value : values) {
            size[1] += value.length();
          }
        };
    parameters.forEach(add);
    return size[0] > MAX_FIELDS || size[1] > MAX_CHARACTERS
        ? Optional.empty()
        : Optional.of(fields);
  }

  /** Without what was typed. */
  @Override
  public String toString() {
    return "KeptForm[" + action + "]";
  }
}
