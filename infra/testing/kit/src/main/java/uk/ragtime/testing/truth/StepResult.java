package uk.ragtime.testing.truth;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.truth.ExpectedOutcome.Noted;

/**
 * A step's result, without the parts that are not compared.
 *
 * @param code the problem's, or empty
 * @param recordedAt of a command about a cycle
 * @param entries the command's entries in the audit
 * @param shown the lines of an answer, as {@link AnswerOracle} writes them
 */
record StepResult(
    int status,
    String code,
    @Nullable Instant recordedAt,
    List<Audited> entries,
    SortedMap<String, String> shown) {
  record Audited(Noted auditEntries, long position, Instant recordedAt) {}

  static StepResult refused(int status, String code) {
    return new StepResult(status, code, null, List.of(), new TreeMap<>());
  }

  static StepResult nothingNew(int status) {
    return new StepResult(status, "", null, List.of(), new TreeMap<>());
  }

  static StepResult recorded(int status, Instant at) {
    return new StepResult(status, "", at, List.of(), new TreeMap<>());
  }

  static StepResult recorded(int status, List<Audited> entries) {
    Instant at = entries.isEmpty() ? null : entries.getLast().recordedAt();
    return new StepResult(status, "", at, entries, new TreeMap<>());
  }

  static StepResult shown(SortedMap<String, String> shown) {
    return new StepResult(200, "", null, List.of(), shown);
  }

  boolean isRefused() {
    return status >= 300;
  }

  /** Status and code, as in a {@link ExpectedOutcome}. */
  String refusal() {
    return (status + " " + code).strip();
  }

  List<Noted> auditEntries() {
    return entries.stream().map(Audited::auditEntries).toList();
  }
}
