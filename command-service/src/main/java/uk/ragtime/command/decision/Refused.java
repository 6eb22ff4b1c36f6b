package uk.ragtime.command.decision;

import java.io.Serial;

/** A command is refused: nothing is recorded. An outcome, not a fault, so it has no stack trace. */
public final class Refused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final RefusalCode code;

  /**
   * @param detail one sentence for people; goes out as it is, so it holds codes and dates but never
   *     what somebody wrote
   */
  public Refused(RefusalCode code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  public Refused(RefusalCode code) {
    this(code, code.title());
  }

  public RefusalCode code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
