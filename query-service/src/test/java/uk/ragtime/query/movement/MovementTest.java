package uk.ragtime.query.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.query.checklist.ChecklistViews.item;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.lineage.Woven;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.checklist.ChecklistViews;
import uk.ragtime.query.profile.RollUp;
import uk.ragtime.query.profile.RollUpRule;
import uk.ragtime.query.rating.RatingTimeline;
import uk.ragtime.query.rating.RatingWindow;
import uk.ragtime.query.rating.RatingWindow.Change;

class MovementTest {
  private static final int MOVEMENTS = 1_000;
  private static final int DAYS = 30;
  private static final List<Rating> RATINGS = List.of(Rating.values());
  private static final List<AgencyCode> AGENCIES =
      List.of(new AgencyCode("a1"), new AgencyCode("a2"), new AgencyCode("a3"));
  private static final AgencyCode AGENCY = AGENCIES.getFirst();
  private static final CapabilityCode CAPABILITY = new CapabilityCode("c1");
  private static final ChecklistView VIEW = ChecklistViews.last(List.of(item("c1"), item("c2")));
  private static final List<Capability> CAPABILITIES = VIEW.capabilities();

  @ParameterizedTest
  @CsvSource({
    "RED, AMBER, IMPROVED",
    "GREEN, AMBER, DECLINED",
    "AMBER, AMBER, UNCHANGED",
    "NOT_APPLICABLE, NOT_APPLICABLE, UNCHANGED",
    ", RED, NEW",
    ", NOT_APPLICABLE, NEW",
    "RED, NOT_APPLICABLE, REINTERPRETED",
    "NOT_APPLICABLE, GREEN, REINTERPRETED",
    "GREEN, , GONE",
    ", , NOT_RATED"
  })
  void everyPairOfMomentsHasOneWord(
      @Nullable Rating before, @Nullable Rating after, MovementKind move) {
    assertThat(MovementKind.of(Woven.of(before), Woven.of(after))).isEqualTo(move);
  }

  @Test
  void ofWhatIsRatedUnlikeAtEitherMomentNothingIsClaimed() {
    Woven<Rating> unlike = new Woven.Regrouped<>(List.of(Rating.RED, Rating.GREEN));
    Woven<Rating> green = new Woven.One<>(Rating.GREEN);
    Woven<Rating> nothing = new Woven.Nothing<>();

    assertThat(MovementKind.of(unlike, green)).isEqualTo(MovementKind.REGROUPED);
    assertThat(MovementKind.of(green, unlike)).isEqualTo(MovementKind.REGROUPED);
    assertThat(MovementKind.of(unlike, unlike)).isEqualTo(MovementKind.REGROUPED);
    assertThat(MovementKind.of(nothing, unlike)).isEqualTo(MovementKind.REGROUPED);
    assertThat(MovementKind.of(unlike, nothing)).isEqualTo(MovementKind.GONE);
  }

  @Test
  void aTimeWhenItWasRegroupedIsNotRedAndShowsAtItsEnd() {
    Woven<Rating> unlike = new Woven.Regrouped<>(List.of(Rating.RED, Rating.GREEN));
    RatingWindow window = RatingWindow.of(Rating.RED, List.of(new Change(10, null)), DAYS);
    RatingTimeline regrouped =
        new RatingTimeline(AGENCY, CAPABILITY, new Woven.One<>(Rating.RED), unlike, window, null);

    Movement movement = movement(List.of(regrouped), Set.of(AGENCY), Set.of(AGENCY));

    Movement.AgencyMovement cell = movement.capabilities().getFirst().agencies().getFirst();
    assertThat(cell.from()).isEqualTo(Movement.RatingState.RED);
    assertThat(cell.to()).isEqualTo(Movement.RatingState.REGROUPED);
    assertThat(cell.move()).isEqualTo(MovementKind.REGROUPED);
    assertThat(cell.daysInRed()).isEqualTo(9);
    assertThat(movement.counts().regrouped()).isEqualTo(1);
  }

  @Test
  void anAgencyThatLeftIsGoneAndTakesItsTimeInRedWithIt() {
    // given
    RatingTimeline red = timeline(AGENCY, CAPABILITY, Rating.RED, List.of(), 7);

    // when
    Movement stayed = movement(List.of(red), Set.of(AGENCY), Set.of(AGENCY));
    Movement left = movement(List.of(red), Set.of(AGENCY), Set.of());

    // then
    assertThat(stayed.daysInRed()).isEqualTo(DAYS);
    assertThat(stayed.counts().unchanged()).isEqualTo(1);
    assertThat(left.daysInRed()).isZero();
    assertThat(left.counts().gone()).isEqualTo(1);
    assertThat(left.capabilities().getFirst().agencies().getFirst().position()).isNull();
  }

