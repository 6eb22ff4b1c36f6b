package uk.ragtime.kernel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rule sees every kind of break, and lets pass what breaks nobody. */
class CompatibilityTest {
  private static final String RELEASED =
      """
      {"type":"object","description":"A rating",
       "properties":{
         "rating":{"type":"string","enum":["RED","GREEN"]},
         "code":{"type":"string","pattern":"^[a-z]+$"},
         "on":{"type":"string","format":"date"},
         "note":{"type":"string","maxLength":10},
         "items":{"type":"array","items":
           {"type":"object","properties":{"url":{"type":"string"}},"required":["url"],
            "additionalProperties":true}}},
       "required":["rating","code","on","items"],
       "additionalProperties":true}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "removed           | \"note\":{\"type\":\"string\",\"maxLength\":10}, |",
        "renamed           | \"note\": | \"remark\":",
        "retyped           | \"on\":{\"type\":\"string\" | \"on\":{\"type\":\"integer\"",
        "other format      | \"format\":\"date\" | \"format\":\"date-time\"",
        "other pattern     | ^[a-z]+$ | ^[a-f]+$",
        "tighter           | \"maxLength\":10 | \"maxLength\":5",
        "made required     | \"code\",\"on\" | \"code\",\"note\",\"on\"",
        "made optional     | [\"rating\",\"code\" | [\"rating\"",
        "word removed      | [\"RED\",\"GREEN\"] | [\"RED\"]",
        "words given up    | ,\"enum\":[\"RED\",\"GREEN\"] |",
        "closed            | \"additionalProperties\":true} | \"additionalProperties\":false}",
        "broken within     | {\"url\":{\"type\":\"string\"}} | {\"link\":{\"type\":\"string\"}}",
        "a new one needed  | \"required\":[\"url\"] | \"required\":[\"url\",\"title\"]",
        "no list any more  | \"items\":{\"type\":\"array\",\"items\": | \"items\":{\"type\":\"array\",\"contains\":"
      })
  void breaksAreSeen(String what, String old, String replacement) {
    String changed = RELEASED.replace(old, replacement == null ? "" : replacement);
    assertThat(changed).as(what).isNotEqualTo(RELEASED);

    assertThat(Compatibility.breaks(json(RELEASED), json(changed))).as(what).isNotEmpty();
  }

  @Test
  void whatBreaksNobodyPasses() {
    String changed =
        RELEASED
            .replace("\"note\":", "\"added\":{\"type\":\"integer\"},\"note\":")
            .replace("[\"RED\",\"GREEN\"]", "[\"RED\",\"AMBER\",\"GREEN\"]")
            .replace("A rating", "What an agency says");

    assertThat(Compatibility.breaks(json(RELEASED), json(changed))).isEmpty();
    assertThat(Compatibility.breaks(json(RELEASED), json(RELEASED))).isEmpty();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
