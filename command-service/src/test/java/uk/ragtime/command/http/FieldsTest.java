package uk.ragtime.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.Violation;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

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
    fields.required("name", TextParsers.line(200));
    fields.required("title", TextParsers.line(200));
    fields.requiredSet("roles", 5, TextParsers.line(20));
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
                    .contains(new Violation("areas[2]", "duplicate", "is ok for the second time"))
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
                        tuple("nmae", "unknown-field"),
                        tuple("ratings[1].raiting", "unknown-field")));
  }

  @Test
  void whatIsRightIsTaken() {
    var fields = fields("{\"name\":\"Blackpool\",\"flag\":null}");
    var name = fields.required("name", TextParsers.line(200));
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
    fields.required("url", TextParsers.url(2000));

    assertThatThrownBy(fields::check).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @DisplayName("B8: a link that cannot be one is refused for what is wrong with it")
  @CsvSource({
    "https://example.org/a b, %20",
    "https://b\u00FCcher.example/, xn--",
    "https://\u043F\u0440\u0438\u043C\u0435\u0440.\u0440\u0444/, xn--",
    "https://example.org/a|b, place 22",
    "https://example.org:99999/, port",
    "https:///page, host",
    "https://my_site.example/, hyphens",
    "https://grace:secret@example.org/, password",
    "https://example.org:0/, port",
    "HTTPS://example.org/, small letters",
    "ftp://example.org/, http://",
    "example.org/page, http://",
    "https://example.org/\u200B, invisible",
  })
  void refusalsOfLinksSayWhy(String url, String why) {
    assertThatThrownBy(() -> TextParsers.url(100).apply(JsonNodeFactory.instance.stringNode(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining(url);
  }

  @ParameterizedTest
  @DisplayName("B8: links of the real world are accepted as they are")
  @ValueSource(
      strings = {
        "https://www.gov.uk/a%20b?c=d&e=f#g",
        "http://xn--bcher-kva.example:8080/",
        "https://example.org/b\u00FCcher",
        "https://[2001:db8::1]/"
      })
  void linksAreAccepted(String url) {
    assertThat(TextParsers.url(100).apply(JsonNodeFactory.instance.stringNode(url))).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\\u0000b\"", "\" \"", "\"a\\nb\"", "\"\\ud800\""})
  void namesAreOneCleanLine(String json) {
    var fields = fields("{\"name\":" + json + "}");
    fields.required("name", TextParsers.line(200));

    assertThatThrownBy(fields::check).isInstanceOf(ProblemException.class);
  }
}
