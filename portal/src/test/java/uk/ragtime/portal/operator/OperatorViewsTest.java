package uk.ragtime.portal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.portal.api.Rebuilds.Rebuild;
import uk.ragtime.portal.operator.RebuildView.Act;
import uk.ragtime.portal.page.EnglishWords;

class OperatorViewsTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void showsWhatTheServicesTellOfTheirHealth() {
    HealthView view =
        HealthView.of(
            Optional.of(
                JSON.readTree(
                    """
                    {"status":"UP","components":{"projection":{"details":
                      {"lagEvents":"unknown","fetch":"REFUSED","parkedPartnerships":2}}}}
                    """)),
            Optional.empty(),
            EnglishWords.words());
    assertThat(view.rows())
        .containsExactly(
            new HealthView.Row("operator.health.query", "Well"),
            new HealthView.Row("operator.health.projection.lag", "not known"),
            new HealthView.Row("operator.health.projection.fetch", "refused"),
            new HealthView.Row("operator.health.projection.parked", "2"),
            new HealthView.Row("operator.health.commands", "Does not answer"));
  }

  @ParameterizedTest
  @CsvSource({
    "BUILDING, NONE, CANCEL",
    "READY, NONE, SWAP CANCEL",
    "READY, SWAP, ''",
    "SWAPPED, NONE, ROLL_BACK",
    "FAILED, NONE, ''",
    "SOMETHING_NEW, NONE, ''",
  })
  void offersWhatARebuildTakes(String step, String wish, String acts) {
    assertThat(Act.at(step, wish))
        .extracting(Enum::name)
        .containsExactly(acts.isEmpty() ? new String[0] : acts.split(" "));
  }

  @Test
  void tellsARebuildInWords() {
    Instant at = Instant.parse("2026-11-29T10:00:00Z");
    RebuildView view =
        RebuildView.of(
            new Rebuild(
                7,
                null,
                false,
                "BUILDING",
                "CANCEL",
                1500,
                12000,
                100L,
                105L,
                at,
                null,
                at,
                null,
                JSON.readTree("[]")),
            EnglishWords.words());
    assertThat(view.of()).isEqualTo("All partnerships");
    assertThat(view.progress()).isEqualTo("1,500 of 12,000");
    assertThat(view.left()).isEqualTo("about 105 seconds left");
    assertThat(view.wish()).isEqualTo("It has been asked to stop.");
    assertThat(view.acts()).isEmpty();
  }
}
