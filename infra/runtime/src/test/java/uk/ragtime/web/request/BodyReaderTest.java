package uk.ragtime.web.request;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.Violation;

class BodyReaderTest {
  private static final String JSON = "{\"name\":\"Ynys Môn\"}";

  @ParameterizedTest
  @DisplayName("B5: JSON in UTF-8 is read, under every name of it")
  @NullSource
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=utf-8",
        "application/json;charset=\"UTF-8\"",
        "application/merge-patch+json"
      })
  void jsonIsRead(@Nullable String type) {
    assertThat(name(type, null, JSON.getBytes(UTF_8))).isEqualTo("Ynys Môn");
    assertThat(name(type, "identity", ("\uFEFF" + JSON).getBytes(UTF_8))).isEqualTo("Ynys Môn");
  }

  @ParameterizedTest
  @DisplayName("B5: octets that are not UTF-8 are refused as such")
  @ValueSource(
      strings = {
        "c0af",
        "c180",
        "e08080",
        "f0808080",
        "eda080",
        "f4908080",
        "ff",
        "e282",
        "80",
        "00"
      })
  void octetsThatAreNotUtf8(String octets) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"name\":\"".getBytes(UTF_8));
    body.writeBytes(HexFormat.of().parseHex(octets));
    body.writeBytes("\"}".getBytes(UTF_8));

    assertRefused(Problem.BODY_NOT_UTF_8, "application/json", null, body.toByteArray());
  }

  @Test
  @DisplayName("B5: UTF-16 and UTF-32 are refused as such")
  void otherUnicodeEncodings() {
    for (Charset charset :
        new Charset[] {UTF_16LE, Charset.forName("UTF-16"), Charset.forName("UTF-32")}) {
      assertRefused(Problem.BODY_NOT_UTF_8, "application/json", null, JSON.getBytes(charset));
    }
  }

  @ParameterizedTest
  @DisplayName("B5: other charsets, codings and formats are not supported")
  @CsvSource(
      nullValues = "-",
      value = {
        "application/json;charset=utf-16, -",
        "application/json;charset=iso-8859-1, -",
        "application/json;charset=none-such, -",
        "application/json, gzip",
        "application/json, 'identity, br'",
        "-, deflate",
        "text/plain, -",
        "application/x-www-form-urlencoded, -",
        "json, -",
        "'', -"
      })
  void unsupported(@Nullable String type, @Nullable String encoding) {
    assertRefused(Problem.UNSUPPORTED_MEDIA_TYPE, type, encoding, JSON.getBytes(UTF_8));
  }

  @ParameterizedTest
  @DisplayName("B5: what is not one JSON document is malformed")
  @ValueSource(strings = {"", " ", "{", "{} {}", "{\"a\":1,\"a\":2}", "nul", "{'a':1}"})
  void malformed(String body) {
    assertRefused(Problem.MALFORMED_JSON, "application/json", null, body.getBytes(UTF_8));
  }

  @Test
  @DisplayName("B5: a field that is there twice is named, with its place")
  void duplicates() {
    byte[] body = "{\"name\":\"A\",\n \"name\":\"B\"}".getBytes(UTF_8);

    assertThatThrownBy(() -> new BodyReader(null, null, body).fields(BodyFormat.JSON))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.detail()).startsWith("The field name is there twice, at line 2,"));
  }

  @Test
  @DisplayName("B1: an operation that takes no fields refuses them")
  void noFields() {
    for (String body : List.of("", "{}")) {
      new BodyReader(null, null, body.getBytes(UTF_8)).requireNoFields();
    }
    assertThatThrownBy(
            () -> new BodyReader(null, null, "{\"a\":1}".getBytes(UTF_8)).requireNoFields())
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.violations()).extracting(Violation::field).containsExactly("a"));
  }

  @Test
  @DisplayName("B1: an unknown field is named, with the one that was meant")
  void unknownFields() {
    Fields fields =
        new BodyReader(null, null, "{\"nmae\":\"x\",\"<b>\":1}".getBytes(UTF_8))
            .fields(BodyFormat.JSON);
    fields.required("name", FieldParsers::text);

    assertThatThrownBy(fields::check)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.violations())
                    .anySatisfy(violation -> {
                      assertThat(violation.field()).isEqualTo("nmae");
                      assertThat(violation.code()).isEqualTo("unknown-field");
                      assertThat(violation.message()).endsWith("did you mean name?");
                    })
                    .anySatisfy(violation -> {
                      assertThat(violation.field()).isEqualTo("body");
                      assertThat(violation.message()).doesNotContain("<b>");
                    }));
  }

  private static String name(@Nullable String type, @Nullable String encoding, byte[] octets) {
    Fields fields = new BodyReader(type, encoding, octets).fields(BodyFormat.JSON);
    return fields.required("name", FieldParsers::text).get();
  }

  private static void assertRefused(
      Problem problem, @Nullable String type, @Nullable String encoding, byte[] octets) {
    Consumer<ProblemException> isIt = e -> assertThat(e.problem()).isEqualTo(problem);
    assertThatThrownBy(() -> name(type, encoding, octets))
        .isInstanceOfSatisfying(ProblemException.class, isIt);
  }
}
