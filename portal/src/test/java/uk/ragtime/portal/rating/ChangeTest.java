package uk.ragtime.portal.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.api.ShownMember;
import uk.ragtime.portal.page.EnglishWords;
import uk.ragtime.portal.page.WrittenText;

class ChangeTest {

  private static final Map<String, Lists.Cycle> CYCLES =
      Map.of("now", cycle("now", false), "before", cycle("before", true));

  @Test
  void isLateByTheDaysBetweenBeingTrueAndBeingRecorded() {
    Change change = change("2025-11-20", "2025-12-12T16:40:00Z", "now", null, null);
    assertThat(change.late()).isTrue();
    assertThat(change.daysLate()).isEqualTo(22);
  }

  @Test
  void countsDaysInLondon() {
    // 23:30 UTC in June is half past midnight of the next day in London
    Change change = change("2025-06-02", "2025-06-01T23:30:00Z", "now", null, null);
    assertThat(change.late()).isFalse();
    assertThat(change.recorded()).isEqualTo("2 June 2025 at 00:30");
  }

  @Test
  void isNotLateWhereAHistoricCycleWritesDownThePast() {
    Change change = change("2024-01-01", "2026-01-01T10:00:00Z", "before", null, null);
    assertThat(change.late()).isFalse();
    assertThat(change.fromBefore()).isTrue();
  }

  @Test
  void saysWhoAsFarAsTheReaderMayKnow() {
    assertThat(by(new ShownMember("m-1", "Grace Okafor", null, null))).isEqualTo("Grace Okafor");
    assertThat(by(new ShownMember("m-1", null, null, null))).isEqualTo("a member");
    assertThat(by(null)).isEqualTo("not recorded");
  }

  @Test
  void tellsAnErasedPersonByTheirHandle() {
    assertThat(by(new ShownMember("m-4k7q2x9c1d", null, true, null)))
        .isEqualTo("Erased person (m-4k7q2x9c1d)");
  }

  @Test
  void doesNotCallAPersonErasedWhoseNameIsOnlyNotHere() {
    assertThat(by(new ShownMember("m-4k7q2x9c1d", null, null, true)))
        .isEqualTo("Name cannot be shown just now (m-4k7q2x9c1d)");
  }

  @Test
  void saysNothingOfTextsThatWereNeverGiven() {
    Change change = written("CHANGED", null, List.of(), List.of(), List.of());
    assertThat(change.rationale()).isNull();
    assertThat(change.evidenceNote()).isNull();
    assertThat(change.erasable()).isEmpty();
  }

  @Test
  void tellsErasedTextsAsErasedAndNeverAsAbsent() {
    Change change = written("CHANGED", null, null, List.of("rationale", "evidence"), List.of());
    assertThat(change.rationale())
        .isEqualTo(new WrittenText("An explanation was given. It has been erased.", false));
    assertThat(change.evidenceNote())
        .isEqualTo(new WrittenText("Evidence was given. It has been erased.", false));
    assertThat(change.erasable()).isEmpty();
  }

  @Test
  void tellsTextsThatCannotBeShownYet() {
    Change change = written("CHANGED", null, null, List.of(), List.of("rationale"));
    assertThat(change.rationale())
        .isEqualTo(
            new WrittenText("An explanation was given. It cannot be shown just now.", false));
  }

  /** The log has the explanation of a reconfirmation under another name. */
  @Test
  void namesThePlacesOfTextsAsTheLogDoes() {
    List<Audit.Evidence> minutes =
        List.of(new Audit.Evidence("Minutes", "https://example.org/minutes"));
    assertThat(written("CHANGED", "Because", minutes, List.of(), List.of()).erasable())
        .extracting(Change.ErasableText::place)
        .containsExactly("97.rationale", "97.evidence");
    assertThat(written("RECONFIRMED", "Because", null, List.of(), List.of()).erasable())
        .extracting(Change.ErasableText::place)
        .containsExactly("97.remark");
  }

  @Test
  void makesLinksOfWebAddressesOnly() {
    List<Audit.Evidence> evidence =
        List.of(
            new Audit.Evidence("Bad", "javascript:alert(1)"),
            new Audit.Evidence("Minutes", "https://example.org/minutes"));
    assertThat(written("CHANGED", null, evidence, List.of(), List.of()).evidence())
        .containsExactly(
            new Change.Document("Bad", null),
            new Change.Document("Minutes", "https://example.org/minutes"));
  }

