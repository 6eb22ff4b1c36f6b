package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.CommandServiceUnderTest.Answer;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/** Each instance remembers states; neither may ever decide on what the other has changed. */
class TwoInstancesIT {
  private static final String TUNING_IN =
      "/areas/basildon/agencies/health-visiting/ratings/tuning-in";

  private static TestIssuer issuer;
  private static CommandServiceUnderTest one;
  private static CommandServiceUnderTest two;
  private static SamplePartnership atOne;
  private static SamplePartnership atTwo;

  @BeforeAll
  static void start() {
    issuer = TestIssuer.start();
    TestDatabase database = CommandServiceUnderTest.newDatabase();
    one = CommandServiceUnderTest.start(database, issuer, "--ragtime.relay.enabled=false");
    two = CommandServiceUnderTest.start(database, issuer, "--ragtime.relay.enabled=false");
    atOne = new SamplePartnership(one, "twins");
    atTwo = atOne.through(two);
    atOne.found();
  }

  @AfterAll
  static void stop() {
    one.close();
    two.close();
    issuer.close();
  }

  @Test
  void alternatingOnOneAssessmentEachDecidesOnWhatTheOtherRecorded() {
    long version = 0;
    for (int i = 0; i < 20; i++) {
      SamplePartnership at = i % 2 == 0 ? atOne : atTwo;
      String rating = i % 2 == 0 ? "RED" : "GREEN";

      Answer answer = at.put("rita", "/cycles/now" + TUNING_IN, rated(rating));
      assertThat(answer.version()).isGreaterThan(version);
      version = answer.version();

      // the other one knows at once, also where nothing is to be recorded, or all is refused
      SamplePartnership other = i % 2 == 0 ? atTwo : atOne;
      assertThat(other.put("rita", "/cycles/now" + TUNING_IN, rated(rating)).version())
          .isEqualTo(version);
      assertThat(
              other
                  .put(
                      "rita",
                      "/cycles/now" + TUNING_IN,
                      "{\"rating\":\"AMBER\",\"reason\":\"FIRST_RATING\"}")
                  .code())
          .isEqualTo("reason-does-not-fit");
    }
  }

  private static String rated(String rating) {
    return "{\"rating\":\"" + rating + "\"}";
  }

  @Test
  void aCycleThatOneClosesIsClosedForTheOther() {
    atOne.scheduleCycle("brief", "2026-01-01", "2199-01-01T00:00:00Z");
    assertThat(atTwo.put("rita", "/cycles/brief" + TUNING_IN, rated("RED")).status())
        .isEqualTo(201);

    assertThat(atOne.post("carol", "/cycles/brief/close", "").status()).isEqualTo(200);

    assertThat(atTwo.put("rita", "/cycles/brief" + TUNING_IN, rated("GREEN")).code())
        .isEqualTo("cycle-closed");
  }

  @Test
  void aMemberWhoLosesTheirRoleHasLostItEverywhere() {
    assertThat(atOne.enrol("carol", "temp", "RATER").status()).isEqualTo(201);
    assertThat(atTwo.put("temp", "/cycles/now" + TUNING_IN, rated("AMBER")).status())
        .isLessThan(300);

    assertThat(atOne.enrol("carol", "temp", "VIEWER").status()).isEqualTo(200);

    assertThat(atTwo.put("temp", "/cycles/now" + TUNING_IN, rated("RED")).code())
        .isEqualTo("not-allowed");
  }

  @Test
  void manyWhoFightOverOneAssessmentAllGetThrough() throws Exception {
    atOne.scheduleCycle("fight", "2026-01-01", "2199-01-01T00:00:00Z");
    int callers = 16;
    int each = 5;
    List<Future<List<Answer>>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < callers; caller++) {
        SamplePartnership at = caller % 2 == 0 ? atOne : atTwo;
        String rationale = "by caller " + caller;
        running.add(threads.submit(() -> rate(at, each, rationale)));
      }
    }

    List<Long> versions = new ArrayList<>();
    for (Future<List<Answer>> one : running) {
      one.get().forEach(answer -> versions.add(answer.version()));
    }
    // each recorded exactly one event more, but for the first, which opened the assessment
    assertThat(versions).hasSize(callers * each).doesNotHaveDuplicates();
    assertThat(versions.stream().mapToLong(v -> v).max().orElse(0)).isEqualTo(versions.size() + 1L);
  }

  private static List<Answer> rate(SamplePartnership at, int times, String rationale) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      Answer answer =
          at.put(
              "rita",
              "/cycles/fight" + TUNING_IN,
              "{\"rating\":\"RED\",\"rationale\":\"" + rationale + "\"}");
      assertThat(answer.status()).as(answer.body()).isLessThan(300);
      answers.add(answer);
    }
    return answers;
  }
}
