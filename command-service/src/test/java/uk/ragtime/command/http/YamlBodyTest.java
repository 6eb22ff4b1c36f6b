package uk.ragtime.command.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.request.Fields;

class YamlBodyTest {
  private static final String YAML = "application/yaml";

  @Test
  void yamlIsRead() {
    Fields fields = BodyUnderTest.jsonOrYaml(YAML, "title: A\n".getBytes(UTF_8));

    assertThat(fields.required("title", TextParsers.line(10)).get()).isEqualTo("A");
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
