package uk.ragtime.launcher;

/** The platform cannot run. The message is printed as it is, for a person to act on. */
public final class LauncherException extends RuntimeException {
  private static final int FAILED = 1;
  private static final int MISCONFIGURED = 2;

  private final int exitCode;

  private LauncherException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  public LauncherException(String message) {
    this(message, FAILED);
  }

  public LauncherException(String message, Throwable cause) {
    super(message, cause);
    this.exitCode = FAILED;
  }

  /** A setting cannot be used; the message names it and says what to do. */
  static LauncherException badSetting(String message) {
    return new LauncherException(message, MISCONFIGURED);
  }

  int exitCode() {
    return exitCode;
  }
}
