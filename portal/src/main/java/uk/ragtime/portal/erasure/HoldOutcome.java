package uk.ragtime.portal.erasure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import uk.ragtime.portal.api.LoggedEvent;

/**
 * A hold that was placed or lifted.
 *
 * @param members handles
 * @param until its last day; null until it is lifted
 */
record HoldOutcome(
    String number,
    boolean lifted,
    List<String> members,
    List<String> cycles,
    @Nullable LocalDate until) {

  /** Outcome for a hold that an event records; empty if it is about none. */
  static Optional<HoldOutcome> of(LoggedEvent event) {
    JsonNode data = event.data();
    return switch (event.name()) {
      case "hold-placed" -> {
        String until = data.path("until").asString("");
        yield Optional.of(
            new HoldOutcome(
                number(data),
                false,
                texts(data.path("members")),
                texts(data.path("cycles")),
                until.isEmpty() ? null : LocalDate.parse(until)));
      }
      case "hold-lifted" ->
          Optional.of(new HoldOutcome(number(data), true, List.of(), List.of(), null));
      default -> Optional.empty();
    };
  }

  private static String number(JsonNode data) {
    return data.path("hold").asString("");
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asString("")));
    return texts;
  }
}
