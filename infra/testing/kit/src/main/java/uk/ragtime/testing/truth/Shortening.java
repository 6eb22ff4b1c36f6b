package uk.ragtime.testing.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds the steps without which a disagreement would not be there, by leaving others out. */
final class Shortening {
  /** A second or less each; what is left then is short enough to read. */
  private static final int MOST_TRIES = 120;

  private final Stage stage;
  private Recorded shortest;
  private int tries;

  private Shortening(Stage stage, Recorded history) {
    this.stage = stage;
    this.shortest = history;
  }

  /** A history that ends in a disagreement of the same kind, as short as can be. */
  static Recorded of(Recorded history, Stage stage) {
    Shortening shortening = new Shortening(stage, history);
    shortening.withoutQuestions();
    int before;
    do {
      before = shortening.shortest.exchanges().size();
      for (int length = before / 2; length > 0; length /= 2) {
        shortening.without(length);
      }
    } while (shortening.shortest.exchanges().size() < before && shortening.tries < MOST_TRIES);
    return shortening.shortest;
  }

  private void withoutQuestions() {
    List<Exchange> all = shortest.exchanges();
    List<Exchange> commands =
        new ArrayList<>(all.stream().filter(each -> each.act() instanceof Command).toList());
    if (all.getLast().act() instanceof Question) {
      commands.add(all.getLast());
    }
    attempt(commands);
  }

  /** Leaves out so many steps in a row, wherever that goes; never the last step. */
  private void without(int length) {
    int from = shortest.exchanges().size() - 1 - length;
    while (from >= 0 && tries < MOST_TRIES) {
      List<Exchange> rest = new ArrayList<>(shortest.exchanges());
      rest.subList(from, from + length).clear();
      attempt(rest);
      from = Math.min(from - length, shortest.exchanges().size() - 1 - length);
    }
  }

  private void attempt(List<Exchange> steps) {
    tries++;
    Recorded again = stage.playAgain(shortest, steps);
    if (again.disagreement() != null
        && kind(again).equals(kind(shortest))
        && again.exchanges().size() < shortest.exchanges().size()) {
      shortest = again;
    }
  }

  private static String kind(Recorded history) {
    String message = Objects.requireNonNull(history.disagreement());
    String[] words = message.split("\\s+", 4);
    return history.exchanges().getLast().act().getClass().getSimpleName()
        + (words[2].equals("shows") || words[2].equals("records") ? words[2] : message);
  }
}
