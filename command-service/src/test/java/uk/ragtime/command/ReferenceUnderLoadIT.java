package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.command.CommandServiceUnderTest.Answer;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/**
 * Many raters on the same assessments, at two instances, while what their decisions rest on
 * changes: areas are defined, cycles closed, and an agency leaves an area and comes back.
 */
class ReferenceUnderLoadIT {
  private static final int RATERS = 64;
  private static final int ACTS = 40;
  private static final int RATINGS_BEFORE_AN_ACT = 4;
  private static final int CYCLES = 5;
  private static final long SEED = 20_261_130;
  private static final List<String> CAPABILITIES = List.of("tuning-in", "send-needs");
  private static final List<String> RATINGS = List.of("RED", "AMBER", "GREEN");

  /** Refusals of what has changed meanwhile, and of an attempt given up under contention. */
  private static final Set<String> CHANGED =
      Set.of("cycle-closed", "agency-not-in-area", "contended");

  private static final String LOG =
      """
      select type, payload
      from store.recorded_event
      where partnership = 'load'
      order by position
      """;

  private static TestIssuer issuer;
  private static CommandServiceUnderTest one;
  private static CommandServiceUnderTest two;
  private static SamplePartnership atOne;
  private static SamplePartnership atTwo;

  private final AtomicInteger cycle = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Semaphore ratingsSinceAct = new Semaphore(0);

  @BeforeAll
  static void start() {
    issuer = TestIssuer.start();
    TestDatabase database = CommandServiceUnderTest.newDatabase();
    one = CommandServiceUnderTest.start(database, issuer, "--ragtime.relay.enabled=false");
    two = CommandServiceUnderTest.start(database, issuer, "--ragtime.relay.enabled=false");
    atOne = new SamplePartnership(one, "load");
    atTwo = atOne.through(two);
    atOne.found();
    for (int i = 0; i < CYCLES + 2; i++) {
      atOne.scheduleCycle("cycle-" + i, "2026-01-01", "2199-01-01T00:00:00Z");
    }
  }

  @AfterAll
  static void stop() {
    one.close();
    two.close();
    issuer.close();
  }

  @Test
  void noDecisionIsRecordedOnWhatHasChanged() throws Exception {
    // when all rate in the current cycle and the one after, until the coordinator has done it all
    List<Future<Integer>> running = new ArrayList<>();
    int recorded = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int rater = 0; rater < RATERS; rater++) {
        SamplePartnership at = rater % 2 == 0 ? atOne : atTwo;
        Random random = new Random(SEED + rater);
        running.add(threads.submit(() -> rate(at, random)));
      }
      try {
        changeReferenceData();
      } finally {
        over.set(true);
      }
      for (Future<Integer> one : running) {
        recorded += one.get();
      }
    }

    // then the log shows that each rating was decided on what stood when it was recorded
    assertThat(recorded).isGreaterThanOrEqualTo(ACTS * RATINGS_BEFORE_AN_ACT);
    assertThat(ratingsThatAreTrue()).isEqualTo(recorded);
    assertThat(appends(one, "expected")).isPositive();
    assertThat(appends(two, "expected")).isPositive();
    assertThat(surprises(one) + surprises(two)).isPositive();
  }

  private int rate(SamplePartnership at, Random random) {
    int recorded = 0;
    while (!over.get()) {
      String path =
          "/cycles/cycle-%d/areas/%s/agencies/health-visiting/ratings/%s"
              .formatted(
                  cycle.get() + random.nextInt(2),
                  random.nextBoolean() ? "basildon" : "colchester",
                  CAPABILITIES.get(random.nextInt(CAPABILITIES.size())));
      // a rationale of its own makes each a change, also where it is the same rating
      Answer answer =
          at.put(
              "rita",
              path,
              "{\"rating\":\"%s\",\"rationale\":\"%d\"}"
                  .formatted(RATINGS.get(random.nextInt(RATINGS.size())), random.nextLong()));
      if (answer.status() < 300) {
        recorded++;
        ratingsSinceAct.release();
      } else {
        assertThat(CHANGED).as(answer.body()).contains(answer.code());
      }
    }
    return recorded;
  }

  /** Acts only among ratings, so that a slow machine has as many of them between two acts. */
  private void changeReferenceData() throws InterruptedException {
    for (int act = 0; act < ACTS; act++) {
      assertThat(ratingsSinceAct.tryAcquire(RATINGS_BEFORE_AN_ACT, 1, TimeUnit.MINUTES))
          .as("ratings before act %d", act)
          .isTrue();
      SamplePartnership at = act % 2 == 0 ? atOne : atTwo;
      Answer answer =
          switch (act % 8) {
            case 7 -> at.post("carol", "/cycles/cycle-" + cycle.getAndIncrement() + "/close", "");
            case 2 -> worksIn(at, "\"basildon\",\"colchester\"");
            case 5 -> worksIn(at, "\"basildon\"");
            default -> at.put("carol", "/areas/area-" + act, "{\"name\":\"New\"}");
          };
      assertThat(answer.status()).as(answer.body()).isLessThan(300);
    }
  }

  private static Answer worksIn(SamplePartnership at, String areas) {
    return at.put(
        "carol",
        "/agencies/health-visiting",
        "{\"name\":\"An agency\",\"sector\":\"HEALTH_VISITING\",\"areas\":[" + areas + "]}");
  }

  /** Reads the log from the beginning, and counts its ratings. */
  private static int ratingsThatAreTrue() throws SQLException {
    Set<String> closed = new HashSet<>();
    Set<String> areas = new HashSet<>();
    Map<String, String> standing = new HashMap<>();
    int ratings = 0;
    try (Connection connection = one.database().connect(one.database().owner());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(LOG)) {
      while (rows.next()) {
        JsonNode event = JsonMapper.shared().readTree(rows.getString("payload"));
        switch (rows.getString("type")) {
          case "cycle-closed.v1" -> closed.add(event.get("cycle").asString());
          case "agency-joined.v1", "agency-revised.v1" -> {
            if (event.get("agency").asString().equals("health-visiting")) {
              areas.clear();
              event.get("areas").forEach(area -> areas.add(area.asString()));
            }
          }
          case "rating-changed.v2", "rating-reconfirmed.v2" -> {
            ratings++;
            String area = event.get("area").asString();
            assertThat(closed).doesNotContain(event.get("cycle").asString());
            assertThat(areas).contains(area);
            String cell = area + "/" + event.get("capability").asString();
            boolean kept = event.has("rating");
            assertThat(event.path(kept ? "rating" : "from").asString("none"))
                .as("what stood before rating %d", ratings)
                .isEqualTo(standing.getOrDefault(cell, "none"));
            standing.put(cell, event.get(kept ? "rating" : "to").asString());
          }
          default -> {}
        }
      }
    }
    assertThat(closed).hasSize(CYCLES);
    return ratings;
  }

  private static double appends(CommandServiceUnderTest service, String call) {
    return service
        .context()
        .getBean(MeterRegistry.class)
        .get("ragtime.store.appends")
        .tag("call", call)
        .counter()
        .count();
  }

  private static double surprises(CommandServiceUnderTest service) {
    return service
        .context()
        .getBean(MeterRegistry.class)
        .get("ragtime.store.surprises")
        .counter()
        .count();
  }
}
