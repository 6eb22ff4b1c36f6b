package uk.ragtime.command.decision;

import java.io.Serial;
import java.util.List;

/** Refusal of a command: nothing is recorded. An outcome, not a fault, so it has no stack trace. */
public final class Refused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * A part of the command that is invalid.
   *
   * @param field path of the part, such as {@code capabilities[2].from}
   * @param code stable machine word
   * @param message one sentence for people
   */
  public record Fault(String field, String code, String message) {}

  private final RefusalCode code;
  private final transient List<Fault> faults;

  /**
   * @param detail one sentence for people; sent to the caller as it is, so it may contain codes and
   *     dates but never free text
   */
  public Refused(RefusalCode code, String detail) {
    this(code, detail, List.of());
  }

  public Refused(RefusalCode code, String detail, List<Fault> faults) {
    super(detail, null, false, false);
    this.code = code;
    this.faults = List.copyOf(faults);
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

  /** The invalid parts of the command; empty if the command is refused as a whole. */
  public List<Fault> faults() {
    return faults;
  }
}
