package uk.ragtime.portal.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.api.RatingsThen;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.EnglishWords;
import uk.ragtime.portal.page.KnownOn;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.StageChoice;

class HeatMapTest {

  private static final List<Lists.Agency> AGENCIES =
      List.of(
          agency("midwifery", "Midwifery", "blackpool"),
          agency("early-help", "Early help", "blackpool"));
  private static final ProfileAddress ADDRESS =
      new ProfileAddress(
          new AreaAddress("lancashire", "blackpool", null),
          LocalDate.of(2025, 10, 14),
          KnownOn.endOf(LocalDate.of(2025, 12, 1)),
          null,
          StageChoice.STANDING,
          null);

  @Test
  void everyAgencyHasAWordForEveryCapabilityRatedOrNot() {
    // given
    Profile profile = profile(List.of(), row("a", given("midwifery", Rating.RED, true)), row("b"));

    // when
    HeatMap table = map(profile);

    // then
    assertThat(table.agencies())
        .extracting(HeatMap.Column::name)
        .containsExactly("Early help", "Midwifery");
    assertThat(words(table, 0)).containsExactly(RatingLabel.NOT_RATED, RatingLabel.RED);
    assertThat(words(table, 1)).containsExactly(RatingLabel.NOT_RATED, RatingLabel.NOT_RATED);
    assertThat(table.totals().carriedOver()).isEqualTo(new Distribution(1, 0, 0, 0, 0));
    assertThat(table.totals().lookedAt()).isZero();
    assertThat(table.totals().cells()).isEqualTo(4);
  }

  @Test
  void whoWorkedThereThenIsTakenFromTheProfileWhereItSays() {
    // given
    Profile profile =
        profile(
            List.of(agency("gone", "Gone since", "blackpool")),
            row("a", given("gone", Rating.GREEN, false)));

    // then
    assertThat(map(profile).agencies())
        .extracting(HeatMap.Column::name)
        .containsExactly("Gone since");
  }

  @Test
  void anOpenChallengeIsShownBesideWhatStandsAndASettledOneIsNot() {
    // given
    Profile profile =
        profile(
            List.of(),
            row("a", challenged("midwifery", true)),
            row("b", challenged("midwifery", false)));

    // when
    HeatMap table = map(profile);

    // then
    assertThat(words(table, 0)).containsExactly(RatingLabel.NOT_RATED, RatingLabel.GREEN);
    assertThat(table.sections().getFirst().rows())
        .extracting(row -> row.cells().get(1).note())
        .containsExactly(new HeatCell.Note(HeatCell.Move.NONE, "challenged: Red"), null);
  }

  private static Profile.Given challenged(String agency, boolean open) {
    return new Profile.Given(
        agency, Rating.GREEN, "SELF", "c", false, new Profile.Challenge(Rating.RED, open));
  }

  @Test
  void aRatingOfAnUnlistedAgencyIsNotLost() {
    // given
    Profile profile = profile(List.of(), row("a", given("elsewhere", Rating.AMBER, false)));

    // then
    assertThat(words(map(profile), 0))
        .containsExactly(RatingLabel.NOT_RATED, RatingLabel.NOT_RATED, RatingLabel.AMBER);
  }

  @Test
  void aRatingOfNullIsNotRatedAndNeverCarriedOver() {
    // given
    Profile profile = profile(List.of(), row("a", given("midwifery", null, true)));

    // when
    HeatMap table = map(profile);

    // then
    assertThat(words(table, 0)).containsExactly(RatingLabel.NOT_RATED, RatingLabel.NOT_RATED);
    assertThat(table.totals().carriedOver()).isEqualTo(Distribution.NOTHING);
  }

  @Test
  void aCellRemembersWhatItWasAndTheWorstNewsComesFirst() {
    // given
    Profile profile =
        profile(
            List.of(),
            row("worse", challenged("midwifery", true)),
            row("better", given("midwifery", Rating.GREEN, true)),
            row("same", given("midwifery", Rating.AMBER, true)),
            row("elsewhere", given("midwifery", Rating.AMBER, false)),
            row("no-more"));
    RatingsThen then =
        then(
            "worse", "NOT_RATED",
            "better", "RED",
            "same", "AMBER",
            "elsewhere", "NOT_APPLICABLE",
            "no-more", "RED");

    // when
    HeatMap map = HeatMap.of(profile, then, ADDRESS, true, EnglishWords.words());

    // then
    assertThat(map.sections().getFirst().rows())
        .extracting(row -> row.cells().get(1).note())
        .containsExactly(
            new HeatCell.Note(HeatCell.Move.NONE, "challenged: Red"),
            new HeatCell.Note(HeatCell.Move.BETTER, "was Red"),
            new HeatCell.Note(HeatCell.Move.NONE, "carried over"),
            new HeatCell.Note(HeatCell.Move.NONE, "was Not applicable"),
            new HeatCell.Note(HeatCell.Move.NONE, "was Red"));
    assertThat(map.totals().moved()).isEqualTo(new HeatMap.Moved(1, 0));
  }

  @Test
  void whatBecameWorseIsToldBeforeAChallenge() {
    // given
    Profile profile = profile(List.of(), row("a", challengedAmber("midwifery")));

    // when
    HeatMap map = HeatMap.of(profile, then("a", "GREEN"), ADDRESS, true, EnglishWords.words());

    // then
    HeatCell cell = map.sections().getFirst().rows().getFirst().cells().get(1);
    assertThat(cell.name()).isEqualTo("Amber, was Green: a, Midwifery");
    assertThat(cell.isWorse()).isTrue();
    assertThat(cell.address())
        .isEqualTo(
            "/lancashire/areas/blackpool/agencies/midwifery/capabilities/a"
                + "?asOf=2025-10-14&knownAt=2025-12-01");
  }

