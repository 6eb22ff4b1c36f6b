package uk.ragtime.kernel.erasable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;

/** Records on the compacted topics are read by today's classes, and written as they were. */
class ErasableRecordsTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final PartnershipCode LANCASHIRE = new PartnershipCode("lancashire");

  @ParameterizedTest
  @CsvSource({
    "text, uk.ragtime.kernel.erasable.ErasableText",
    "person, uk.ragtime.kernel.erasable.ErasablePerson",
    "erasure-progress, uk.ragtime.kernel.erasable.ErasureProgress"
  })
  void aPublishedValueIsReadAndWrittenUnchanged(String name, Class<?> type) throws IOException {
    ObjectNode published = published(name);
    Object value = JSON.treeToValue(published, type);

    assertThat(JSON.readTree(JSON.writeValueAsString(value))).isEqualTo(published);
    published.put("addedLater", "something");
    assertThat(JSON.treeToValue(published, type)).isEqualTo(value);
  }

  @Test
  void aTextOpensTheSealOfItsPlace() throws IOException {
    ErasableText text = JSON.treeToValue(published("text"), ErasableText.class);
    Seal seal = new Seal("0ixmszOTrQ-_qKtrCwQ3dVf_3DhHzQVpzB12cb1EFzg");

    assertThat(text.opening(SealedField.RATIONALE).fits(seal)).isTrue();
    assertThat(text.opening(SealedField.REMARK).fits(seal)).isFalse();
    assertThat(ErasableText.of(text.opening(SealedField.RATIONALE))).isEqualTo(text);
  }

  @Test
  void aPersonOpensBothSeals() throws IOException {
    ErasablePerson person = JSON.treeToValue(published("person"), ErasablePerson.class);

    assertThat(person.person().fits(new Seal("DMRhrRi-ELBiAKPe1QpzZkIFR6-fX9x5Kd49Q15Y4dA")))
        .isTrue();
    assertThat(person.identity())
        .hasValueSatisfying(identity ->
            assertThat(identity.fits(new Seal("UXGTi5U9v8jgf9DghfFHQR0nEjjkj3iC84qlUuJEOiY")))
                .isTrue());
  }

  @Test
  void anInvitedPersonHasNoSignInYet() throws IOException {
    ObjectNode published = published("person");
    published.remove("lookup");
    assertThatThrownBy(() -> JSON.treeToValue(published, ErasablePerson.class))
        .as("a key without a lookup")
        .isInstanceOf(JacksonException.class);

    published.remove("identityKey");
    ErasablePerson person = JSON.treeToValue(published, ErasablePerson.class);

    assertThat(person.identity()).isEmpty();
    assertThat(JSON.readTree(JSON.writeValueAsString(person))).isEqualTo(published);
  }

  @Test
  void valuesStayOutOfLogs() throws IOException {
    assertThat(JSON.treeToValue(published("text"), ErasableText.class).toString())
        .doesNotContain("vacant", "AAEC");
    assertThat(JSON.treeToValue(published("person"), ErasablePerson.class).toString())
        .doesNotContainIgnoringCase("rita")
        .doesNotContain("AAEC", "bJHG");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\\u0000b", "\\ud800"})
  void aTextThatCannotHaveBeenSealedIsRefused(String text) throws IOException {
    String json = JSON.writeValueAsString(published("text")).replace("Two posts vacant.", text);

    assertThatThrownBy(() -> JSON.readValue(json, ErasableText.class))
        .isInstanceOf(JacksonException.class)
        .hasMessageNotContaining("AAECAwQF");
  }

  @Test
  void keysAreReadBack() {
    TextKey text = new TextKey(LANCASHIRE, new TextPlace(1222, SealedField.RATIONALE));
    PersonKey person = new PersonKey(LANCASHIRE, new MemberHandle("m-4k7q2x9c1d"));
    ErasureProgressKey progress = new ErasureProgressKey(LANCASHIRE, "query-service");

    assertThat(text).hasToString("lancashire/1222/rationale");
    assertThat(TextKey.parse(text.toString())).isEqualTo(text);
    assertThat(person).hasToString("lancashire/m-4k7q2x9c1d");
    assertThat(PersonKey.parse(person.toString())).isEqualTo(person);
    assertThat(progress).hasToString("lancashire/query-service");
    assertThat(ErasureProgressKey.parse(progress.toString())).isEqualTo(progress);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "lancashire",
        "lancashire/1222",
        "lancashire/1222/rationale/",
        "lancashire/01222/rationale",
        "lancashire/+1222/rationale",
        "lancashire/0/rationale",
        "lancashire/-1/rationale",
        "lancashire/x/rationale",
        "lancashire/1222/person",
        "lancashire/1222/Rationale",
        "Lancashire/1222/rationale"
      })
  void noKeysOfTexts(String key) {
    assertThatIllegalArgumentException().isThrownBy(() -> TextKey.parse(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "lancashire", "lancashire/rita-rater", "/m-4k7q2x9c1d", "a/b/m-4k7q2x9c1d"})
  void noKeysOfPeople(String key) {
    assertThatIllegalArgumentException().isThrownBy(() -> PersonKey.parse(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lancashire", "lancashire/", "lancashire/Query", "a/b/c"})
  void noKeysOfProgress(String key) {
    assertThatIllegalArgumentException().isThrownBy(() -> ErasureProgressKey.parse(key));
  }

  @Test
  void positionsAreCountedFromOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ErasureProgress(0, Instant.EPOCH));
  }

  private static ObjectNode published(String name) throws IOException {
    Path file = Path.of("src/test/resources/topics", name + ".json");
    return (ObjectNode) JSON.readTree(Files.readString(file));
  }
}
