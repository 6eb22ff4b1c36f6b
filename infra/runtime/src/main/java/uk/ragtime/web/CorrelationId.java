package uk.ragtime.web;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id under which everything one request causes can be found again. Controllers take it as an
 * argument.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ -}
 * @param offered whether the caller brought it; if not, it is a new UUID
 */
public record CorrelationId(String value, boolean offered) {
  public static final String HEADER = "X-Correlation-Id";

  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public CorrelationId {
    if (!ACCEPTED.matcher(value).matches()) {
      throw new IllegalArgumentException("must be 1 to 64 letters, digits, dots, dashes");
    }
  }

  /** The caller's own id when it is fit to be logged, a new one otherwise. */
  public static CorrelationId acceptedOrNew(@Nullable String offered) {
    return offered != null && ACCEPTED.matcher(offered).matches()
        ? new CorrelationId(offered, true)
        : new CorrelationId(UUID.randomUUID().toString(), false);
  }
}
