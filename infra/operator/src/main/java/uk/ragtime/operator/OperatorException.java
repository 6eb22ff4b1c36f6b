package uk.ragtime.operator;

/** A command could not do its work. The message is printed as it is, for the operator to act on. */
public final class OperatorException extends RuntimeException {
  private static final int FAILED = 1;
  private static final int MISCONFIGURED = 2;

  private final int exitCode;

  private OperatorException(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  public OperatorException(String message) {
    super(message);
    this.exitCode = FAILED;
  }

  public OperatorException(String message, Throwable cause) {
    this(FAILED, message, cause);
  }

  private OperatorException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** A setting is missing or cannot be used; the message names it and says what to do. */
  public static OperatorException badSetting(String message) {
    return new OperatorException(MISCONFIGURED, message);
  }

  /** Likewise, with its cause. */
  public static OperatorException badSetting(String message, Throwable cause) {
    return new OperatorException(MISCONFIGURED, message, cause);
  }

  /** The exit code of the process: 2 for a bad setting, 1 for everything else. */
  public int exitCode() {
    return exitCode;
  }
}
