package uk.ragtime.command.comment;

import java.util.HashMap;
import java.util.Map;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.event.CommentEvent;
import uk.ragtime.kernel.event.CommentEvent.CommentMade;
import uk.ragtime.kernel.event.CommentEvent.CommentWithdrawn;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;

/** The comments on one assessment, by their numbers. */
public record Comments(Map<Integer, Comment> byNumber) {
  /** More than any talk about one assessment; it bounds the state. */
  public static final int MAX_COMMENTS = 1000;

  /** The type of their stream. */
  public static StreamType<Comments, CommentEvent> streamType() {
    return new StreamType<>(
        Comments.class, CommentEvent.class, () -> new Comments(Map.of()), Comments::evolve);
  }

  /**
   * One comment.
   *
   * @param position of the event that made it
   */
  public record Comment(long position, boolean withdrawn) {
    /** The place of its text. */
    public TextPlace text() {
      return new TextPlace(position, SealedField.COMMENT);
    }
  }

  /**
   * @throws Refused with {@code comment-unknown}
   */
  public Comment require(int number) {
    Comment comment = byNumber.get(number);
    if (comment == null) {
      throw new Refused(RefusalCode.COMMENT_UNKNOWN);
    }
    return comment;
  }

  public Comments evolve(CommentEvent event, long position) {
    Map<Integer, Comment> comments = new HashMap<>(byNumber);
    switch (event) {
      case CommentMade e -> comments.put(e.comment(), new Comment(position, false));
      case CommentWithdrawn e ->
          comments.put(e.comment(), new Comment(require(e.comment()).position(), true));
    }
    return new Comments(Map.copyOf(comments));
  }
}
