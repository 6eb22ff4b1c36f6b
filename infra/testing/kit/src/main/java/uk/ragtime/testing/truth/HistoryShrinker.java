package uk.ragtime.testing.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Shrinks a failing history to the steps that the disagreement depends on, by leaving out others.
 */
final class HistoryShrinker {
  /** Each attempt takes a second or less; the result is short enough to read. */
  private static final int MOST_TRIES = 120;

  private final HistoryEnvironment environment;
  private HistoryRecord shortest;
  private int tries;

  private HistoryShrinker(HistoryEnvironment environment, HistoryRecord history) {
    this.environment = environment;
    this.shortest = history;
  }

  /** A history that ends in a disagreement of the same kind, as short as can be. */
  static HistoryRecord of(HistoryRecord history, HistoryEnvironment environment) {
    HistoryShrinker shortening = new HistoryShrinker(environment, history);
    shortening.withoutQuestions();
    int before;
    do {
      before = shortening.shortest.recordedSteps().size();
      for (int length = before / 2; length > 0; length /= 2) {
        shortening.without(length);
      }
    } while (shortening.shortest.recordedSteps().size() < before && shortening.tries < MOST_TRIES);
    return shortening.shortest;
  }

  private void withoutQuestions() {
    List<StepRecord> all = shortest.recordedSteps();
    List<StepRecord> commands =
        new ArrayList<>(all.stream().filter(each -> each.step() instanceof ModelCommand).toList());
    if (all.getLast().step() instanceof ModelQuestion) {
      commands.add(all.getLast());
    }
    attempt(commands);
  }

  /** Leaves out so many steps in a row, wherever that goes; never the last step. */
  private void without(int length) {
    int from = shortest.recordedSteps().size() - 1 - length;
    while (from >= 0 && tries < MOST_TRIES) {
      List<StepRecord> rest = new ArrayList<>(shortest.recordedSteps());
      rest.subList(from, from + length).clear();
      attempt(rest);
      from = Math.min(from - length, shortest.recordedSteps().size() - 1 - length);
    }
  }

  private void attempt(List<StepRecord> steps) {
    tries++;
    HistoryRecord again = environment.replay(shortest, steps);
    if (again.disagreement() != null
        && kind(again).equals(kind(shortest))
        && again.recordedSteps().size() < shortest.recordedSteps().size()) {
      shortest = again;
    }
  }

  private static String kind(HistoryRecord history) {
    String message = Objects.requireNonNull(history.disagreement());
    String[] words = message.split("\\s+", 4);
    return history.recordedSteps().getLast().step().getClass().getSimpleName()
        + (words[2].equals("shows") || words[2].equals("records") ? words[2] : message);
  }
}
