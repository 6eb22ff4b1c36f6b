package uk.ragtime.portal.assessment;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.page.Words;

/**
 * People at work on an assessment, as far as the visitor sees names.
 *
 * @param atIt who rated something in this cycle, the latest first
 * @param asked who was asked to look at capabilities, until it is submitted
 */
record AssessmentPeople(List<AtIt> atIt, List<Asked> asked) {
  /** Someone who rated, and the latest of it. */
  record AtIt(String name, int capabilities, String last) {}

  /**
   * Someone who was asked, and for what.
   *
   * @param dueOn the day by which; null where none was named
   */
  record Asked(String member, String name, List<String> titles, @Nullable String dueOn) {}

  private record Spoken(String name, Instant at) {}

  static AssessmentPeople of(Assessment assessment, Words words) {
    Map<String, List<Spoken>> spoken =
        assessment.cells().stream()
            .flatMap(cell -> Stream.ofNullable(cell.self()))
            .flatMap(word ->
                Stream.ofNullable(SpokenWord.nameOf(word.by(), words))
                    .map(name -> new Spoken(name, word.recordedAt())))
            .collect(Collectors.groupingBy(Spoken::name, LinkedHashMap::new, Collectors.toList()));
    return new AssessmentPeople(
        spoken.values().stream()
            .sorted(Comparator.comparing(AssessmentPeople::latest).reversed())
            .map(of -> new AtIt(of.getFirst().name(), of.size(), words.moment(latest(of))))
            .toList(),
        assignments(assessment)
            .flatMap(it -> Stream.ofNullable(asked(assessment, it, words)))
            .toList());
  }

  private static Instant latest(List<Spoken> spoken) {
    return spoken.stream().map(Spoken::at).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static @Nullable Asked asked(
      Assessment assessment, Assessment.Assignment assignment, Words words) {
    String name = SpokenWord.nameOf(assignment.member(), words);
    return name == null || assignment.capabilities().isEmpty()
        ? null
        : new Asked(
            assignment.member().member(),
            name,
            assessment.cells().stream()
                .filter(cell -> assignment.capabilities().contains(cell.capability()))
                .map(Assessment.Cell::title)
                .toList(),
            assignment.dueOn() == null ? null : words.day(assignment.dueOn()));
  }

  /** Assignments still open: none once the assessment was submitted or excused. */
  private static Stream<Assessment.Assignment> assignments(Assessment assessment) {
    boolean done = Stream.of("SUBMITTED", "SIGNED_OFF", "EXCUSED").anyMatch(assessment::is);
    return done ? Stream.empty() : assessment.assignments().stream();
  }

  /** People who were asked to look at a capability, in a sentence; null if nobody was. */
  static @Nullable String askedOf(Assessment assessment, String capability, Words words) {
    String names =
        assignments(assessment)
            .filter(it -> it.capabilities().contains(capability))
            .flatMap(it -> Stream.ofNullable(SpokenWord.nameOf(it.member(), words)))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? null : words.say("assign.asked-of", names);
  }
}
