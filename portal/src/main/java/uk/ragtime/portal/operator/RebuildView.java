package uk.ragtime.portal.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import uk.ragtime.portal.api.Rebuilds.Rebuild;
import uk.ragtime.portal.page.Words;

/**
 * A rebuild of the read models.
 *
 * @param of the partnership, or all
 * @param progress null where it tells nothing
 * @param wish what an operator has asked for and is still to come; null for nothing
 * @param acts that it takes as it stands
 */
record RebuildView(
    long id,
    String of,
    String state,
    @Nullable String progress,
    @Nullable String left,
    @Nullable String wish,
    String requested,
    @Nullable String started,
    String updated,
    @Nullable String reason,
    List<Difference> differences,
    List<Act> acts) {

  /** A request of an operator to a rebuild, by its name in addresses. */
  enum Act {
    SWAP("swap"),
    CANCEL("cancel"),
    ROLL_BACK("roll-back");

    private final String code;

    Act(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    /** The requests that a rebuild takes at a step; the service decides again. */
    static List<Act> at(String step, @Nullable String wish) {
      if (wish != null && !wish.equals("NONE")) {
        return List.of();
      }
      return switch (step) {
        case "REQUESTED", "BUILDING", "CATCHING_UP", "COMPARING" -> List.of(CANCEL);
        case "READY" -> List.of(SWAP, CANCEL);
        case "SWAPPED" -> List.of(ROLL_BACK);
        default -> List.of();
      };
    }
  }

  /** A table whose rows differ. */
  record Difference(String table, String partnership, long served, long built, String keys) {}

  static RebuildView of(Rebuild rebuild, Words words) {
    boolean moves = rebuild.eventsInAll() > 0;
    return new RebuildView(
        rebuild.id(),
        rebuild.partnership() == null ? words.say("rebuild.of.all") : rebuild.partnership(),
        words.forCode("rebuild.step", rebuild.step()),
        moves ? words.say("rebuild.progress", rebuild.eventsDone(), rebuild.eventsInAll()) : null,
        rebuild.secondsLeft() == null ? null : words.say("rebuild.left", rebuild.secondsLeft()),
        rebuild.wish() == null || rebuild.wish().equals("NONE")
            ? null
            : words.forCode("rebuild.wish", rebuild.wish()),
        words.moment(rebuild.requestedAt()),
        rebuild.startedAt() == null ? null : words.moment(rebuild.startedAt()),
        words.moment(rebuild.updatedAt()),
        rebuild.reason(),
        differences(rebuild.differences()),
        Act.at(rebuild.step(), rebuild.wish()));
  }

  private static List<Difference> differences(@Nullable JsonNode told) {
    List<Difference> all = new ArrayList<>();
    if (told == null || !told.isArray()) {
      return all;
    }
    for (JsonNode each : told) {
      all.add(
          new Difference(
              each.path("table").asString(""),
              each.path("partnership").asString(""),
              each.path("served").asLong(0),
              each.path("built").asLong(0),
              each.path("keys")
                  .valueStream()
                  .map(key -> key.asString(""))
                  .collect(Collectors.joining(", "))));
    }
    return all;
  }
}
