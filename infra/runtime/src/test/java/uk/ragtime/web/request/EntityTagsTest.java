package uk.ragtime.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;

class EntityTagsTest {
  @ParameterizedTest
  @DisplayName("B3: a tag is read, weak or strong, with blanks around")
  @ValueSource(strings = {"\"3\"", "W/\"3\"", "  \"3\"\t", "\"3\",", ",\"3\"", "\"3\" , "})
  void oneTag(String header) {
    assertThat(parse(header)).isEqualTo(new EntityTags(false, List.of("3")));
  }

  @Test
  @DisplayName("B3: lists and * are read")
  void listsAndAny() {
    assertThat(parse("\"1\", W/\"2\",\"a,b\"")).isEqualTo(tags("1", "2", "a,b"));
    assertThat(parse("\"\"")).isEqualTo(tags(""));
    assertThat(parse(" * ")).isEqualTo(new EntityTags(true, List.of()));
  }

  @ParameterizedTest
  @DisplayName("B3: what is no list of tags is refused")
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "3",
        "latest",
        "\"3",
        "3\"",
        "w/\"3\"",
        "\"3\" \"4\"",
        "*, \"3\"",
        "'3'"
      })
  void others(String header) {
    assertThatThrownBy(() -> parse(header))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.INVALID_PARAMETER);
              assertThat(e.violations()).singleElement().matches(v -> v.field().equals("If-Match"));
            });
  }

  private static EntityTags parse(String header) {
    return EntityTags.parse("If-Match", header);
  }

  private static EntityTags tags(String... tags) {
    return new EntityTags(false, List.of(tags));
  }
}
