package uk.ragtime.portal.comment;

import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Comments;
import uk.ragtime.portal.api.Me;

/**
 * Rights of a visitor towards the comments on one agency. Pages show what they allow; the service
 * decides again.
 *
 * @param withdrawsAll whether they may withdraw what others wrote
 * @param member code of the visitor; null for a stranger
 */
record CommentRights(boolean reads, boolean writes, boolean withdrawsAll, @Nullable String member) {

  /** Raters and leads take part in the comments on their own agencies; the others in all. */
  static CommentRights of(Me me, String partnership, String agency) {
    boolean theirs =
        me.in(partnership).filter(member -> member.agencies().contains(agency)).isPresent();
    boolean reviews = me.may(partnership, Me.Action.REVIEW);
    boolean moderates = me.may(partnership, Me.Action.MODERATE);
    boolean readsAll = reviews || moderates || me.may(partnership, Me.Action.READ_EVENTS);
    return new CommentRights(
        me.may(partnership, Me.Action.READ_COMMENTS) && (readsAll || theirs),
        me.may(partnership, Me.Action.COMMENT) && (reviews || moderates || theirs),
        moderates,
        me.in(partnership).map(Me.Membership::member).orElse(null));
  }

  /** Whether it is theirs to withdraw, unless that is done already. */
  boolean mayWithdraw(Comments.Comment comment) {
    return writes && (withdrawsAll || comment.by().member().equals(member));
  }

  boolean withdraws(Comments.Comment comment) {
    return mayWithdraw(comment) && comment.withdrawn() == null;
  }
}
