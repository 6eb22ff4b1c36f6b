package uk.ragtime.portal.api;

/** Why a service's answer cannot be shown. Each kind has its own page, or its words on a form. */
public sealed class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private Failure(String message) {
    super(message);
  }

  private Failure(String message, Throwable cause) {
    super(message, cause);
  }

  /** There is no such thing, or not for this visitor: the two are never told apart. */
  public static final class NotFound extends Failure {
    private static final long serialVersionUID = 1L;

    public NotFound(String what) {
      super("Not found: " + what);
    }
  }

  /** A member, but without the role that this page asks for. */
  public static final class Forbidden extends Failure {
    private static final long serialVersionUID = 1L;

    public Forbidden(String what) {
      super("Not allowed: " + what);
    }
  }

  /** The visitor, or everybody of the partnership together, has asked for too much. */
  public static final class TooMany extends Failure {
    private static final long serialVersionUID = 1L;

    public TooMany(String what) {
      super("Too many requests: " + what);
    }
  }

  /** The service understood and will not, for a reason that its code says. */
  public static final class Refused extends Failure {
    private static final long serialVersionUID = 1L;

    private final String code;

    public Refused(String code, String what) {
      super("Refused as " + code + ": " + what);
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /** The token was not accepted. */
  public static final class TokenRefused extends Failure {
    private static final long serialVersionUID = 1L;

    public TokenRefused(String what) {
      super("Token refused: " + what);
    }
  }

  /** The service is away, too slow, or answered what nobody can read. */
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
