package uk.ragtime.portal.stub;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Parts that a profile's answer includes, made of the answers that each has an address of. */
final class StubIncluded {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern PROFILE = Pattern.compile("/v1/[^/]+/areas/[^/]+/profile");

  private StubIncluded() {}

  static boolean isAsked(String path, @Nullable String query) {
    return PROFILE.matcher(path).matches() && query != null && query.contains("include=");
  }

  /**
   * A profile with its parts; unchanged if it is no JSON object.
   *
   * @param answers bodies of other addresses, with their queries; null for a refusal
   */
  static String with(
      String profile, String path, String query, Function<String, @Nullable String> answers) {
    try {
      if (!(JSON.readTree(profile) instanceof ObjectNode answer)) {
        return profile;
      }
      String area = path.replaceFirst("/profile$", "");
      String checklist = answer.path("checklist").asString("");
      String through =
          query.contains("checklist=") || checklist.isEmpty()
              ? query
              : query + "&checklist=" + checklist;
      String cycles = answers.apply(area.replaceFirst("/areas/.*", "/cycles"));
      if (cycles != null) {
        answer.set("cycles", JSON.readTree(cycles).path("cycles"));
      }
      String history = answers.apply(area + "/history?" + through);
      if (history != null) {
        answer.set("history", JSON.readTree(history));
      }
      String movement = answers.apply(area + "/movement?" + through.replace("asOf=", "to="));
      if (movement != null) {
        answer.set("before", before(JSON.readTree(movement)));
      }
      return JSON.writeValueAsString(answer);
    } catch (JacksonException e) {
      return profile;
    }
  }

  private static ObjectNode before(JsonNode movement) {
    ObjectNode before = JSON.createObjectNode();
    movement.path("from").properties().forEach(it -> before.set(it.getKey(), it.getValue()));
    ArrayNode rows = before.putArray("capabilities");
    for (JsonNode row : movement.path("capabilities")) {
      ObjectNode one = rows.addObject();
      one.set("code", row.path("code"));
      ArrayNode ratings = one.putArray("ratings");
      for (JsonNode cell : row.path("agencies")) {
        if (!cell.path("from").asString().equals("NOT_RATED")) {
          ObjectNode rating = ratings.addObject();
          rating.set("agency", cell.path("agency"));
          rating.set("rating", cell.path("from"));
        }
      }
    }
    return before;
  }
}
