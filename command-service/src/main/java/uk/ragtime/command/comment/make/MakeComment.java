package uk.ragtime.command.comment.make;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.comment.CommentCommand;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.CapabilityCode;

/**
 * Comment on an assessment.
 *
 * @param capability null if it is about the assessment as a whole
 * @param replyTo number of the comment that it answers; null if it answers none
 */
public record MakeComment(
    AssessmentKey assessment,
    Sealed text,
    @Nullable CapabilityCode capability,
    @Nullable Integer replyTo)
    implements CommentCommand {
  @Override
  public Openings openings() {
    return Openings.of(List.of(text));
  }
}
