package uk.ragtime.portal.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Rating;

class CapabilityTitlesTest {

  private static final Lists.Capability NOW = item("reflective", "Reflective supervision");

  private final CapabilityTitles wordings =
      CapabilityTitles.of(
          "workforce",
          List.of(
              version("workforce", 1, item("clinical", "Clinical supervision")),
              version("workforce", 2, item("clinical", "Reflective supervision")),
              version("workforce", 3, NOW),
              version("leadership", 9, item("reflective", "Supervision for leaders"))));

  @Test
  void takesTheWordsOfItsOwnChecklistAlone() {
    assertThat(wordings.newest("reflective")).contains(NOW);
    assertThat(wordings.newest("elsewhere")).isEmpty();
  }

  @Test
  void saysTheTitleUnderWhichItWasRatedOrElseTheCode() {
    assertThat(ratedAs("clinical", 1)).isEqualTo("Clinical supervision");
    assertThat(ratedAs("clinical", 2)).isEqualTo("clinical");
    assertThat(ratedAs("reflective", 3)).isNull();
  }

  @Test
  void fallsBackOnTheCodeWhereTheCycleOrItsVersionIsUnknown() {
    assertThat(wordings.ratedAs(entry("clinical"), null, NOW)).isEqualTo("clinical");
    assertThat(wordings.ratedAs(entry("reflective"), null, NOW)).isNull();
    assertThat(ratedAs("clinical", 7)).isEqualTo("clinical");
    assertThat(wordings.ratedAs(entry(null), cycle(1), NOW)).isNull();
  }

  @Test
  void callsWhatIsNoLongerOneOfItsOwnByItsLastTitle() {
    assertThat(wordings.formerTitle("clinical", 3)).isEqualTo("Reflective supervision");
    assertThat(wordings.formerTitle("clinical", 2)).isEqualTo("Clinical supervision");
    assertThat(wordings.formerTitle("unknown", 3)).isEqualTo("unknown");
  }

  private @Nullable String ratedAs(String code, int version) {
    return wordings.ratedAs(entry(code), cycle(version), NOW);
  }

  private static Audit.Entry entry(@Nullable String code) {
    return new Audit.Entry(
        1,
        "CHANGED",
        Instant.EPOCH,
        null,
        null,
        false,
        code,
        "c",
        null,
        Rating.RED,
        "SELF",
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  private static Lists.Cycle cycle(int version) {
    return new Lists.Cycle("c", "c", "workforce", version, null, null, false, "CLOSED", null);
  }

  private static Lists.Checklist version(String code, int version, Lists.Capability item) {
    return new Lists.Checklist(code, version, code, List.of(item));
  }

  private static Lists.Capability item(String code, String title) {
    return new Lists.Capability(code, title, null, null, null, null, null, null);
  }
}
