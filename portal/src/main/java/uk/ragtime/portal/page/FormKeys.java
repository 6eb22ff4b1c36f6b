package uk.ragtime.portal.page;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.FirstAnswer;

/**
 * Idempotency keys as the forms of a page carry them. A form that was saved, changed after the
 * browser's way back and sent once more is refused, because its key stands for what was saved; it
 * is shown again under a new one, and so is a form whose text was not recorded.
 */
@Component("formKeys")
public class FormKeys {
  private static final String FIELD = "key";

  FormKeys() {}

  /** Whether the key of the form that the page answers stands for what was saved before. */
  static boolean isUsed() {
    return FirstAnswer.isRefusal(Failure.KEY_REUSED);
  }

  /**
   * Key for a form of the page being made.
   *
   * @param key of the form as it was opened or sent; null for none
   */
  public UUID of(@Nullable UUID key) {
    boolean stands = isUsed() || FirstAnswer.isRefusal(Failure.NOTHING_RECORDED);
    return key == null || (stands && isSent(key)) ? UUID.randomUUID() : key;
  }

  private static boolean isSent(UUID key) {
    return PageFrame.current()
        .filter(request -> key.toString().equalsIgnoreCase(request.getParameter(FIELD)))
        .isPresent();
  }
}
