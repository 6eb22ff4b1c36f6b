package uk.ragtime.database;

/**
 * Condition of a service's database, for readiness.
 *
 * @param remark a sentence for the operator; empty where all is well
 */
record DatabaseState(Condition condition, String remark) {
  /** Whether the service can do its work. */
  enum Condition {
    READY,
    UNKNOWN,
    UNREACHABLE,
    READ_ONLY,
    SCHEMA_TOO_OLD,
    SCHEMA_TOO_NEW
  }

  /** Words of PostgreSQL's driver where only standbys answer. */
  private static final String NO_PRIMARY = "targetServerType";

  static final DatabaseState READY = new DatabaseState(Condition.READY, "");
  static final DatabaseState UNKNOWN =
      new DatabaseState(Condition.UNKNOWN, "PostgreSQL has not been asked yet");
  static final DatabaseState READ_ONLY =
      new DatabaseState(Condition.READ_ONLY, "PostgreSQL takes no writes here");

  /** State after an attempt to connect that failed. */
  static DatabaseState unreachable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsuitableConnectionException unsuitable) {
        return new DatabaseState(Condition.UNREACHABLE, String.valueOf(unsuitable.getMessage()));
      }
      if (String.valueOf(cause.getMessage()).contains(NO_PRIMARY)) {
        return READ_ONLY;
      }
    }
    String remark =
        DatabaseFailures.isLoginRefused(failure)
            ? "PostgreSQL refuses the login"
            : DatabaseFailures.isUntrusted(failure)
                ? "PostgreSQL's certificate is not trusted, or a file of certificates is unreadable"
                : "PostgreSQL does not answer";
    return new DatabaseState(Condition.UNREACHABLE, remark);
  }

  boolean isReady() {
    return condition == Condition.READY;
  }
}
