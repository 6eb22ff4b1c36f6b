package uk.ragtime.web.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.security.core.context.SecurityContextHolder;
import uk.ragtime.web.Caller;
import uk.ragtime.web.Problem;

/** The caller of the present request, for filters and argument resolvers. */
public final class CallerOfRequest {
  /** Filters of this order and later come after the token has been checked. */
  public static final int KNOWN_FROM = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1;

  private CallerOfRequest() {}

  /** The caller, or null where the address is open to everybody. */
  public static @Nullable Caller known() {
    return CallerArgument.of(SecurityContextHolder.getContext().getAuthentication());
  }

  /**
   * The caller of an operation that takes a token.
   *
   * @throws uk.ragtime.web.ProblemException token-missing
   */
  public static Caller required() {
    Caller caller = known();
    if (caller == null) {
      throw Problem.TOKEN_MISSING.because("Send an Authorization header with a bearer token");
    }
    return caller;
  }
}
