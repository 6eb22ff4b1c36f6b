package uk.ragtime.kernel.event;

import uk.ragtime.kernel.Slug;

/**
 * The name and revision under which an event is stored and published, whatever its class is called.
 *
 * @param name such as {@code rating-changed}
 * @param revision counted from 1; a new one where a reader of the old would misunderstand
 */
public record EventType(String name, int revision) {
  private static final String PREFIX = "uk.ragtime.";

  /**
   * @throws IllegalArgumentException if the name is no slug or the revision below 1
   */
  public EventType {
    if (!Slug.is(name) || revision < 1) {
      throw new IllegalArgumentException("no event type: " + name + ", revision " + revision);
    }
  }

  /** The name with its revision, such as {@code rating-changed.v1}. */
  public String label() {
    return name + ".v" + revision;
  }

  /** The CloudEvents {@code type}, such as {@code uk.ragtime.rating-changed.v1}. */
  public String cloudEventsType() {
    return PREFIX + label();
  }

  /**
   * Reads a CloudEvents {@code type}.
   *
   * @throws IllegalArgumentException if it is not one of ours
   */
  public static EventType parse(String cloudEventsType) {
    if (!cloudEventsType.startsWith(PREFIX)) {
      throw new IllegalArgumentException("no event type of Ragtime: " + cloudEventsType);
    }
    return ofLabel(cloudEventsType.substring(PREFIX.length()));
  }

  /**
   * Reads what {@link #label} says.
   *
   * @throws IllegalArgumentException if it is no label
   */
  public static EventType ofLabel(String label) {
    int version = label.lastIndexOf(".v");
    if (version < 0) {
      throw new IllegalArgumentException("no event type: " + label);
    }
    EventType type =
        new EventType(label.substring(0, version), Integer.parseInt(label.substring(version + 2)));
    if (!type.label().equals(label)) {
      // Such as v+1 or v01: one type has one name.
      throw new IllegalArgumentException("no event type: " + label);
    }
    return type;
  }
}
