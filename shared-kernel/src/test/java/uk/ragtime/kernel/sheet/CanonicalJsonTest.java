package uk.ragtime.kernel.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8785, as far as sheets go. */
class CanonicalJsonTest {
  @Test
  void membersAreOrderedByTheUtf16UnitsOfTheirNames() {
    // The example of RFC 8785, section 3.2.3.
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("\u20ac", "Euro Sign");
    members.put("\r", "Carriage Return");
    members.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
    members.put("1", "One");
    members.put("\ud83d\ude00", "Emoji: Grinning Face");
    members.put("\u0080", "Control");
    members.put("\u00f6", "Latin Small Letter O With Diaeresis");

    assertThat(CanonicalJson.of(members))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  void textsAreEscapedNoMoreThanTheyMust() {
    // The example of RFC 8785, section 3.2.2.
    assertThat(CanonicalJson.of("\u20ac$\u000f\nA'B\"\\\\\"/\u2028\u007f"))
        .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u2028\u007f\"");
    assertThat(CanonicalJson.of("\b\t\f\r\u0000\u001b"))
        .isEqualTo("\"\\b\\t\\f\\r\\u0000\\u001b\"");
  }

  @Test
  void everythingElseHasOneForm() {
    assertThat(CanonicalJson.of(Arrays.asList(null, true, false, -0, 7, 9_007_199_254_740_991L)))
        .isEqualTo("[null,true,false,0,7,9007199254740991]");
    assertThat(CanonicalJson.of(Map.of("empty", List.of(Map.of(), List.of()))))
        .isEqualTo("{\"empty\":[{},[]]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00\ud83d", "a\ud83d"})
  void halfACharacterIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(text));
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(Map.of(text, 1)));
  }

  @Test
  void numbersThatReadersTellApartDifferentlyAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(9_007_199_254_740_992L));
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(Map.of(1, 1)));
  }
}
