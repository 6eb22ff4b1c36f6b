package uk.ragtime.kernel.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PersonName;

/** A seal commits to one text in one field, and its opening is the only one that fits. */
class SealTest {
  private static final SealKey KEY =
      SealKey.of(
          HexFormat.of()
              .parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));

  /** Computed by another implementation. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "rationale | Two posts vacant.          | 0ixmszOTrQ-_qKtrCwQ3dVf_3DhHzQVpzB12cb1EFzg",
        "remark    | Looked at again.           | IAdLuqtklF54AM5HO8N0RezPOyBJ03UuTgI1X-keTRY",
        "reason    | An inquiry is under way.   | 6p0bTOxfsiYSFRNH6ieGamy2F98GYY3JBY7IeDVfLUk"
      })
  void aTextHasTheSealThatOthersCompute(String field, String text, String seal) {
    Opening opening = Opening.of(SealedField.of(field), KEY, new FreeText(text));

    assertThat(opening.seal()).isEqualTo(new Seal(seal));
    assertThat(opening.fits(new Seal(seal))).isTrue();
  }

  @Test
  void evidenceAndPeopleHaveTheSealsThatOthersCompute() {
    String evidence =
        "[{\"title\":\"Training log, spring 2026\",\"url\":\"https://example.org/training\"}]";

    assertThat(new Opening(SealedField.EVIDENCE, KEY, evidence).seal().value())
        .isEqualTo("k6Nx2aQm8W7M22iIIa3x0oxG7qX1Zn-bc0Y7VZPGzWg");
    assertThat(
            Opening.person(KEY, new MemberCode("rita-rater"), new PersonName("Rita Rater"))
                .seal()
                .value())
        .isEqualTo("DMRhrRi-ELBiAKPe1QpzZkIFR6-fX9x5Kd49Q15Y4dA");
    assertThat(
            Opening.identity(KEY, new Lookup("bJHGvKLnLdC0jj0jmBkrPdTjRcFvQ5qHXUQtz2L5fsQ"))
                .seal()
                .value())
        .isEqualTo("UXGTi5U9v8jgf9DghfFHQR0nEjjkj3iC84qlUuJEOiY");
  }

  @Test
  void nothingButTheOpeningFits() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      Opening opening = randomOpening(random);
      Seal seal = opening.seal();

      assertThat(opening.fits(seal)).isTrue();
      assertThat(otherField(opening).fits(seal)).isFalse();
      assertThat(new Opening(opening.field(), randomKey(random), opening.text()).fits(seal))
          .isFalse();
      assertThat(new Opening(opening.field(), opening.key(), opening.text() + ".").fits(seal))
          .isFalse();
      assertThat(opening.fits(flipped(seal, random))).isFalse();
    }
  }

  @Test
  void noTwoOpeningsHaveTheSameSeal() {
    Random random = new Random(2);
    Set<Seal> seals = new HashSet<>();
    Set<Opening> openings = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      Opening opening = randomOpening(random);
      openings.add(opening);
      seals.add(opening.seal());
    }

    assertThat(seals).hasSameSizeAs(openings);
  }

  @Test
  void keyAndTextStayOutOfLogs() {
    Opening opening = new Opening(SealedField.RATIONALE, KEY, "Mrs Example left.");

    assertThat(List.of(KEY.toString(), opening.toString()))
        .noneMatch(shown -> shown.contains(KEY.value()))
        .noneMatch(shown -> shown.contains("Example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\u0000b", "a\rb", "\ud800"})
  void aTextThatSharesItsBytesWithAnotherIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Opening(SealedField.EVIDENCE, KEY, text));
  }

  @Test
  void aTextHasALimit() {
    String longest = "a".repeat(Opening.MAX_LENGTH);

    assertThat(new Opening(SealedField.EVIDENCE, KEY, longest).text()).isEqualTo(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Opening(SealedField.EVIDENCE, KEY, longest + "a"));
  }

  /** The last two texts decode to the bytes of the first: one seal has one text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8A",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdH+8",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHhä",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
      })
  void onlyTheCanonicalTextOf32BytesIsTaken(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Seal(text));
    assertThatIllegalArgumentException().isThrownBy(() -> new SealKey(text));
    assertThatIllegalArgumentException().isThrownBy(() -> new Lookup(text));
  }

  @Test
  void aKeyHas32Bytes() {
    assertThatIllegalArgumentException().isThrownBy(() -> SealKey.of(new byte[31]));
    assertThatIllegalArgumentException().isThrownBy(() -> SealKey.of(new byte[33]));
  }

  @ParameterizedTest
  @EnumSource
  void aFieldIsReadBackFromItsWireName(SealedField field) {
    JsonMapper json = JsonMapper.shared();

    assertThat(SealedField.of(field.wireName())).isEqualTo(field);
    assertThat(json.writeValueAsString(field)).isEqualTo("\"" + field.wireName() + "\"");
    assertThat(json.readValue("\"" + field.wireName() + "\"", SealedField.class)).isEqualTo(field);
  }

  @Test
  void wireNamesAreSealedSoTheyNeverChange() {
    assertThat(SealedField.values())
        .extracting(SealedField::wireName)
        .containsExactly(
            "rationale",
            "remark",
            "evidence",
            "reason",
            "statement",
            "comment",
            "title",
            "what",
            "note",
            "person",
            "identity");
    assertThatIllegalArgumentException().isThrownBy(() -> SealedField.of("RATIONALE"));
  }

  @Test
  void aPlaceIsATextOfAnEvent() {
    assertThat(new TextPlace(1, SealedField.RATIONALE))
        .isLessThan(new TextPlace(1, SealedField.EVIDENCE))
        .isLessThan(new TextPlace(2, SealedField.RATIONALE));
    assertThatIllegalArgumentException().isThrownBy(() -> new TextPlace(0, SealedField.RATIONALE));
    assertThatIllegalArgumentException().isThrownBy(() -> new TextPlace(1, SealedField.PERSON));
    assertThatIllegalArgumentException().isThrownBy(() -> new TextPlace(1, SealedField.IDENTITY));
  }

  private static Opening randomOpening(Random random) {
    SealedField[] fields = SealedField.values();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1, 60); i > 0; i--) {
      text.appendCodePoint(random.nextBoolean() ? random.nextInt(' ', 0x7f) : 0x1f476);
    }
    return new Opening(fields[random.nextInt(fields.length)], randomKey(random), text.toString());
  }

  private static SealKey randomKey(Random random) {
    byte[] key = new byte[SealKey.BYTES];
    random.nextBytes(key);
    return SealKey.of(key);
  }

  private static Opening otherField(Opening opening) {
    SealedField other =
        opening.field() == SealedField.RATIONALE ? SealedField.REMARK : SealedField.RATIONALE;
    return new Opening(other, opening.key(), opening.text());
  }

  private static Seal flipped(Seal seal, Random random) {
    byte[] bytes = seal.bytes();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return new Seal(Hmac.text(bytes));
  }
}
