package uk.ragtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import uk.ragtime.testing.platform.TestPlatform;

/**
 * Data kept by {@code ./ragtime up} between starts. It stops and kills the shared platform, with
 * all that the other tests have recorded on it, and therefore comes last and alone.
 */
@Order(Integer.MAX_VALUE)
@Isolated
class RestartIT {
  @Test
  void whatWasRatedIsThereAfterStoppingAndAfterBeingKilled() {
    TestPlatform first = SharedPlatform.platform();
    long stopped = new DemonstrationUser(first).recordOneChange();
    String rating = new DemonstrationUser(first).rating("evidence-based-practice");
    first.stop();

    assertEquals(0, first.exitCode(), () -> String.join("\n", first.output()));
    TestPlatform second = SharedPlatform.startAgain();
    assertEquals(rating, new DemonstrationUser(second).rating("evidence-based-practice", stopped));
    long killed = new DemonstrationUser(second).recordOneChange();
    second.kill();

    TestPlatform third = SharedPlatform.startAgain();
    assertNotEquals(rating, new DemonstrationUser(third).rating("evidence-based-practice", killed));
    assertEquals(killed, (long) new DemonstrationUser(third).allPositions().getLast());
  }
}