  @Test
  void tellsAFirstRatingAChangeAndAReconfirmationApart() {
    assertThat(change(null, Rating.RED).kind()).isEqualTo(Change.Kind.FIRST);
    assertThat(change(Rating.RED, Rating.AMBER).kind()).isEqualTo(Change.Kind.CHANGED);
    assertThat(change(Rating.RED, Rating.RED).kind()).isEqualTo(Change.Kind.LEFT_AS_IT_IS);
  }

  @Test
  void callsNoRatingTheFirstWhereTheStoryKnowsAnEarlierOne() {
    assertThat(change(entry(null, Rating.RED, null, false), false, "Tuning in").kind())
        .isEqualTo(Change.Kind.RATED);
    assertThat(change(entry(null, Rating.RED, null, false), false, null).kind())
        .isEqualTo(Change.Kind.RATED);
  }

  @Test
  void takesTheServicesWordForAReconfirmation() {
    assertThat(change(entry(null, Rating.RED, "RECONFIRMED", false), true, null).kind())
        .isEqualTo(Change.Kind.LEFT_AS_IT_IS);
  }

  @Test
  void doesNotCallASelfAssessmentWhatACoordinatorRecorded() {
    assertThat(change(entry(null, Rating.RED, "CHANGED", false), true, null).stage())
        .isEqualTo("Self-assessment by the agency");
    assertThat(change(entry(null, Rating.RED, "CHANGED", true), true, null).stage())
        .isEqualTo("Recorded by a coordinator on behalf of the agency");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHALLENGED", "ANSWERED", "AGREED", "WITHDRAWN"})
  void aWordAboutARatingIsNoChangeOfIt(String kind) {
    // given an entry that was recorded long after the day of the rating
    Audit.Entry about =
        new Audit.Entry(
            1,
            kind,
            Instant.EPOCH,
            LocalDate.EPOCH.minusDays(40),
            null,
            false,
            "supervision",
            "now",
            Rating.AMBER,
            Rating.RED,
            null,
            null,
            null,
            null,
            List.of(),
            List.of());

    // when
    Change change = change(about, false, null);

    // then
    assertThat(change.kind()).hasToString(kind);
    assertThat(change.late()).isFalse();
  }

  private static String by(@Nullable ShownMember by) {
    return change("2025-01-01", "2025-01-01T10:00:00Z", "now", by, null).by();
  }

  private static Change change(@Nullable Rating from, Rating to) {
    return change(entry(from, to, null, false), true, null);
  }

  private static Audit.Entry entry(
      @Nullable Rating from, Rating to, @Nullable String kind, boolean onBehalf) {
    return new Audit.Entry(
        1,
        kind,
        Instant.EPOCH,
        null,
        null,
        onBehalf,
        "supervision",
        "now",
        from,
        to,
        "SELF",
        "A_NEW_REASON",
        null,
        null,
        List.of(),
        List.of());
  }

  private static Change written(
      String kind,
      @Nullable String rationale,
      @Nullable List<Audit.Evidence> evidence,
      List<String> erased,
      List<String> missing) {
    return change(
        new Audit.Entry(
            97,
            kind,
            Instant.EPOCH,
            null,
            null,
            false,
            "supervision",
            "now",
            null,
            Rating.RED,
            "SELF",
            null,
            rationale,
            evidence,
            erased,
            missing),
        true,
        null);
  }

  private static Change change(
      String effectiveOn,
      String recordedAt,
      String cycle,
      @Nullable ShownMember by,
      @Nullable String reason) {
    return change(
        new Audit.Entry(
            1,
            null,
            Instant.parse(recordedAt),
            LocalDate.parse(effectiveOn),
            by,
            false,
            "supervision",
            cycle,
            null,
            Rating.RED,
            "SELF",
            reason,
            null,
            null,
            List.of(),
            List.of()),
        true,
        null);
  }

  private static Change change(Audit.Entry entry, boolean oldest, @Nullable String ratedAs) {
    return Change.of(entry, oldest, ratedAs, CYCLES, EnglishWords.words());
  }

  private static Lists.Cycle cycle(String code, boolean historic) {
    return new Lists.Cycle(code, code, "c", 1, null, null, historic, "CLOSED", null);
  }
}
