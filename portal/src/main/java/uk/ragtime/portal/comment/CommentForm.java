package uk.ragtime.portal.comment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Comments.NewComment;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.KeyedForm;
import uk.ragtime.portal.page.TypedText;

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
    @Nullable String back)
    implements KeyedForm {

  CommentForm {
    text = TypedText.of(text);
    capability = capability != null && capability.matches(Codes.SLUG) ? capability : null;
  }

  /** The same as an answer, which is about the same capability. */
  CommentForm about(@Nullable String other) {
    return new CommentForm(key, text, other, reply, back);
  }

  List<FieldError> errors() {
    return TypedText.errors(text, "text", "comment.wrong.none");
  }

  NewComment comment() {
    return new NewComment(text, capability, reply);
  }
}
