package uk.ragtime.launcher.demonstration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ratings that an agency gives in one session about one area in one cycle.
 *
 * @param by the member who gives them
 * @param sitting 1 for the meeting, 2 for the second look, 3 for a correction: at most one a cycle
 */
record RatingSession(
    int cycle, String area, String agency, String by, int sitting, List<Given> given) {

  /** The key that is unique within the cycle. */
  String told() {
    return area + ":" + agency + ":" + sitting;
  }

  /** One rating, as the command API takes it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Given(
      String capability,
      RatingCode rating,
      @Nullable String reason,
      @Nullable String rationale,
      LocalDate effectiveOn) {}
}
