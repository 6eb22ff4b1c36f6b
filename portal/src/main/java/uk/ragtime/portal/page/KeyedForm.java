package uk.ragtime.portal.page;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Failure;

/** A form with an idempotency key, so that sending it twice is one command. */
public interface KeyedForm {
  /** The key; null if the form as it was sent has none. */
  @Nullable UUID key();

  /**
   * The key that was sent.
   *
   * @throws Failure.NotFound if there is none: no page of the portal has such a form
   */
  default UUID sentKey() {
    UUID key = key();
    if (key == null) {
      throw new Failure.NotFound("key");
    }
    return key;
  }
}