  @Test
  void theRollUpIsThatOfEitherMoment() {
    RatingTimeline better =
        timeline(AGENCY, CAPABILITY, Rating.RED, List.of(new Change(4, Rating.GREEN)), 9);

    Movement.CapabilityMovement row =
        movement(List.of(better), Set.of(AGENCY), Set.of(AGENCY)).capabilities().getFirst();

    assertThat(row.before().rollup()).isEqualTo(new RollUp.OneRating(RollUpRule.WORST, Rating.RED));
    assertThat(row.after().rollup())
        .isEqualTo(new RollUp.OneRating(RollUpRule.WORST, Rating.GREEN));
    assertThat(row.agencies().getFirst().position()).isEqualTo(9);
    assertThat(row.agencies().getFirst().daysInRed()).isEqualTo(3);
  }

  @Test
  void openChallengesStandBesideTheCountsOfTheirMoment() {
    // given
    RatingTimeline better =
        timeline(AGENCY, CAPABILITY, Rating.RED, List.of(new Change(4, Rating.GREEN)), 9);
    OpenChallenges challenged = new OpenChallenges(1, Map.of(CAPABILITY, 1));

    // when
    List<Movement.CapabilityMovement> rows =
        Movement.of(
                VIEW,
                1,
                List.of(better),
                Set.of(AGENCY),
                Set.of(AGENCY),
                OpenChallenges.NONE,
                challenged,
                RollUpRule.WORST)
            .capabilities();

    // then
    assertThat(rows.getFirst().before().openChallenges()).isZero();
    assertThat(rows.getFirst().after().openChallenges()).isEqualTo(1);
    assertThat(rows.getLast().after().openChallenges()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 20_261_124})
  void everyCellIsCountedOnceHoweverTheyWent(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MOVEMENTS; i++) {
      // given
      List<RatingTimeline> timelines = new ArrayList<>();
      for (AgencyCode agency : AGENCIES) {
        for (Capability capability : CAPABILITIES) {
          if (random.nextInt(5) > 0) {
            timelines.add(anyCourse(random, agency, capability.code()));
          }
        }
      }
      Set<AgencyCode> before = anyOf(random);
      Set<AgencyCode> after = anyOf(random);

      // when
      Movement movement = movement(timelines, before, after);

      // then
      Set<AgencyCode> all = new HashSet<>(before);
      all.addAll(after);
      int cells = all.size() * CAPABILITIES.size();
      Movement.Counts counts = movement.counts();
      assertThat(
              counts.improved()
                  + counts.declined()
                  + counts.unchanged()
                  + counts.rated()
                  + counts.reinterpreted()
                  + counts.gone()
                  + counts.notRated())
          .isEqualTo(cells);
      assertThat(movement.transitions().stream().mapToInt(Movement.Transition::count).sum())
          .isEqualTo(cells);
      assertThat(movement.daysInRed())
          .isEqualTo(
              timelines.stream()
                  .filter(timeline -> after.contains(timeline.agency()))
                  .mapToLong(timeline -> timeline.window().daysInRed())
                  .sum());
      assertThat(movement.flapping())
          .isEqualTo(
              (int)
                  timelines.stream()
                      .filter(timeline -> after.contains(timeline.agency()))
                      .filter(timeline -> timeline.window().flaps())
                      .count());
    }
  }

  private static Movement movement(
      List<RatingTimeline> timelines, Set<AgencyCode> before, Set<AgencyCode> after) {
    return Movement.of(
        VIEW,
        1,
        timelines,
        before,
        after,
        OpenChallenges.NONE,
        OpenChallenges.NONE,
        RollUpRule.WORST);
  }

  private static RatingTimeline anyCourse(
      Random random, AgencyCode agency, CapabilityCode capability) {
    List<Change> steps = new ArrayList<>();
    for (int day = 1; day <= DAYS; day++) {
      if (random.nextInt(6) == 0) {
        steps.add(new Change(day, anyRating(random)));
      }
    }
    @Nullable Rating before = steps.isEmpty() || random.nextBoolean() ? anyRating(random) : null;
    return timeline(agency, capability, before, steps, 1 + random.nextInt(1_000));
  }

  private static RatingTimeline timeline(
      AgencyCode agency,
      CapabilityCode capability,
      @Nullable Rating before,
      List<Change> steps,
      long position) {
    RatingWindow window = RatingWindow.of(before, steps, DAYS);
    return new RatingTimeline(
        agency, capability, Woven.of(before), Woven.of(window.after()), window, position);
  }

  private static Set<AgencyCode> anyOf(Random random) {
    Set<AgencyCode> some = new HashSet<>(AGENCIES);
    some.removeIf(_ -> random.nextInt(3) == 0);
    return some;
  }

  private static Rating anyRating(Random random) {
    return RATINGS.get(random.nextInt(RATINGS.size()));
  }
}
