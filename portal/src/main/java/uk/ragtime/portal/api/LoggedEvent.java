package uk.ragtime.portal.api;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * {@code GET T/events}: an event of a partnership's log. Members are handles in it, and texts are
 * seals.
 *
 * @param type with prefix and revision
 * @param commandid shared by the events of one command
 */
public record LoggedEvent(
    String type, Instant time, long position, String commandid, JsonNode data) {
  private static final String PREFIX = "uk.ragtime.";

  /** Name of the type, without prefix and revision. */
  public String name() {
    String label = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
    int revision = label.lastIndexOf(".v");
    return revision < 0 ? label : label.substring(0, revision);
  }
}
