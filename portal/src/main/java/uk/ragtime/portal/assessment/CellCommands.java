package uk.ragtime.portal.assessment;

import java.util.function.LongUnaryOperator;
import org.springframework.stereotype.Component;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.AssessmentAddress;

/** Sends commands about one capability, which words about others do not stop. */
@Component
public class CellCommands {

  private final AssessmentReader reader;

  CellCommands(AssessmentReader reader) {
    this.reader = reader;
  }

  /** Result of a command that was not refused for what it says. */
  public sealed interface Outcome {}

  /** It is recorded at this position. */
  public record Done(long position) implements Outcome {}

  /** Somebody has spoken about the capability since; nothing is recorded. */
  public record Overtaken(AssessmentDetails details) implements Outcome {}

  /**
   * Sends a command on the version that its form was opened on and, if only other capabilities have
   * changed since, on the newer one.
   *
   * @param spokenAt position of the last word about the capability that the form showed
   * @param command takes a version, and returns the position that it recorded at
   * @throws Failure if it is refused, or its outcome is unknown
   */
  public Outcome send(
      Visitor visitor,
      AssessmentAddress address,
      String capability,
      long version,
      long spokenAt,
      LongUnaryOperator command) {
    try {
      return new Done(command.applyAsLong(version));
    } catch (Failure.Refused refused) {
      if (!refused.isOvertaken()) {
        throw refused;
      }
    }
    AssessmentDetails details = reader.read(visitor, address, 0);
    if (details.cell(capability).lastSpokenAt() != spokenAt) {
      return new Overtaken(details);
    }
    return new Done(command.applyAsLong(details.assessment().version()));
  }
}
