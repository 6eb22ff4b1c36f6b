package uk.ragtime.command.comment.make;

import java.util.List;
import uk.ragtime.command.assessment.Act;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.assessment.Lifecycle;
import uk.ragtime.command.comment.Comments;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.event.CommentEvent;
import uk.ragtime.kernel.event.CommentEvent.CommentMade;

/**
 * Makes a comment, in whatever state the assessment is. Its number is the version of the comments
 * at which it was made, which the answer tells.
 */
public final class MakeCommentDecider implements Decider<MakeComment, Comments, CommentEvent> {
  @Override
  public Class<MakeComment> commandType() {
    return MakeComment.class;
  }

  @Override
  public StreamType<Comments, CommentEvent> streamType() {
    return Comments.streamType();
  }

  @Override
  public List<CommentEvent> decide(Comments state, MakeComment command, DecisionContext context) {
    AssessmentKey key = command.assessment();
    var references = AssessmentReferences.read(key, context.references());
    var assessment = context.references().read(key.stream(), Assessment.streamType());
    Lifecycle.takes(Act.COMMENT, references.cycle(), assessment, context.now());
    if (command.capability() != null) {
      references.requireCapability(command.capability());
    }
    if (command.replyTo() != null) {
      state.require(command.replyTo());
    }
    if (state.byNumber().size() == Comments.MAX_COMMENTS) {
      throw new Refused(RefusalCode.COMMENT_LIMIT);
    }
    return List.of(
        new CommentMade(
            key.cycle(),
            key.area(),
            key.agency(),
            Math.toIntExact(context.version() + 1),
            command.capability(),
            command.text().seal(),
            command.replyTo()));
  }

  @Override
  public boolean creates(CommentEvent event) {
    return event instanceof CommentMade;
  }
}
