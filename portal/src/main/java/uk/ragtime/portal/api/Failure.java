package uk.ragtime.portal.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Failure of a request to a service. Each kind has its own page, or its message on a form. */
public abstract sealed class Failure extends RuntimeException {

  /** Code of the refusal of a key that stands for another command. */
  public static final String KEY_REUSED = "idempotency-key-reused";

  /** Code of the refusal of fields, which its violations name. */
  public static final String INVALID_FIELD = "invalid-field";

  /** Code for a command that changed nothing, so that its text is not recorded. */
  public static final String NOTHING_RECORDED = "nothing-recorded";

  private static final long serialVersionUID = 1L;

  private Failure(String message) {
    super(message);
  }

  private Failure(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether the service refused for the reason that this code names. */
  public boolean isRefusal(String code) {
    return this instanceof Refused refused && refused.code.equals(code);
  }

  /** Whether the command was meant for a version that is no longer the newest. */
  public boolean isStale() {
    return isRefusal("version-stale");
  }

  /**
   * Whether something was recorded after the form of the command was opened: by somebody else, or
   * by the same form when it was sent before.
   */
  public boolean isOvertaken() {
    return isStale() || isRefusal(KEY_REUSED);
  }

  /** It does not exist, or not for this visitor: the two are never distinguished. */
  public static final class NotFound extends Failure {
    private static final long serialVersionUID = 1L;

    public NotFound(String what) {
      super("Not found: " + what);
    }
  }

  /** The visitor is a member without the role that this page requires. */
  public static final class Forbidden extends Failure {
    private static final long serialVersionUID = 1L;

    public Forbidden(String what) {
      super("Not allowed: " + what);
    }
  }

  /** The visitor, or the partnership as a whole, has made too many requests. */
  public static final class TooMany extends Failure {
    private static final long serialVersionUID = 1L;

    private static final int USUAL_WAIT = 30;

    private final int seconds;

    public TooMany(String what) {
      this(what, USUAL_WAIT);
    }

    /**
     * @param seconds after which the service takes the request
     */
    public TooMany(String what, int seconds) {
      super("Too many requests: " + what);
      this.seconds = seconds;
    }

    public int seconds() {
      return seconds;
    }
  }

  /** The service refused a valid request for the reason that its code names. */
  public static final class Refused extends Failure {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Violation> violations;

    public Refused(String code, String what) {
      this(code, what, List.of());
    }

    public Refused(String code, String what, List<Violation> violations) {
      super("Refused as " + code + ": " + what);
      this.code = code;
      this.violations = List.copyOf(violations);
    }

    /** The fields at fault, if the service names any. */
    public List<Violation> violations() {
      return violations;
    }

    public String code() {
      return code;
    }
  }

  /**
   * A field at fault.
   *
   * @param field its path in what was sent
   * @param message in the service's own words
   * @param line of a document, counted from 1; null if it is no document
   */
  public record Violation(
      String field, String code, String message, @Nullable Integer line, @Nullable Integer column) {
    public Violation {
      field = Objects.requireNonNullElse(field, "");
      code = Objects.requireNonNullElse(code, "");
      message = Objects.requireNonNullElse(message, "");
    }
  }

  /** The token was not accepted. */
  public static final class TokenRefused extends Failure {
    private static final long serialVersionUID = 1L;

    public TokenRefused(String what) {
      super("Token refused: " + what);
    }
  }

  /** The service is unavailable, too slow, or its answer is not readable. */
  public static final class Unavailable extends Failure {
    private static final long serialVersionUID = 1L;

    public Unavailable(String what) {
      super("No answer: " + what);
    }

    public Unavailable(String what, Throwable cause) {
      super("No answer: " + what, cause);
    }
  }
}
