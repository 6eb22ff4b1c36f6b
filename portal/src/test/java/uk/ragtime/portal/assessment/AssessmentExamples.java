package uk.ragtime.portal.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.api.ShownMember;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.ChecklistTexts;

/** Assessments of midwifery in Blackpool for tests. */
public final class AssessmentExamples {
  static final Instant CUT_OFF = Instant.parse("2026-12-01T00:00:00Z");
  static final Capacity RATER = new Capacity(true, false, false, false, false);
  static final Capacity LEAD = new Capacity(true, false, true, false, false);
  static final Capacity REVIEWER = new Capacity(false, false, false, true, false);
  static final Capacity COORDINATOR = new Capacity(false, true, false, false, true);
  static final Capacity VIEWER = new Capacity(false, false, false, false, false);

  private static final ShownMember JO = new ShownMember("m-jo", "Jo", null, null);

  private AssessmentExamples() {}

  public static Assessment.Word word(long position, Rating rating, @Nullable String rationale) {
    return new Assessment.Word(
        position,
        Instant.parse("2026-10-12T09:30:00Z"),
        JO,
        false,
        rating,
        false,
        LocalDate.of(2026, 10, 12),
        null,
        rationale,
        List.of(),
        List.of(),
        List.of());
  }

  static Assessment.Cell rated(String code, Rating rating) {
    return cell(code, null, word(10, rating, null), null, null);
  }

  static Assessment.Cell unrated(String code) {
    return cell(code, null, null, null, null);
  }

  static Assessment.Cell carriedOver(String code, Rating rating) {
    return cell(
        code,
        new Assessment.CarriedOver(rating, "2026-spring", LocalDate.of(2026, 3, 2)),
        null,
        null,
        null);
  }

  public static Assessment.Cell challenged(
      String code, Rating own, Rating seen, @Nullable Rating offered) {
    return cell(
        code,
        null,
        word(10, own, null),
        new Assessment.Challenge(
            true, word(20, seen, "Why."), offered == null ? null : word(30, offered, "So.")),
        null);
  }

  static Assessment.Cell agreed(String code, Rating own, Rating rating) {
    return cell(code, null, word(10, own, null), null, word(40, rating, null));
  }

  private static Assessment.Cell cell(
      String code,
      Assessment.@Nullable CarriedOver carriedOver,
      Assessment.@Nullable Word self,
      Assessment.@Nullable Challenge challenge,
      Assessment.@Nullable Word agreed) {
    Rating standing = agreed == null ? self == null ? null : self.rating() : agreed.rating();
    return new Assessment.Cell(
        code, "Title of " + code, standing, carriedOver, self, null, challenge, agreed);
  }

  static Assessment assessment(String state, Assessment.Cell... cells) {
    return assessment(state, "OPEN", state.equals("OPEN") || state.equals("NOT_STARTED"), cells);
  }

  /** One in which Jo was asked to look at all capabilities. */
  static Assessment asked(String state, Assessment.Cell... cells) {
    List<String> codes = Stream.of(cells).map(Assessment.Cell::capability).toList();
    return assessment(
        state,
        "OPEN",
        state.equals("OPEN"),
        List.of(new Assessment.Assignment(JO, codes, LocalDate.of(2026, 11, 20))),
        cells);
  }

  static Assessment assessment(
      String state, String cycleStatus, boolean takesRatings, Assessment.Cell... cells) {
    return assessment(state, cycleStatus, takesRatings, List.of(), cells);
  }

  private static Assessment assessment(
      String state,
      String cycleStatus,
      boolean takesRatings,
      List<Assessment.Assignment> assignments,
      Assessment.Cell... cells) {
    List<Assessment.Cell> all = List.of(cells);
    int open = (int) all.stream().filter(Assessment.Cell::isChallenged).count();
    return new Assessment(
        "workforce",
        1,
        cycleStatus,
        new Assessment.Rules("BY_EXCEPTION", List.of(Rating.RED), List.of(Rating.GREEN)),
        state,
        null,
        false,
        takesRatings,
        0,
        false,
        state.equals("SUBMITTED") && open == 0,
        0,
        0,
        0,
        open,
        0,
        List.of(),
        assignments,
        all,
        7,
        40);
  }

  public static AssessmentDetails details(Capacity capacity, Assessment assessment) {
    return new AssessmentDetails(
        new AssessmentAddress("lancashire", "2026-autumn", "blackpool", "midwifery"),
        "jo",
        "Lancashire",
        "Blackpool",
        "Midwifery",
        new Lists.Cycle(
            "2026-autumn",
            "2026 autumn",
            "workforce",
            1,
            LocalDate.of(2026, 9, 14),
            CUT_OFF,
            false,
            assessment.cycleStatus(),
            LocalDate.of(2026, 11, 30)),
        null,
        List.of(),
        capacity,
        assessment,
        ChecklistTexts.AS_LISTED);
  }
}
