package uk.ragtime.portal.comment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Comments.NewComment;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.page.FieldError;

/**
 * A comment as typed.
 *
 * @param capability null for the assessment as a whole
 * @param reply number of the comment that it answers; null for none
 * @param back page to return to: {@code story} or {@code assessment}; otherwise that of comments
 */
record CommentForm(
    @Nullable UUID key,
    String text,
    @Nullable String capability,
    @Nullable Integer reply,
    @Nullable String back) {
  /** The services take no longer one. */
  static final int MAX_TEXT = 4000;

  CommentForm {
    text = Objects.requireNonNullElse(text, "").replace("\r\n", "\n").strip();
    capability = capability != null && capability.matches(Codes.SLUG) ? capability : null;
  }

  CommentForm keyed() {
    return key == null ? new CommentForm(UUID.randomUUID(), text, capability, reply, back) : this;
  }

  /** The same as an answer, which is about the same capability. */
  CommentForm about(@Nullable String other) {
    return new CommentForm(key, text, other, reply, back);
  }

  UUID sentKey() {
    if (key == null) {
      throw new Failure.NotFound("key");
    }
    return key;
  }

  List<FieldError> errors() {
    List<FieldError> errors = new ArrayList<>();
    if (text.isEmpty()) {
      errors.add(new FieldError("comment.wrong.none", "text"));
    }
    if (text.length() > MAX_TEXT) {
      errors.add(new FieldError("text.wrong.long", "text"));
    }
    return errors;
  }

  NewComment comment() {
    return new NewComment(text, capability, reply);
  }
}
