package uk.ragtime.command.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.cycle.CycleLifecycle;
import uk.ragtime.command.cycle.CyclePhase;
import uk.ragtime.command.decision.Refused;

/**
 * docs/LIFECYCLE.md says what the tables in the sources say. With {@code -Dlifecycle.write} it is
 * written anew instead.
 */
class LifecycleDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/LIFECYCLE.md");

  /** The events of the acts on a cycle that change it; the deciders' tests hold them. */
  private static final Map<CycleLifecycle.Act, String> RECORDS =
      Map.of(
          CycleLifecycle.Act.CHANGE_NAME_OR_DATES, "CycleRescheduled",
          CycleLifecycle.Act.CHANGE_RULES, "CycleRescheduled",
          CycleLifecycle.Act.CLOSE, "CycleClosed",
          CycleLifecycle.Act.CANCEL, "CycleCancelled");

  @Test
  void theDocumentIsWhatTheTablesSay() throws IOException {
    String written = document();
    if (System.getProperty("lifecycle.write") != null) {
      Files.writeString(DOCUMENT, written);
    }

    assertThat(Files.readString(DOCUMENT))
        .as("run this test with -Dlifecycle.write to write it anew")
        .isEqualTo(written);
  }

  private static String document() {
    return """
    # Lifecycle

    What each act does to a review cycle and to an assessment, and what it is refused with. Written from `CycleLifecycle`, `Gate` and `Lifecycle` in command-service by a test; run it with `-Dlifecycle.write` to write it anew:

    ```
    mvn test -pl command-service -Dtest=LifecycleDocumentTest -Dlifecycle.write -Dsurefire.failIfNoSpecifiedTests=false
    ```

    ## Cycle

    Phases follow from the clock and the record. A historic cycle is open until it is closed.

    %s
    ## Gate

    The cycle is asked first.

    %s
    \\* Taken while the assessment's `until` is to come. An open assessment whose `until` has run out is not submitted late, so an extension ends after the cut-off, and a reopening not before it (`until-out-of-range`).

    ## Assessment

    G: a rater or lead of the agency, or a coordinator on its behalf. R: a reviewer, but not of an agency that they rate for or lead. L: a lead of the agency. C: a coordinator.

    %s
    - An act that changes nothing records nothing.
    - `reopen`: of a submitted assessment R and C send it back, and L takes it back while nothing is challenged; of a signed one, C alone.
    - `sign-off`: of a signed assessment with the hash of another sheet, `sheet-changed`.
    - `agree`: in a historic cycle C does it before the submission, too.
    - A challenge is open until a rating is agreed, or until the agency changes or withdraws its rating.
    """
        .formatted(cycles(), gate(), assessments());
  }

  private static String cycles() {
    List<List<String>> rows = new ArrayList<>();
    for (CycleLifecycle.Act act : CycleLifecycle.Act.values()) {
      List<String> row = new ArrayList<>();
      row.add(words(act));
      row.add(
          act == CycleLifecycle.Act.CLOSE || act == CycleLifecycle.Act.CANCEL
              ? "`cycle-unknown`"
              : "CycleScheduled");
      for (CyclePhase phase : CyclePhase.values()) {
        row.add(cell(act, phase));
      }
      rows.add(row);
    }
    return table(header("act", "none", CyclePhase.values()), rows);
  }

  private static String cell(CycleLifecycle.Act act, CyclePhase phase) {
    try {
      return CycleLifecycle.changes(act, phase) ? RECORDS.getOrDefault(act, "?") : "nothing";
    } catch (Refused refused) {
      return "`" + refused.code().code() + "`";
    }
  }

  private static String gate() {
    return table(
        header("act", null, CyclePhase.values()),
        Arrays.stream(Act.values())
            .map(act ->
                row(
                    act.label(),
                    null,
                    Arrays.stream(CyclePhase.values())
                        .map(phase -> Gate.rule(act, phase).text())
                        .toList()))
            .toList());
  }

  private static String assessments() {
    return table(
        header("act", "who", Lifecycle.State.values()),
        Arrays.stream(Act.values())
            .map(act ->
                row(
                    act.label(),
                    act.actors(),
                    Arrays.stream(Lifecycle.State.values())
                        .map(state -> Lifecycle.cell(act, state).text())
                        .toList()))
            .toList());
  }

  private static List<String> header(String first, @Nullable String second, Enum<?>... columns) {
    return row(first, second, Arrays.stream(columns).map(LifecycleDocumentTest::words).toList());
  }

  private static List<String> row(String first, @Nullable String second, List<String> rest) {
    List<String> row = new ArrayList<>();
    row.add(first);
    if (second != null) {
      row.add(second);
    }
    row.addAll(rest);
    return row;
  }

  private static String words(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String table(List<String> header, List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    text.append(line(header));
    text.append(line(header.stream().map(_ -> "---").toList()).replace(" ", ""));
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
