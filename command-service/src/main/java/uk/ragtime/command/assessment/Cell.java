package uk.ragtime.command.assessment;

import java.util.ArrayList;
import java.util.List;
import uk.ragtime.command.decision.RefusalCode;

/** One place of the lifecycle's tables: the answer to an act in a state. */
public sealed interface Cell {
  /** The text in documents. */
  String text();

  /** Takes the act; records one of these events, or refuses with one of these codes. */
  record Takes(List<Class<?>> records, List<RefusalCode> refusals) implements Cell {
    @Override
    public String text() {
      List<String> words = new ArrayList<>();
      if (!records.isEmpty()) {
        words.add(String.join(", ", records.stream().map(Class::getSimpleName).toList()));
      }
      if (!refusals.isEmpty()) {
        words.add(
            String.join(", ", refusals.stream().map(code -> "`" + code.code() + "`").toList()));
      }
      return String.join(" / ", words);
    }

    Takes or(RefusalCode... codes) {
      return new Takes(records, List.of(codes));
    }
  }

  /** Records nothing: it is so already. */
  record Nothing() implements Cell {
    @Override
    public String text() {
      return "nothing";
    }
  }

  /** Refuses the act. */
  record Refuses(RefusalCode code) implements Cell {
    @Override
    public String text() {
      return "`" + code.code() + "`";
    }
  }

  static Takes records(Class<?>... records) {
    return new Takes(List.of(records), List.of());
  }

  static Cell nothing() {
    return new Nothing();
  }

  static Cell refuses(RefusalCode code) {
    return new Refuses(code);
  }
}
