package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import uk.ragtime.acceptance.hostile.HostileCase;
import uk.ragtime.testing.platform.TestClient;
import uk.ragtime.testing.platform.TestPlatform;
import uk.ragtime.testing.platform.TestResponse;

/**
 * Positions of the partnerships' logs while hostile requests arrive: only acknowledged commands may
 * advance them.
 */
final class PartnershipLogs {
  private static final int PAGE = 500;

  /** The coordinator of each partnership. */
  private static final Map<String, String> COORDINATORS =
      Map.of("trial-hostile", "coordinator", "lancashire", "coordinator", "kent", "outsider");

  private final TestPlatform platform;
  private final Map<String, String> ratings = new HashMap<>();
  private final Map<String, Long> beginnings = new HashMap<>();

  PartnershipLogs(TestPlatform platform) {
    this.platform = platform;
  }

  void begin() {
    for (String partnership : COORDINATORS.keySet()) {
      rate(partnership, "RED");
      beginnings.put(partnership, rate(partnership, "AMBER"));
    }
  }

  /** Checks that everything that was recorded since is due to a command that was accepted. */
  void endsWith(Map<String, HostileCase> accepted) {
    for (String partnership : COORDINATORS.keySet()) {
      long beginning = beginnings.getOrDefault(partnership, 0L);
      long end = rate(partnership, "RED");
      List<JsonNode> events = events(partnership, beginning, end);
      Set<String> strangers = new TreeSet<>();
      for (JsonNode event : events) {
        if (!accepted.containsKey(event.path("correlationid").asString())) {
          strangers.add(event.toString());
        }
      }

      assertThat(strangers).as("recorded in %s, and not accepted", partnership).isEmpty();
      assertThat((long) events.size()).as(partnership).isEqualTo(end - beginning - 1);
      if (!partnership.equals("trial-hostile")) {
        assertThat(end).as("the position of %s", partnership).isEqualTo(beginning + 1);
      }
    }
  }

  /** The events after one position and before another. */
  private List<JsonNode> events(String partnership, long after, long before) {
    TestClient reader = platform.queries(coordinatorOf(partnership));
    List<JsonNode> events = new ArrayList<>();
    for (long position = after; position < before - 1; ) {
      TestResponse page =
          reader.get(
              "/v1/%s/events?after=%d&limit=%d&minPosition=%d"
                  .formatted(partnership, position, PAGE, before));
      if (page.status() == 409) {
        continue;
      }
      assertThat(page.status()).as("%s", page).isEqualTo(200);
      for (JsonNode event : page.json()) {
        position = event.path("position").asLong();
        if (position < before) {
          events.add(event);
        }
      }
    }
    return events;
  }

  /** Each change of this rating is one event at the log's end. */
  private long rate(String partnership, String rating) {
    TestResponse answer =
        platform
            .commands(coordinatorOf(partnership))
            .put(
                ratings.computeIfAbsent(partnership, this::someRating),
                "{\"rating\": \"" + rating + "\"}");
    assertThat(answer.status()).as("%s", answer).isIn(200, 201);
    return answer.position();
  }

  private String someRating(String partnership) {
    String path = "/v1/" + partnership;
    TestClient reader = platform.queries(coordinatorOf(partnership));
    JsonNode agency = reader.get(path + "/agencies").json().path("agencies").get(0);
    String cycle =
        StreamSupport.stream(
                reader.get(path + "/cycles").json().path("cycles").spliterator(), false)
            .filter(each -> each.path("status").asString().equals("OPEN"))
            .map(each -> each.path("cycle").asString())
            .reduce((_, last) -> last)
            .orElseThrow();
    return "%s/cycles/%s/areas/%s/agencies/%s/ratings/local-services"
        .formatted(
            path, cycle, agency.path("areas").get(0).asString(), agency.path("agency").asString());
  }

  private static String coordinatorOf(String partnership) {
    return Objects.requireNonNull(COORDINATORS.get(partnership));
  }
}
