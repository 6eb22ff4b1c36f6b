package uk.ragtime.kernel.event;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads events that an earlier release recorded: what is stored is never changed, so its fields
 * are, step by step, until a type is reached that this release knows.
 */
public final class Upcasting {
  /** The steps of this release. */
  public static final Upcasting CURRENT = new Upcasting(currentSteps());

  /**
   * Types of which every event holds a member's code. A log that has any of them must be sealed
   * before a service uses it; a log in which a member ever acted has one, for the member had to
   * become one first.
   */
  public static final Set<EventType> UNSEALED = FirstRevisions.WITH_PEOPLE;

  /**
   * From one stored type to the one that took its place.
   *
   * @param change gets the fields of the JSON and may change them in place
   */
  public record Step(EventType to, UnaryOperator<Map<String, Object>> change) {}

  /** A stored event in its present form. */
  public record Upcast(EventType type, Map<String, Object> fields) {}

  private final Map<EventType, Step> steps;

  /**
   * @param steps by the stored type that they begin with
   * @throws IllegalArgumentException if a type that is still recorded has a step, or a step leads
   *     nowhere
   */
  public Upcasting(Map<EventType, Step> steps) {
    this.steps = Map.copyOf(steps);
    for (Map.Entry<EventType, Step> entry : this.steps.entrySet()) {
      EventType to = entry.getValue().to();
      if (EventTypes.all().contains(entry.getKey())) {
        throw new IllegalArgumentException(entry.getKey().label() + " is still recorded");
      }
      if (!EventTypes.all().contains(to) && !this.steps.containsKey(to)) {
        throw new IllegalArgumentException("nothing reads " + to.label());
      }
    }
  }

  /** Stored types that are no longer recorded. */
  public Set<EventType> retired() {
    return steps.keySet();
  }

  private static Map<EventType, Step> currentSteps() {
    Map<EventType, Step> steps = new HashMap<>(FirstRevisions.steps());
    steps.put(
        new EventType("checklist-version-published", 1),
        new Step(new EventType("checklist-version-published", 2), Upcasting::nameOrigins));
    return steps;
  }

  /** A capability that mapped from another one is the same capability under another code. */
  private static Map<String, Object> nameOrigins(Map<String, Object> fields) {
    if (fields.get("capabilities") instanceof List<?> capabilities) {
      fields.put("capabilities", capabilities.stream().map(Upcasting::nameOrigin).toList());
    }
    return fields;
  }

  private static Object nameOrigin(Object capability) {
    if (!(capability instanceof Map<?, ?> before)) {
      return capability;
    }
    Map<String, Object> now = new LinkedHashMap<>();
    before.forEach((name, value) -> now.put(String.valueOf(name), value));
    Object mapsFrom = now.remove("mapsFrom");
    if (mapsFrom != null) {
      now.put("origin", Map.of("kind", "SAME", "codes", List.of(mapsFrom)));
    }
    return now;
  }

  /** Whether events of this type have to go through {@link #apply} before they are read. */
  public boolean concerns(EventType type) {
    return steps.containsKey(type);
  }

  /**
   * Takes a stored event's fields as far as this release knows the way.
   *
   * @throws UnsealedEventException if they hold a member's code or a text in the clear
   */
  public Upcast apply(EventType type, Map<String, Object> fields) {
    EventType at = type;
    Map<String, Object> now = new LinkedHashMap<>(fields);
    for (Step step = steps.get(at); step != null; step = steps.get(at)) {
      now = step.change().apply(now);
      at = step.to();
    }
    return new Upcast(at, now);
  }
}