  @Test
  void aCellThatIsNotRatedLeadsToWhatIsAskedForThoseWhoMayReadIt() {
    // given
    Profile profile = profile(List.of(), row("a"));

    // then
    assertThat(cell(HeatMap.of(profile, null, ADDRESS, true, EnglishWords.words())).address())
        .isNotNull();
    assertThat(cell(HeatMap.of(profile, null, ADDRESS, false, EnglishWords.words())).address())
        .isNull();
  }

  @Test
  void aShareOfFewRatingsIsToldInNumbers() {
    // given
    Profile.CapabilityRow few = shared(new Distribution(0, 4, 3, 0, 0));
    Profile.CapabilityRow many = shared(new Distribution(0, 12, 4, 0, 4));
    Profile.CapabilityRow hardly = shared(new Distribution(0, 0, 10, 0, 11));

    // then
    assertThat(map(profile(List.of(), few, many, hardly)).sections().getFirst().rows())
        .extracting(HeatMap.Row::together)
        .containsExactly("3 of 7 Green", "25% Green", "10 of 10 Green");
  }

  @ParameterizedTest
  @ValueSource(strings = {"worst", "majority", "share-of-green"})
  void whatNobodyFindsApplicableIsNotApplicableTogetherByEveryRule(String rule) {
    assertThat(together(new Profile.RollUp(rule, Rating.NOT_APPLICABLE, null)))
        .isEqualTo(RatingLabel.NOT_APPLICABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"worst", "majority", "share-of-green"})
  void whatNobodyHasRatedIsNotRatedTogetherByEveryRule(String rule) {
    assertThat(together(new Profile.RollUp(rule, null, null))).isEqualTo(RatingLabel.NOT_RATED);
  }

  @Test
  void whatWasRatedUnlikeBeforeItBecameOneIsNotRatedAndHasAStory() {
    // given
    Profile.CapabilityRow merged =
        new Profile.CapabilityRow(
            "a",
            "a",
            "practice",
            null,
            Distribution.NOTHING,
            List.of(given("early-help", Rating.RED, false)),
            List.of(new Profile.Regrouped("midwifery", List.of())));

    // when
    HeatMap table = map(profile(List.of(), merged));

    // then
    HeatCell cell = table.sections().getFirst().rows().getFirst().cells().getLast();
    assertThat(cell.label()).isEqualTo(RatingLabel.NOT_RATED);
    assertThat(cell.note()).isEqualTo(new HeatCell.Note(HeatCell.Move.NONE, "rated apart before"));
  }

  private static HeatMap map(Profile profile) {
    return HeatMap.of(profile, null, ADDRESS, true, EnglishWords.words());
  }

  private static HeatCell cell(HeatMap map) {
    return map.sections().getFirst().rows().getFirst().cells().getFirst();
  }

  private static @Nullable RatingLabel together(Profile.RollUp rollUp) {
    Profile.CapabilityRow row =
        new Profile.CapabilityRow(
            "a", "a", "practice", rollUp, Distribution.NOTHING, List.of(), List.of());
    return map(profile(List.of(), row)).sections().getFirst().rows().getFirst().label();
  }

  private static Profile.CapabilityRow shared(Distribution counts) {
    return new Profile.CapabilityRow(
        "a",
        "a",
        "practice",
        new Profile.RollUp("share-of-green", null, 0.5),
        counts,
        List.of(),
        List.of());
  }

  private static Profile.Given challengedAmber(String agency) {
    return new Profile.Given(
        agency, Rating.AMBER, "SELF", "c", false, new Profile.Challenge(Rating.RED, true));
  }

  /** Pairs of a capability and midwifery's rating of it. */
  private static RatingsThen then(String... ratings) {
    List<RatingsThen.CapabilityRow> rows = new ArrayList<>();
    for (int i = 0; i < ratings.length; i += 2) {
      rows.add(
          new RatingsThen.CapabilityRow(
              ratings[i], List.of(new RatingsThen.Cell("midwifery", ratings[i + 1]))));
    }
    return new RatingsThen(
        "workforce", new RatingsThen.Moment(LocalDate.of(2025, 5, 15), "spring"), rows);
  }

  private static List<RatingLabel> words(HeatMap table, int row) {
    return table.sections().getFirst().rows().get(row).cells().stream()
        .map(HeatCell::label)
        .toList();
  }

  private static Profile profile(List<Lists.Agency> agencies, Profile.CapabilityRow... rows) {
    return new Profile("workforce", 1, agencies.isEmpty() ? AGENCIES : agencies, List.of(rows));
  }

  private static Profile.CapabilityRow row(String code, Profile.Given... given) {
    return new Profile.CapabilityRow(
        code, code, "practice", null, Distribution.NOTHING, List.of(given), List.of());
  }

  private static Profile.Given given(String agency, @Nullable Rating rating, boolean carriedOver) {
    return new Profile.Given(agency, rating, "SELF", "c", carriedOver, null);
  }

  private static Lists.Agency agency(String code, String name, String area) {
    return new Lists.Agency(code, name, "OTHER", List.of(area));
  }
}
