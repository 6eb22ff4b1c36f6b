package uk.ragtime.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import uk.ragtime.portal.api.AuditTrail;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.api.ShownMember;
import uk.ragtime.portal.page.EnglishWords;
import uk.ragtime.portal.page.ListedNames;
import uk.ragtime.portal.page.Words;

class AuditSentenceTest {
  private static final ListedNames NAMES =
      new ListedNames(
          Map.of("blackpool", "Blackpool"),
          Map.of("midwifery", "Midwifery"),
          Map.of("2026-autumn", "2026 autumn"),
          Map.of("workforce/tuning-in", "Tuning in"),
          List.of());

  private final Words words = EnglishWords.words();

  @AfterEach
  void forget() {
    LocaleContextHolder.resetLocaleContext();
  }

  private String says(String kind, @Nullable Rating from, @Nullable Rating to, String... asked) {
    return AuditSentence.of(
        new AuditTrail.Entry(
            97,
            kind,
            Instant.parse("2026-10-02T10:12:00Z"),
            null,
            null,
            false,
            "blackpool",
            "midwifery",
            "tuning-in",
            "workforce",
            "2026-autumn",
            from,
            to,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            kind.equals("EXTENDED") ? Instant.parse("2026-12-12T17:00:00Z") : null,
            asked.length == 0 ? null : new ShownMember("m-2", "Grace Okafor", null, null),
            List.of(asked),
            null),
        NAMES,
        words);
  }

  @Test
  void tellsARatingsWay() {
    assertThat(says("CHANGED", Rating.RED, Rating.AMBER))
        .isEqualTo("‘Tuning in’ went from Red to Amber");
    assertThat(says("CHANGED", null, Rating.AMBER))
        .isEqualTo("‘Tuning in’ was rated for the first time: Amber");
    assertThat(says("CHALLENGED", Rating.GREEN, Rating.RED))
        .isEqualTo("‘Tuning in’ was challenged: the agency says Green, the reviewer sees Red");
    assertThat(says("WITHDRAWN", Rating.GREEN, null))
        .isEqualTo("The rating Green of ‘Tuning in’ was taken back");
  }

  @Test
  void tellsStepsOfReviews() {
    assertThat(says("PROFILE_SIGNED_OFF", null, null))
        .isEqualTo("The profile of Blackpool was signed off");
    assertThat(says("EXTENDED", null, null))
        .isEqualTo("More time was given: ratings are taken until 12 December 2026 at 17:00");
    assertThat(says("ASSIGNED", null, null, "tuning-in", "send-needs"))
        .isEqualTo("2 capabilities were given to Grace Okafor to look at");
  }

  @Test
  void hasAGeneralSentenceForWhatANewerServiceTells() {
    assertThat(says("SOMETHING_NEW", null, null))
        .isEqualTo("Something was done that these pages have no words for yet (SOMETHING_NEW)");
  }

  @Test
  void speaksWelsh() {
    LocaleContextHolder.setLocale(Locale.of("cy", "GB"));
    assertThat(says("CHANGED", Rating.RED, Rating.AMBER))
        .isEqualTo("Newidiodd sgôr ‘Tuning in’: Coch cynt, Ambr bellach");
    assertThat(says("ASSIGNED", null, null, "tuning-in", "send-needs"))
        .isEqualTo("Rhoddwyd dau allu i Grace Okafor edrych arnynt");
  }
}
