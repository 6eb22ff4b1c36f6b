package uk.ragtime.portal.page;

import org.jspecify.annotations.Nullable;

/**
 * A form that no page of the portal sends: a field is missing, there twice, or has a value that its
 * page does not offer. Nothing is done with the rest of it.
 */
public final class BrokenFormException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param field that is wrong, for the log
   */
  public BrokenFormException(String field) {
    super(field);
  }

  /**
   * A value that its page always sends.
   *
   * @throws BrokenFormException if it is missing
   */
  public static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new BrokenFormException(field);
    }
    return value;
  }
}
