package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.api.Failure;

class RefusedFieldsTest {
  private static final RefusedFields FORM =
      new RefusedFields(
          Map.of(
              "name", one("Jo"),
              "reason", one("Why"),
              "day", one("1"),
              "opensDay", one("1"),
              "evidenceTitle", new String[] {"", "Log", "", "Minutes"},
              "evidenceUrl", new String[] {"", "https://example.org/a", "", ""}));

  private static String[] one(String value) {
    return new String[] {value};
  }

  private static Failure.Violation of(String field) {
    return new Failure.Violation(field, "invalid", "is not valid", null, null);
  }

  @ParameterizedTest
  @CsvSource({
    "name, name, name",
    "displayName, name, name",
    "reason, reason, reason",
    "effectiveOn, day, day",
    "cutOff, day, day",
    "opensOn, opensDay, opensDay",
    "evidence[0].title, evidenceTitle, evidenceTitle1",
    "evidence[1].url, evidenceUrl, evidenceUrl3",
  })
  void aFieldOfACommandIsFoundWhereItWasTyped(String field, String message, String place) {
    assertThat(FORM.error(of(field))).contains(new FieldError("refused.field." + message, place));
  }

  @ParameterizedTest
  @CsvSource({"rationale", "body", "evidence", "evidence[2].title", "''"})
  void aFieldThatTheFormDoesNotHaveIsNotFound(String field) {
    assertThat(FORM.error(of(field))).isEmpty();
  }

  @Test
  void aFormOfTwoDaysHasItsLastOne() {
    RefusedFields dates = new RefusedFields(Map.of("closesDay", one("1"), "day", one("1")));
    assertThat(dates.error(of("cutOff")))
        .contains(new FieldError("refused.field.closesDay", "closesDay"));
  }
}
