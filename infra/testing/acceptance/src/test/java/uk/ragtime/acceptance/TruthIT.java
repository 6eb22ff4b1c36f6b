package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.truth.HistoryRunner;
import uk.ragtime.testing.truth.HistoryRunner.Report;
import uk.ragtime.testing.truth.Seed;
import uk.ragtime.testing.truth.Seeds;

/**
 * Random histories, each of a partnership of its own, through both services: every answer of either
 * service equals that of one naive model of the rules, which was written independently of both.
 * TRUTH_HISTORIES and TRUTH_SEED in the environment set the number of histories and the seed.
 */
@Order(1)
class TruthIT {
  private final int howMany = (int) setting("TRUTH_HISTORIES", 200);
  private final long seed = setting("TRUTH_SEED", 20_261_124);

  @Test
  void bothServicesSayWhatTheModelSaysAndWouldContradictOneThatIsWrong() {
    HistoryRunner histories = new HistoryRunner(SharedPlatform.platform(), "coordinator");

    Report report = histories.run(seeds());

    System.out.println(report + ", seed " + seed);
    assertThat(report.disagreements()).isEmpty();
    if (System.getenv("TRUTH_HISTORIES") == null) {
      assertThat(histories.unnoticed()).isEmpty();
    }
  }

  private List<Seed> seeds() {
    return System.getenv("TRUTH_SEED") == null
        ? Seeds.keptAndShort(seed, howMany)
        : Seeds.longOnes(seed, howMany);
  }

  private static long setting(String variable, long otherwise) {
    String given = System.getenv(variable);
    return given == null ? otherwise : Long.parseLong(given);
  }
}
