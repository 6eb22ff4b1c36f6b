package uk.ragtime.benchmarks.store.harness;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures contenders in short alternating slices, so that disturbances of the machine affect all
 * of them. Each round starts with another contender, so that none always follows the same one.
 *
 * @param warmUps how many slices of each come first and are not measured
 * @param rounds how many slices of each are measured
 * @param betweenRounds brings the server into the same state before each round
 */
public record Alternation(int warmUps, int rounds, Duration slice, Task betweenRounds) {

  /** Work done outside the measured time. */
  @FunctionalInterface
  public interface Task {
    void run() throws SQLException;
  }

  /** The same for contenders that take longer to warm up, such as processes of their own. */
  public Alternation withWarmUps(int slices) {
    return new Alternation(slices, rounds, slice, betweenRounds);
  }

  /** The slices of each contender by its name, in the contenders' order. */
  public Map<String, List<Slice>> measure(String what, List<? extends Contender> all, int callers)
      throws SQLException, InterruptedException {
    Map<String, List<Slice>> measured = new LinkedHashMap<>();
    all.forEach(contender -> measured.put(contender.name(), new ArrayList<>()));
    List<Contender> order = new ArrayList<>(all);
    for (int round = 1 - warmUps; round <= rounds; round++) {
      betweenRounds.run();
      for (Contender contender : order) {
        Slice done = measure(contender, callers);
        if (round > 0) {
          slicesOf(measured, contender).add(done);
        }
        say(what, round, contender, done);
      }
      Collections.rotate(order, -1);
    }
    return measured;
  }

  private static List<Slice> slicesOf(Map<String, List<Slice>> measured, Contender contender) {
    return measured.computeIfAbsent(contender.name(), _ -> new ArrayList<>());
  }

  /** One slice, after which all that was answered must be there. */
  private Slice measure(Contender contender, int callers)
      throws SQLException, InterruptedException {
    contender.prepare();
    long before = contender.kept();
    Slice done = Slice.of(contender.callers(callers), slice);
    long kept = contender.kept() - before;
    if (kept != done.events()) {
      throw new IllegalStateException(
          contender.name() + " answered for " + done.events() + " events and kept " + kept);
    }
    return done;
  }

  private void say(String what, int round, Contender contender, Slice done) {
    System.out.printf(
        Locale.ROOT,
        "  %s, %s: %s: %,.0f calls, %,.0f events a second%n",
        what,
        round <= 0 ? "warming up" : "round " + round + " of " + rounds,
        contender.name(),
        done.callsPerSecond(),
        done.eventsPerSecond());
  }
}
