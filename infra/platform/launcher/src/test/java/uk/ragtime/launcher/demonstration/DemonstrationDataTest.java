package uk.ragtime.launcher.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.Slug;

class DemonstrationDataTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Path CHECKLIST =
      Path.of("../../../command-service/src/main/resources/checklists")
          .resolve("workforce-infant-mental-health.v1.yaml");

  private final Story lancashire = StoryFiles.story("lancashire");
  private final Timetable timetable = new Timetable(TODAY, lancashire.openCycle());

  private List<RatingSession> told(Story story, Timetable dates) {
    StoryScheduler scheduler = new StoryScheduler(story, dates, StoryFiles.phrases());
    return IntStream.rangeClosed(1, story.openCycle())
        .boxed()
        .flatMap(cycle -> scheduler.of(cycle).stream())
        .toList();
  }

  @Test
  void lancashireIsBigEnoughToBeBelieved() {
    assertThat(lancashire.areas()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(lancashire.agencies()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(lancashire.agencies().stream().map(Story.Agency::sector).distinct())
        .hasSizeGreaterThanOrEqualTo(5)
        .isSubsetOf(Arrays.stream(Sector.values()).map(Sector::name).toList());
    assertThat(lancashire.pastCycles()).isEqualTo(4);
    assertThat(changes(told(lancashire, timetable))).isGreaterThan(300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lancashire", "kent"})
  void everyCodeIsASlugAndEveryReferenceLeadsSomewhere(String partnership) throws Exception {
    Story story = StoryFiles.story(partnership);
    Set<String> areas =
        story.areas().stream().map(Story.Area::area).collect(Collectors.toCollection(HashSet::new));
    Set<String> agencies =
        story.agencies().stream().map(Story.Agency::agency).collect(Collectors.toSet());
    Set<String> members =
        story.members().stream().map(Story.Member::member).collect(Collectors.toSet());
    Set<String> capabilities = capabilities();

    assertThat(Stream.of(areas, agencies, members, capabilities).flatMap(Set::stream))
        .allMatch(Slug::is);
    assertThat(capabilities).hasSize(11);
    for (Story.Agency agency : story.agencies()) {
      assertThat(members).contains(agency.rater());
      assertThat(areas).containsAll(agency.ratings().keySet());
      agency
          .ratings()
          .values()
          .forEach(grid -> {
            assertThat(grid.cells().keySet()).isEqualTo(capabilities);
            assertThat(grid.cells().values()).allMatch(row -> row.size() == story.openCycle());
          });
    }
    for (Story.Member member : story.members()) {
      assertThat(agencies).containsAll(member.agencies());
    }
    assertThat(capabilities).containsAll(StoryFiles.phrases().keySet());
  }

  /** Applies everything in order, as command-service does, and validates each reason. */
  @Test
  void everyReasonFitsAndEveryCorrectionCorrectsSomething() {
    for (int cycle = 1; cycle <= lancashire.openCycle(); cycle++) {
      StoryScheduler scheduler = new StoryScheduler(lancashire, timetable, StoryFiles.phrases());
      for (RatingSession sitting : scheduler.of(cycle)) {
        sitting.given().forEach(given -> tell(sitting.area() + sitting.agency(), given));
      }
      for (Story.Correction correction : lancashire.corrections()) {
        if (correction.cycle() == cycle) {
          LocalDate day = timetable.opensOn(cycle).plusWeeks(correction.weeksIn());
          RatingCode from =
              inForce(correction.area() + correction.agency() + correction.capability(), day);
          assertThat(from).as(correction.rationale()).isNotNull().isNotEqualTo(correction.rating());
          assertThat(agency(correction.agency()).ratings()).containsKey(correction.area());
        }
      }
    }
  }

  private final Map<String, TreeMap<LocalDate, RatingCode>> inForce = new HashMap<>();

  private @Nullable RatingCode inForce(String of, LocalDate day) {
    Map.Entry<LocalDate, RatingCode> entry =
        inForce.getOrDefault(of, new TreeMap<>()).floorEntry(day);
    return entry == null ? null : entry.getValue();
  }

  private void tell(String assessment, RatingSession.Given given) {
    String of = assessment + given.capability();
    RatingCode from = inForce(of, given.effectiveOn());
    String reason = given.reason();
    if (reason != null) {
      RatingCode before = Objects.requireNonNull(from, of);
      switch (ChangeReason.valueOf(reason)) {
        case IMPROVEMENT -> assertThat(given.rating().isBetterThan(before)).as(of).isTrue();
        case DECLINE, STAFFING_CHANGE ->
            assertThat(before.isBetterThan(given.rating())).as(of).isTrue();
        case CORRECTION, REINTERPRETATION, FIRST_RATING -> {}
      }
    }
    inForce.computeIfAbsent(of, _ -> new TreeMap<>()).put(given.effectiveOn(), given.rating());
  }

  private Story.Agency agency(String code) {
    return lancashire.agencies().stream()
        .filter(agency -> agency.agency().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theStoryIsTold() {
    assertThat(greens("blackpool", 5)).isGreaterThan(greens("blackpool", 1) + 20);
    List<RatingSession.Given> midwivesLeft =
        told(lancashire, timetable).stream()
            .filter(ratings -> ratings.agency().equals("midwifery") && ratings.cycle() == 3)
            .flatMap(ratings -> ratings.given().stream())
            .filter(given -> "STAFFING_CHANGE".equals(given.reason()))
            .toList();
    assertThat(midwivesLeft).hasSizeGreaterThan(15).allMatch(given -> given.rationale() != null);
    List<RatingCode> supervision =
        lancashire.agencies().stream()
            .flatMap(agency -> agency.ratings().values().stream())
            .flatMap(grid -> row(grid, "reflective-supervision").stream())
            .flatMap(List::stream)
            .toList();
    assertThat(supervision.stream().filter(word -> word == RatingCode.RED).count())
        .isGreaterThan(supervision.size() * 7L / 10);
  }

  private static List<List<RatingCode>> row(AgencyRatings grid, String capability) {
    return Objects.requireNonNull(grid.cells().get(capability));
  }

  @Test
  void theFourRatingsAreThoseOfTheLanguage() {
    assertThat(Arrays.stream(RatingCode.values()).map(RatingCode::name))
        .containsExactlyElementsOf(Arrays.stream(Rating.values()).map(Rating::name).toList());
  }

  private long greens(String area, int cycle) {
    return lancashire.agencies().stream()
        .filter(agency -> agency.ratings().containsKey(area))
        .flatMap(
            agency -> Objects.requireNonNull(agency.ratings().get(area)).cells().values().stream())
        .filter(row -> row.get(cycle - 1).contains(RatingCode.GREEN))
        .count();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23",
        "2026-06-10",
        "2027-01-01",
        "2026-12-31",
        "2028-02-29",
        "2026-08-31"
      })
  void theDatesAgreeWhateverTheDay(String today) {
    Timetable dates = new Timetable(LocalDate.parse(today), lancashire.openCycle());

    List<String> codes =
        IntStream.rangeClosed(1, lancashire.openCycle()).mapToObj(dates::code).toList();
    assertThat(codes).doesNotHaveDuplicates().allMatch(Slug::is);
    assertThat(dates.lastDay(lancashire.openCycle())).isAfter(dates.today());
    for (RatingSession sitting : told(lancashire, dates)) {
      assertThat(sitting.given())
          .allSatisfy(given ->
              assertThat(given.effectiveOn())
                  .isBetween(dates.opensOn(sitting.cycle()), dates.lastDay(sitting.cycle()))
                  .isBeforeOrEqualTo(dates.today()));
    }
  }

  @Test
  void theOpenCycleIsUnderWay() {
    List<RatingSession> now =
        new StoryScheduler(lancashire, timetable, StoryFiles.phrases()).of(lancashire.openCycle());
    int assessments = lancashire.agencies().stream().mapToInt(a -> a.ratings().size()).sum();

    assertThat(now).hasSizeBetween(assessments / 2, assessments - 2);
    assertThat(timetable.code(lancashire.openCycle())).isEqualTo("2026-autumn");
    assertThat(timetable.code(1)).isEqualTo("2024-autumn");
  }

  private static int changes(List<RatingSession> told) {
    Map<String, RatingCode> last = new HashMap<>();
    int changes = 0;
    for (RatingSession sitting : told) {
      for (RatingSession.Given given : sitting.given()) {
        String of = sitting.area() + sitting.agency() + given.capability();
        changes += given.rating() == last.put(of, given.rating()) ? 0 : 1;
      }
    }
    return changes;
  }

  private static Set<String> capabilities() throws Exception {
    List<String> codes = new ArrayList<>();
    Pattern line = Pattern.compile("^ *- code: (\\S+)$", Pattern.MULTILINE);
    line.matcher(Files.readString(CHECKLIST)).results().forEach(r -> codes.add(r.group(1)));
    return Set.copyOf(codes);
  }
}
