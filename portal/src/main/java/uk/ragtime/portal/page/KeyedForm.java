package uk.ragtime.portal.page;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A form with an idempotency key, so that sending it twice is one command. */
public interface KeyedForm {
  /** The key; null if the form as it was sent has none. */
  @Nullable UUID key();

  /**
   * The key that was sent.
   *
   * @throws BrokenFormException if there is none
   */
  default UUID sentKey() {
    return BrokenFormException.required(key(), "key");
  }
}
