package uk.ragtime.kernel.event;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.ragtime.kernel.event.Upcasting.Step;

/**
 * The step to the second revision of events that held members' codes or texts in their first. No
 * handle and no key can be made up for what is recorded, so that only events without any are read;
 * the others have to be sealed in the log.
 */
final class FirstRevisions {
  /** Every event of these types holds a member's code. */
  static final Set<EventType> WITH_PEOPLE =
      Stream.of(
              "member-enrolled",
              "member-changed",
              "member-name-changed",
              "member-invited",
              "invitation-withdrawn",
              "member-leave-scheduled",
              "member-leave-called-off")
          .map(FirstRevisions::first)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<EventType> PERHAPS_WITH_TEXTS =
      Set.of(first("rating-changed"), first("rating-reconfirmed"));

  private FirstRevisions() {}

  static Map<EventType, Step> steps() {
    return Stream.concat(
            WITH_PEOPLE.stream().map(type -> Map.entry(type, step(type, _ -> refusePeople(type)))),
            PERHAPS_WITH_TEXTS.stream()
                .map(type -> Map.entry(type, step(type, fields -> withoutTexts(type, fields)))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Step step(EventType first, UnaryOperator<Map<String, Object>> change) {
    return new Step(new EventType(first.name(), 2), change);
  }

  private static Map<String, Object> refusePeople(EventType type) {
    throw new UnsealedEventException(type, "a member's code");
  }

  private static Map<String, Object> withoutTexts(EventType type, Map<String, Object> fields) {
    Object evidence = fields.remove("evidence");
    Object rationale = fields.remove("rationale");
    if (rationale != null || !(evidence == null || evidence.equals(List.of()))) {
      throw new UnsealedEventException(type, "a text in the clear");
    }
    fields.put("evidenceCount", 0);
    return fields;
  }

  private static EventType first(String name) {
    return new EventType(name, 1);
  }
}
