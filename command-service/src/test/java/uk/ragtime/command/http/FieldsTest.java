package uk.ragtime.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.Violation;

class FieldsTest {
  private static Fields fields(String json) {
    return Fields.of(JsonMapper.shared().readTree(json));
  }

  @Test
  void everyFaultIsToldAtOnce() {
    var fields =
        fields(
            """
            {"name":7,"areas":["ok","Not A Slug","ok"],"effectiveOn":"tomorrow","nmae":"x",
             "ratings":[{"rating":"BLUE"},{"raiting":"RED"}]}\
            """);
    fields.required("name", FieldParsers.line(200));
    fields.required("title", FieldParsers.line(200));
    fields.requiredSet("roles", 5, FieldParsers.line(20));
    fields.set("areas", 10, FieldParsers.code(AreaCode::new));
    fields.optional("effectiveOn", FieldParsers::date);
    fields
        .objects("ratings", 1, 10)
        .forEach(item -> item.required("rating", FieldParsers.word(Rating.class)));

    assertThatThrownBy(fields::check)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.violations())
                    .extracting(Violation::field, Violation::code)
                    .containsExactlyInAnyOrder(
                        tuple("name", "invalid"),
                        tuple("title", "required"),
                        tuple("roles", "required"),
                        tuple("areas[1]", "invalid"),
                        tuple("areas[2]", "duplicate"),
                        tuple("effectiveOn", "invalid"),
                        tuple("ratings[0].rating", "invalid"),
                        tuple("ratings[1].rating", "required"),
                        tuple("body", "unknown-field"),
                        tuple("ratings[1]", "unknown-field")));
  }

  @Test
  void whatIsRightIsTaken() {
    var fields = fields("{\"name\":\"Blackpool\",\"flag\":null}");
    var name = fields.required("name", FieldParsers.line(200));
    var flag = fields.optional("flag", FieldParsers::flag);
    fields.check();

    assertThat(name.get()).isEqualTo("Blackpool");
    assertThat(flag.or(false)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-02-30\"",
        "\"1066-10-14\"",
        "\"+999999999-01-01\"",
        "\"\"",
        "20261015",
        "true",
        "[]"
      })
  void datesAreDates(String json) {
    var fields = fields("{\"day\":" + json + "}");
    fields.required("day", FieldParsers::date);

    assertThatThrownBy(fields::check).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"javascript:alert(1)\"",
        "\"http:///path\"",
        "\"//host/path\"",
        "\"http://a b\"",
        "1"
      })
  void addressesAreWebAddresses(String json) {
    var fields = fields("{\"url\":" + json + "}");
    fields.required("url", FieldParsers.url(2000));

    assertThatThrownBy(fields::check).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\\u0000b\"", "\" \"", "\"a\\nb\"", "\"\\ud800\""})
  void namesAreOneCleanLine(String json) {
    var fields = fields("{\"name\":" + json + "}");
    fields.required("name", FieldParsers.line(200));

    assertThatThrownBy(fields::check).isInstanceOf(ProblemException.class);
  }
}
