package uk.ragtime.command.dispatch;

import java.time.Instant;
import uk.ragtime.command.decision.Acting;
import uk.ragtime.command.decision.Need;
import uk.ragtime.command.decision.Who;

/** Decides who may come in. */
@FunctionalInterface
public interface Doorkeeper {
  /**
   * Lets somebody in, in the capacity that the need takes.
   *
   * @param now the moment that it is decided for
   * @throws uk.ragtime.command.decision.Refused if it is not for them
   */
  Acting admit(Reading reading, Who who, Need need, Instant now);
}
