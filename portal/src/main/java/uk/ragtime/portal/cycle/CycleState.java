package uk.ragtime.portal.cycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.page.Words;

/** State words of a cycle, the same on every page. */
enum CycleState {
  PLANNED,
  OPEN,
  EXTENDED,
  CLOSED,
  CANCELLED;

  /**
   * State of a cycle. One whose cut-off has passed is open until a coordinator closes it: reviews
   * go on, and more time can be given.
   *
   * @param extended whether a cut-off that had passed was moved
   */
  static CycleState of(String status, boolean extended) {
    return switch (status) {
      case "OPEN", "PAST_CUT_OFF" -> extended ? EXTENDED : OPEN;
      default -> valueOf(status);
    };
  }

  /**
   * @param cutOff null if none is known
   */
  String inWords(@Nullable Instant cutOff, Words words) {
    return this == EXTENDED && cutOff == null
        ? words.say("cycles.state." + OPEN)
        : words.say("cycles.state." + name(), cutOff == null ? "" : CutOff.inWords(cutOff, words));
  }
}
