package uk.ragtime.portal.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.page.RatingLabel;

class ProfileTableTest {

  private static final List<Lists.Agency> AGENCIES =
      List.of(
          agency("midwifery", "Midwifery", "blackpool"),
          agency("early-help", "Early help", "blackpool"),
          agency("elsewhere", "Elsewhere", "preston"));

  @Test
  void everyAgencyHasAWordForEveryCapabilityRatedOrNot() {
    // given
    Profile profile = profile(List.of(), row("a", given("midwifery", Rating.RED, true)), row("b"));

    // when
    ProfileTable table = ProfileTable.of("blackpool", profile, AGENCIES);

    // then
    assertThat(table.agencies())
        .extracting(ProfileTable.Column::name)
        .containsExactly("Early help", "Midwifery");
    assertThat(words(table, 0)).containsExactly(RatingLabel.NOT_RATED, RatingLabel.RED);
    assertThat(words(table, 1)).containsExactly(RatingLabel.NOT_RATED, RatingLabel.NOT_RATED);
    assertThat(table.totals().carriedOver()).isOne();
  }

  @Test
  void whoWorkedThereThenIsTakenFromTheProfileWhereItSays() {
    // given
    Profile profile =
        profile(
            List.of(agency("gone", "Gone since", "blackpool")),
            row("a", given("gone", Rating.GREEN, false)));

    // then
    assertThat(ProfileTable.of("blackpool", profile, AGENCIES).agencies())
        .extracting(ProfileTable.Column::name)
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
    ProfileTable table = ProfileTable.of("blackpool", profile, AGENCIES);

    // then
    assertThat(words(table, 0)).containsExactly(RatingLabel.NOT_RATED, RatingLabel.GREEN);
    assertThat(table.sections().getFirst().rows())
        .extracting(row -> row.cells().get(1).sees())
        .containsExactly(RatingLabel.RED, null);
  }

  private static Profile.Given challenged(String agency, boolean open) {
    return new Profile.Given(
        agency,
        Rating.GREEN,
        "SELF",
        null,
        null,
        "c",
        false,
        new Profile.Challenge(Rating.RED, open));
  }

  @Test
  void aRatingOfAnUnlistedAgencyIsNotLost() {
    // given
    Profile profile = profile(List.of(), row("a", given("elsewhere", Rating.AMBER, false)));

    // then
    assertThat(words(ProfileTable.of("blackpool", profile, AGENCIES), 0))
        .containsExactly(RatingLabel.NOT_RATED, RatingLabel.NOT_RATED, RatingLabel.AMBER);
  }

  @Test
  void aRatingOfNullIsNotRatedAndNeverCarriedOver() {
    // given
    Profile profile = profile(List.of(), row("a", given("midwifery", null, true)));

    // when
    ProfileTable table = ProfileTable.of("blackpool", profile, AGENCIES);

    // then
    assertThat(words(table, 0)).containsExactly(RatingLabel.NOT_RATED, RatingLabel.NOT_RATED);
    assertThat(table.totals().carriedOver()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"worst", "majority", "share-of-green"})
  void whatNobodyFindsApplicableIsNotApplicableTogetherByEveryRule(String rule) {
    assertThat(ProfileTable.AgencyRollUp.of(new Profile.RollUp(rule, Rating.NOT_APPLICABLE, null)))
        .isEqualTo(new ProfileTable.AgencyRollUp(RatingLabel.NOT_APPLICABLE, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"worst", "majority", "share-of-green"})
  void whatNobodyHasRatedIsNotRatedTogetherByEveryRule(String rule) {
    assertThat(ProfileTable.AgencyRollUp.of(new Profile.RollUp(rule, null, null)))
        .isEqualTo(new ProfileTable.AgencyRollUp(RatingLabel.NOT_RATED, null));
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
    ProfileTable table = ProfileTable.of("blackpool", profile(List.of(), merged), AGENCIES);

    // then
    ProfileTable.Cell cell = table.sections().getFirst().rows().getFirst().cells().getLast();
    assertThat(cell.label()).isEqualTo(RatingLabel.NOT_RATED);
    assertThat(cell.regrouped()).isTrue();
    assertThat(cell.hasStory()).isTrue();
  }

  private static List<RatingLabel> words(ProfileTable table, int row) {
    return table.sections().getFirst().rows().get(row).cells().stream()
        .map(ProfileTable.Cell::label)
        .toList();
  }

  private static Profile profile(List<Lists.Agency> agencies, Profile.CapabilityRow... rows) {
    return new Profile("workforce", 1, agencies, List.of(rows));
  }

  private static Profile.CapabilityRow row(String code, Profile.Given... given) {
    return new Profile.CapabilityRow(
        code, code, "practice", null, Distribution.NOTHING, List.of(given), List.of());
  }

  private static Profile.Given given(String agency, @Nullable Rating rating, boolean carriedOver) {
    return new Profile.Given(agency, rating, "SELF", null, null, "c", carriedOver, null);
  }

  private static Lists.Agency agency(String code, String name, String area) {
    return new Lists.Agency(code, name, "OTHER", List.of(area));
  }
}
