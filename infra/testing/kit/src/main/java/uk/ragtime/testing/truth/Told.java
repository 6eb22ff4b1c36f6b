package uk.ragtime.testing.truth;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.truth.Verdict.Noted;

/**
 * What the services told, without what nobody compares.
 *
 * @param code the problem's, or empty
 * @param recordedAt of what a command did to a cycle
 * @param entries what a command left in the audit
 * @param shown what an answer shows, in the words of {@link Answers}
 */
record Told(
    int status,
    String code,
    @Nullable Instant recordedAt,
    List<Audited> entries,
    SortedMap<String, String> shown) {
  record Audited(Noted noted, long position, Instant recordedAt) {}

  static Told refused(int status, String code) {
    return new Told(status, code, null, List.of(), new TreeMap<>());
  }

  static Told nothingNew(int status) {
    return new Told(status, "", null, List.of(), new TreeMap<>());
  }

  static Told recorded(int status, Instant at) {
    return new Told(status, "", at, List.of(), new TreeMap<>());
  }

  static Told recorded(int status, List<Audited> entries) {
    Instant at = entries.isEmpty() ? null : entries.getLast().recordedAt();
    return new Told(status, "", at, entries, new TreeMap<>());
  }

  static Told shown(SortedMap<String, String> shown) {
    return new Told(200, "", null, List.of(), shown);
  }

  boolean isRefused() {
    return status >= 300;
  }

  /** Status and code, as in a {@link Verdict}. */
  String refusal() {
    return (status + " " + code).strip();
  }

  List<Noted> noted() {
    return entries.stream().map(Audited::noted).toList();
  }
}
