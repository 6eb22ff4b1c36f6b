package uk.ragtime.portal.checklist;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.page.Words;

/**
 * A fault of a document.
 *
 * @param line counted from 1; null if it is the whole document
 * @param text the line itself
 * @param field its path; empty if the document cannot be read
 * @param problem in words
 */
record Fault(@Nullable Integer line, String text, String field, String problem) {

  /** Faults that the service names, in the order of the document. */
  static List<Fault> of(List<Failure.Violation> violations, String document, Words words) {
    List<String> lines = document.lines().toList();
    return violations.stream()
        .sorted(
            Comparator.comparing(it -> Objects.requireNonNullElse(it.line(), Integer.MAX_VALUE)))
        .map(it ->
            new Fault(
                it.line(),
                textOf(it.line(), lines),
                it.field(),
                words.has("publish.fault." + it.code())
                    ? words.say("publish.fault." + it.code())
                    : it.message()))
        .toList();
  }

  static Fault unreadable(@Nullable Integer line, String document, Words words) {
    return new Fault(
        line, textOf(line, document.lines().toList()), "", words.say("publish.fault.yaml"));
  }

  private static String textOf(@Nullable Integer line, List<String> lines) {
    return line == null || line > lines.size() ? "" : lines.get(line - 1).strip();
  }
}
