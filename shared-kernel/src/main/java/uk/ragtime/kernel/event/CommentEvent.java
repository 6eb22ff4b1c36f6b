package uk.ragtime.kernel.event;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.seal.Seal;

/**
 * All that can happen to the talk about one agency's self-assessment. Comments are numbered within
 * it, from 1.
 */
public sealed interface CommentEvent extends DomainEvent {
  CycleCode cycle();

  AreaCode area();

  AgencyCode agency();

  @Override
  default StreamId stream() {
    return StreamId.comments(cycle(), area(), agency());
  }

  /**
   * A comment was made.
   *
   * @param capability null where it is about the assessment as a whole
   * @param replyTo the comment that it answers; null where it answers none
   */
  record CommentMade(
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      int comment,
      @Nullable CapabilityCode capability,
      Seal textSeal,
      @Nullable Integer replyTo)
      implements CommentEvent {}

  /** A comment is shown no longer. Its text stays beside the log until it is erased. */
  record CommentWithdrawn(CycleCode cycle, AreaCode area, AgencyCode agency, int comment)
      implements CommentEvent {}
}
