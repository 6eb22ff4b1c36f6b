package uk.ragtime.query.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.web.ProblemException;

class RollUpRuleTest {
  /**
   * Counts of Red, Amber, Green, not applicable, not rated; then what each rule makes of them. A11:
   * where all agencies say that it is not applicable, that is what they come to.
   */
  @ParameterizedTest
  @CsvSource({
    "0,0,0,0,0, null, null, null",
    "0,0,0,5,7, null, null, null",
    "0,0,0,4,0, NOT_APPLICABLE, NOT_APPLICABLE, null",
    "0,0,3,0,9, GREEN, GREEN, 1.0000",
    "1,0,9,0,0, RED, GREEN, 0.9000",
    "0,1,2,0,0, AMBER, GREEN, 0.6667",
    "2,2,0,0,0, RED, RED, 0.0000",
    "0,2,2,1,1, AMBER, AMBER, 0.5000",
    "1,0,1,0,0, RED, RED, 0.5000",
    "1,2,2,0,4, RED, AMBER, 0.4000"
  })
  void makesOneOfMany(
      int red,
      int amber,
      int green,
      int notApplicable,
      int notRated,
      String worst,
      String majority,
      String share) {
    Distribution counts = new Distribution(red, amber, green, notApplicable, notRated);

    assertThat(json(RollUpRule.WORST.of(counts))).isEqualTo(rating("worst", worst));
    assertThat(json(RollUpRule.MAJORITY.of(counts))).isEqualTo(rating("majority", majority));
    assertThat(json(RollUpRule.SHARE_OF_GREEN.of(counts)))
        .isEqualTo(
            "{\"rule\":\"share-of-green\",\"share\":"
                + share
                + (worst.equals("NOT_APPLICABLE") ? ",\"rating\":\"NOT_APPLICABLE\"}" : "}"));
  }

  @Test
  void isNamedInTheQuery() {
    assertThat(RollUpRule.read(null)).isEqualTo(RollUpRule.WORST);
    assertThat(RollUpRule.read("share-of-green")).isEqualTo(RollUpRule.SHARE_OF_GREEN);
    assertThatThrownBy(() -> RollUpRule.read("best"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("worst, majority, share-of-green");
  }

  private static String rating(String rule, String rating) {
    String word = rating.equals("null") ? "null" : "\"" + rating + "\"";
    return "{\"rule\":\"" + rule + "\",\"rating\":" + word + "}";
  }

  private static String json(RollUp rollUp) {
    return JsonMapper.shared().writeValueAsString(rollUp);
  }
}
