package uk.ragtime.portal.api;

/**
 * A command whose text is recorded only where the command changes something. One with a text that
 * changes nothing fails as {@link Failure#NOTHING_RECORDED}, so that no text is lost silently.
 */
interface Worded {
  boolean hasText();
}
