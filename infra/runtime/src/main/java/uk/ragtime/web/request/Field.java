package uk.ragtime.web.request;

import org.jspecify.annotations.Nullable;

/**
 * A field of a body, to be read after {@link Fields#check}.
 *
 * @param orNull the value; null if it is missing
 */
public record Field<T>(@Nullable T orNull) {
  /** The value of a required field. */
  public T get() {
    if (orNull == null) {
      throw new IllegalStateException("taken before the fields were checked");
    }
    return orNull;
  }

  public T or(T other) {
    return orNull == null ? other : orNull;
  }
}
