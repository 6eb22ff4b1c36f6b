package uk.ragtime.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Failure;

/**
 * Fields of the form that a request sent, by the fields of its command: a service names those of
 * the command when it refuses them.
 *
 * @param sent values by name
 */
record RefusedFields(Map<String, String[]> sent) {
  private static final String MESSAGE = "refused.field.";

  /** Fields of commands that forms call otherwise, of which a form has one. */
  private static final Map<String, List<String>> CALLED =
      Map.ofEntries(
          Map.entry("displayName", List.of("name")),
          Map.entry("effectiveOn", List.of("day")),
          Map.entry("leavesOn", List.of("day")),
          Map.entry("dueOn", List.of("day")),
          Map.entry("until", List.of("day")),
          Map.entry("on", List.of("day")),
          Map.entry("opensOn", List.of("opensDay")),
          Map.entry("cutOff", List.of("closesDay", "day")));

  private static final Pattern EVIDENCE = Pattern.compile("evidence\\[(\\d{1,3})]\\.(title|url)");

  /** The fields that the request being answered sent. */
  static RefusedFields ofRequest() {
    return new RefusedFields(
        PageFrame.current().map(HttpServletRequest::getParameterMap).orElse(Map.of()));
  }

  /** The error at the field that a violation is of; empty if the form has none like it. */
  Optional<FieldError> error(Failure.Violation violation) {
    String field = violation.field();
    Matcher evidence = EVIDENCE.matcher(field);
    if (evidence.matches()) {
      String name = evidence.group(2).equals("title") ? "evidenceTitle" : "evidenceUrl";
      return rowOf(Integer.parseInt(evidence.group(1)))
          .map(row -> new FieldError(MESSAGE + name, name + row));
    }
    return CALLED.getOrDefault(field, List.of(field)).stream()
        .filter(sent::containsKey)
        .findFirst()
        .map(name -> new FieldError(MESSAGE + name, name));
  }

  /** The row of a document: rows that are empty are not sent on. */
  private Optional<Integer> rowOf(int document) {
    List<EvidenceRows.Row> rows =
        EvidenceRows.of(values("evidenceTitle"), values("evidenceUrl")).rows();
    return Stream.iterate(0, row -> row < rows.size(), row -> row + 1)
        .filter(row -> !rows.get(row).isEmpty())
        .skip(document)
        .findFirst();
  }

  private @Nullable List<String> values(String name) {
    String[] values = sent.get(name);
    return values == null ? null : Arrays.asList(values);
  }
}
