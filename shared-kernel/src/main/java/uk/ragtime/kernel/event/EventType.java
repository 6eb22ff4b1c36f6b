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

  /** The CloudEvents {@code type}, such as {@code uk.ragtime.rating-changed.v1}. */
  public String cloudEventsType() {
    return PREFIX + name + ".v" + revision;
  }

  /**
   * Reads a CloudEvents {@code type}.
   *
   * @throws IllegalArgumentException if it is not one of ours
   */
  public static EventType parse(String cloudEventsType) {
    int version = cloudEventsType.lastIndexOf(".v");
    if (!cloudEventsType.startsWith(PREFIX) || version < PREFIX.length()) {
      throw new IllegalArgumentException("no event type of Ragtime: " + cloudEventsType);
    }
    String name = cloudEventsType.substring(PREFIX.length(), version);
    return new EventType(name, Integer.parseInt(cloudEventsType.substring(version + 2)));
  }
}
