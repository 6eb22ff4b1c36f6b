package uk.ragtime.portal.action;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.page.WrittenText;

/**
 * Actions about one rating.
 *
 * @param plan address of the form for a new one; null where the visitor plans for another agency
 */
public record RatingActions(List<Link> actions, @Nullable String plan) {

  /** An action, with its state and the day on which it is due. */
  public record Link(WrittenText title, String address, String status, String due) {}
}
