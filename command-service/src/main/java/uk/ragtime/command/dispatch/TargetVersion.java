package uk.ragtime.command.dispatch;

/**
 * Version of the resource that a command names.
 *
 * @param changed version of the stream at which the resource changed last; 0 if it does not exist
 * @param stream version of the stream, which the resource may share with others
 */
public record TargetVersion(long changed, long stream) {
  /**
   * Whether a version that a client was given is still that of the resource: it has not changed
   * since the stream was there.
   */
  public boolean isAt(long given) {
    return changed > 0 && changed <= given && given <= stream;
  }
}
