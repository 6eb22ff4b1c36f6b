package uk.ragtime.portal.api;

import org.jspecify.annotations.Nullable;

/** A member as the query service shows one: by code, or by handle where nothing tells the code. */
public interface Person {
  /** Code, or handle if the person is erased or missing. */
  String member();

  /** Null if it is erased or missing. */
  @Nullable String name();

  @Nullable Boolean erased();

  @Nullable Boolean missing();

  /** Whether code and name were erased. */
  default boolean isErased() {
    return Boolean.TRUE.equals(erased());
  }

  /** Whether code and name cannot be shown yet. */
  default boolean isMissing() {
    return Boolean.TRUE.equals(missing());
  }
}
