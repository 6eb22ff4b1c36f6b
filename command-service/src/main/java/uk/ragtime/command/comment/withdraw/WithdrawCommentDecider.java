package uk.ragtime.command.comment.withdraw;

import java.util.List;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.comment.Comments;
import uk.ragtime.command.decision.Actor;
import uk.ragtime.command.decision.Capacity;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.event.CommentEvent;
import uk.ragtime.kernel.event.CommentEvent.CommentWithdrawn;

/** Withdraws a comment for its author or a coordinator. */
public final class WithdrawCommentDecider
    implements Decider<WithdrawComment, Comments, CommentEvent> {
  @Override
  public Class<WithdrawComment> commandType() {
    return WithdrawComment.class;
  }

  @Override
  public StreamType<Comments, CommentEvent> streamType() {
    return Comments.streamType();
  }

  @Override
  public List<CommentEvent> decide(
      Comments state, WithdrawComment command, DecisionContext context) {
    Comments.Comment comment = state.require(command.comment());
    if (!mayWithdraw(comment, context)) {
      throw new Refused(
          RefusalCode.NOT_ALLOWED, "Its author withdraws a comment, or a coordinator");
    }
    AssessmentKey key = command.assessment();
    return comment.withdrawn()
        ? List.of()
        : List.of(new CommentWithdrawn(key.cycle(), key.area(), key.agency(), command.comment()));
  }

  /** A comment whose text was erased has no author that anybody could be. */
  private static boolean mayWithdraw(Comments.Comment comment, DecisionContext context) {
    Actor actor = context.actor();
    return actor.capacities().held().contains(Capacity.COORDINATOR)
        || context.references().textsAt(List.of(comment.text())).stream()
            .anyMatch(text -> text.author().equals(actor.id()));
  }
}
