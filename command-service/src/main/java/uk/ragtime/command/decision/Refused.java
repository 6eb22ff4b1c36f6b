package uk.ragtime.command.decision;

import java.io.Serial;
import java.util.List;

/** A command is refused: nothing is recorded. An outcome, not a fault, so it has no stack trace. */
public final class Refused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * A part of the command that is at fault.
   *
   * @param field where it stands, such as {@code capabilities[2].from}
   * @param code stable machine word
   * @param message one sentence for people
   */
  public record Fault(String field, String code, String message) {}

  private final RefusalCode code;
  private final transient List<Fault> faults;

  /**
   * @param detail one sentence for people; goes out as it is, so it holds codes and dates but never
   *     what somebody wrote
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

  /** The parts of the command that are at fault; empty where it is the command as a whole. */
  public List<Fault> faults() {
    return faults;
  }
}
