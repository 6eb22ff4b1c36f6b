package uk.ragtime.portal.api;

import org.jspecify.annotations.Nullable;

/**
 * A command whose text is recorded only where the command changes something. One with a text that
 * changes nothing fails as {@link Failure#NOTHING_RECORDED}, so that no text is lost silently.
 */
interface Worded {
  boolean hasText();

  /** A command that gives a reason; null if none is needed. */
  interface WithReason extends Worded {
    @Nullable String reason();

    @Override
    default boolean hasText() {
      return reason() != null;
    }
  }

  /** A signature with a statement, or without one. */
  interface WithStatement extends Worded {
    @Nullable String statement();

    @Override
    default boolean hasText() {
      return statement() != null;
    }
  }

  /** A rating with a rationale, or without one. */
  interface WithRationale extends Worded {
    @Nullable String rationale();

    @Override
    default boolean hasText() {
      return rationale() != null;
    }
  }
}
