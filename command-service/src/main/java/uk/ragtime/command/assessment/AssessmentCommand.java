package uk.ragtime.command.assessment;

import uk.ragtime.command.decision.Command;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/** A command to one assessment. */
public interface AssessmentCommand extends Command {
  AssessmentKey assessment();

  @Override
  default PartnershipCode partnership() {
    return assessment().partnership();
  }

  @Override
  default StreamId stream() {
    return assessment().stream();
  }
}
