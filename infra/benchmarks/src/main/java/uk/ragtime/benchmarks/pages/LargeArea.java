package uk.ragtime.benchmarks.pages;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.testing.platform.TestClient;
import uk.ragtime.testing.platform.TestPlatform;
import uk.ragtime.testing.platform.TestResponse;

/**
 * A partnership with one area, rated by twelve agencies against twenty capabilities in a past cycle
 * and, in part, in the open one.
 */
final class LargeArea {
  static final String PARTNERSHIP = "pages";
  static final String AREA = "north";
  private static final String COORDINATOR = "coordinator";
  static final int AGENCIES = 12;
  static final int CAPABILITIES = 20;
  private static final long SEED = 20_261_130;
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final JsonMapper JSON = JsonMapper.shared();
  static final List<String> RATINGS = List.of("RED", "AMBER", "AMBER", "GREEN");

  private final TestClient operator;
  private final TestClient coordinator;
  private final Random random = new Random(SEED);
  private final LocalDate today = LocalDate.now(LONDON);
  private long position;

  private LargeArea(TestPlatform platform) {
    operator = platform.commands("operator");
    coordinator = platform.commands(COORDINATOR);
  }

  /**
   * Records everything.
   *
   * @return position of its last event
   */
  static long record(TestPlatform platform, String issuer) {
    LargeArea area = new LargeArea(platform);
    area.setUp(issuer);
    area.rate("last", today().minusMonths(6), CAPABILITIES);
    area.done(area.coordinator.post(path("/cycles/last/close"), "{}"));
    area.rate("this", today().minusDays(2), CAPABILITIES * 2 / 3);
    return area.position;
  }

  private static LocalDate today() {
    return LocalDate.now(LONDON);
  }

  static String path(String rest) {
    return "/v1/" + PARTNERSHIP + rest;
  }

  private void setUp(String issuer) {
    put(operator, "", Map.of("name", "Partnership of the measurement"));
    put(
        operator,
        "/members/" + COORDINATOR,
        Map.of(
            "issuer",
            issuer,
            "subject",
            COORDINATOR,
            "displayName",
            "Cora Coordinator",
            "roles",
            List.of("COORDINATOR"),
            "agencies",
            List.of()));
    put(coordinator, "/areas/" + AREA, Map.of("name", "North"));
    for (String agency : agencies()) {
      put(
          coordinator,
          "/agencies/" + agency,
          Map.of(
              "name",
              "Community service " + agency,
              "sector",
              "HEALTH_VISITING",
              "areas",
              List.of(AREA)));
    }
    put(
        coordinator,
        "/checklists/workforce/versions/1",
        Map.of(
            "title",
            "Workforce",
            "capabilities",
            IntStream.range(0, CAPABILITIES).mapToObj(this::capability).toList()));
    cycle("last", today.minusMonths(7), today.minusMonths(5), true);
    cycle("this", today.minusMonths(1), today.plusMonths(1), false);
  }

  private Map<String, Object> capability(int number) {
    return Map.of(
        "code", "capability-" + number,
        "title", "Understands what number " + number + " asks of everybody at work",
        "section", number % 2 == 0 ? "practice" : "knowledge",
        "guidance", "Somebody who works with babies would know this.",
        "red", "Few know it.",
        "amber", "Many know it.",
        "green", "All know it, and work by it.");
  }

  private void cycle(String code, LocalDate opens, LocalDate cutOff, boolean historic) {
    put(
        coordinator,
        "/cycles/" + code,
        Map.of(
            "name",
            code.equals("this") ? "This cycle" : "Last cycle",
            "checklist",
            "workforce",
            "version",
            1,
            "opensOn",
            opens.toString(),
            "cutOff",
            cutOff.atTime(17, 0).atZone(LONDON).toInstant().toString(),
            "historic",
            historic));
  }

  private void rate(String cycle, LocalDate on, int capabilities) {
    for (String agency : agencies()) {
      List<Map<String, Object>> ratings = new ArrayList<>();
      for (int i = 0; i < capabilities; i++) {
        ratings.add(
            Map.of(
                "capability",
                "capability-" + i,
                "rating",
                RATINGS.get(random.nextInt(RATINGS.size())),
                "rationale",
                "As the team sees it now.",
                "effectiveOn",
                on.toString()));
      }
      done(
          coordinator.post(
              path("/cycles/" + cycle + "/areas/" + AREA + "/agencies/" + agency + "/ratings"),
              JSON.writeValueAsString(Map.of("ratings", ratings))));
    }
  }

  private static List<String> agencies() {
    return IntStream.rangeClosed(1, AGENCIES).mapToObj(number -> "agency-" + number).toList();
  }

  private void put(TestClient client, String path, Object body) {
    done(client.put(path(path), JSON.writeValueAsString(body)));
  }

  private void done(TestResponse answer) {
    if (answer.status() >= 300) {
      throw new IllegalStateException(answer.toString());
    }
    position = Math.max(position, answer.position());
  }
}
