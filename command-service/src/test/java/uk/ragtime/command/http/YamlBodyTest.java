package uk.ragtime.command.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.Violation;
import uk.ragtime.web.request.BodyFormat;
import uk.ragtime.web.request.BodyReader;
import uk.ragtime.web.request.Fields;

class YamlBodyTest {
  private static final String YAML = "application/yaml";

  @Test
  void yamlIsRead() {
    Fields fields = BodyUnderTest.jsonOrYaml(YAML, "title: A\n".getBytes(UTF_8));

    assertThat(fields.required("title", TextParsers.line(10)).get()).isEqualTo("A");
  }

  @Test
  @DisplayName("B1: a misspelt field of a YAML document is named, with its line and column")
  void misspeltFieldsAreLocated() {
    String body =
        """
        title: Workforce
        capabilities:
          - code: tuning-in
            titel: Tuning in
            "maps from": attunement
            from:
              knd: same
          - code: play
            title: Play
            "title\u200B": Play
        """;
    BodyReader reader = new BodyReader(YAML, null, body.getBytes(UTF_8));
    Fields fields = reader.fields(BodyFormat.JSON, Formats.YAML);
    fields.required("title", TextParsers.line(200));
    fields
        .objects("capabilities", 1, 10)
        .forEach(item -> {
          item.required("code", TextParsers.line(63));
          item.required("title", TextParsers.line(200));
          item.optional("mapsFrom", TextParsers.line(63));
          item.object("from").ifPresent(from -> from.required("kind", TextParsers.line(9)));
        });

    assertThatThrownBy(fields::check)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.detail()).startsWith("capabilities[0].titel is not known here");
              assertThat(reader.locate(e.violations(), BodyFormat.JSON, Formats.YAML))
                  .startsWith(
                      unknown("capabilities[0].titel", "is not", "title", 4, 5),
                      unknown("capabilities[0].maps from", "is not", "mapsFrom", 5, 5),
                      unknown("capabilities[0].from.knd", "is not", "kind", 7, 7),
                      unknown("capabilities[1]", "has a name that is not", "title", 10, 5))
                  .hasSize(6);
            });
  }

  private static Violation unknown(
      String field, String verdict, String meant, int line, int column) {
    return new Violation(
            field, "unknown-field", verdict + " known here; did you mean " + meant + "?")
        .at(line, column);
  }

  @ParameterizedTest
  @DisplayName("B5: an alias is refused, and not read as the text of its name")
  @ValueSource(strings = {"a: &x Text\nb: *x\n", "a: &x [1]\nb:\n - *x\n", "a: &x {c: d}\nb: *x\n"})
  void aliasesAreRefused(String body) {
    assertThatThrownBy(() -> BodyUnderTest.jsonOrYaml(YAML, body.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Formats.YAML.malformed());
              assertThat(e.detail()).contains("alias", "line ");
            });
  }

  @Test
  @DisplayName("B5: a field that is there twice is named, with its place")
  void duplicatesAreNamed() {
    assertThatThrownBy(() -> BodyUnderTest.jsonOrYaml(YAML, "title: A\ntitle: B\n".getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.detail()).startsWith("The field title is there twice, at line 2,"));
  }

  /** Content after the first document, duplicate fields, and unbounded nesting. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "title: A\n---\ntitle: B\n",
        "title: A\ntitle: B\n",
        "a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
      })
  void yamlThatIsNotOneDocumentIsRefused(String body) {
    assertThatThrownBy(() -> BodyUnderTest.jsonOrYaml(YAML, body.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(Formats.YAML.malformed()));
  }
}
