package uk.ragtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.kernel.lineage.Origin;

/** The words of the domain hold what their definitions promise. */
class LanguageTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "2026-autumn", "health-visiting", "a-", "a--b"})
  void slugs(String text) {
    assertTrue(Slug.is(text));
    assertEquals(text, new AreaCode(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-a",
        "Blackpool",
        "a b",
        "a_b",
        "a/b",
        "..",
        "ä",
        "a\u0000",
        "٣",
        "a.b",
        "a%"
      })
  void noSlugs(String text) {
    assertFalse(Slug.is(text));
    assertThatThrownBy(() -> new AreaCode(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSlugHasAtMost63Characters() {
    assertTrue(Slug.is("a".repeat(63)));
    assertFalse(Slug.is("a".repeat(64)));
  }

  @Test
  void betterMeansNearerToGreen() {
    assertTrue(Rating.GREEN.isBetterThan(Rating.AMBER));
    assertTrue(Rating.AMBER.isBetterThan(Rating.RED));
    assertFalse(Rating.AMBER.isBetterThan(Rating.AMBER));
    assertFalse(Rating.NOT_APPLICABLE.isBetterThan(Rating.RED));
    assertFalse(Rating.GREEN.isBetterThan(Rating.NOT_APPLICABLE));
  }

  @Test
  void freeTextStaysOutOfLogs() {
    assertThat(new FreeText("Mrs Example left").toString())
        .doesNotContain("Example")
        .contains("16 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "a\u0000b", "a\u0007", "\ud800", "a\u0085"})
  void noFreeText(String text) {
    assertThatThrownBy(() -> new FreeText(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void freeTextMayHaveLinesAndAnyScript() {
    assertEquals("Hyfforddiant\n\t👶🏽", new FreeText("Hyfforddiant\n\t👶🏽").value());
    assertThatThrownBy(() -> new FreeText("a".repeat(FreeText.MAX_LENGTH + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Refusals read "agencies[0] must be 1 to 63 …": the name of a field, then the message. */
  @ParameterizedTest
  @MethodSource
  void aMessageSaysWhatAFieldMustBe(Executable refused) {
    assertThat(assertThrows(IllegalArgumentException.class, refused))
        .hasMessageStartingWith("must ");
  }

  static Stream<Executable> aMessageSaysWhatAFieldMustBe() {
    return Stream.of(
        () -> new AgencyCode("Blackpool"),
        () -> new MemberCode("m-4k7q2x9c1d"),
        () -> new HoldNumber("2026-0"),
        () -> new LanguageCode("Welsh"),
        () -> new SheetHash("7940f4"),
        () -> new PersonName("Rita\nRater"),
        () -> new FreeText(" "),
        () -> new FreeText("\u0007"),
        () -> new Origin(Origin.Kind.SAME, List.of()),
        () -> new Origin(Origin.Kind.MERGED, List.of()),
        () -> new Origin(Origin.Kind.NEW, List.of(new CapabilityCode("tuning-in"))));
  }

  @Test
  void anIdentityTellsIssuersAndSubjectsApartAndStaysOutOfLogs() {
    Identity identity = Identity.of("https://issuer", "somebody");

    assertEquals(identity, Identity.of("https://issuer", "somebody"));
    assertNotEquals(identity, Identity.of("https://other", "somebody"));
    assertThat(identity.value()).hasSize(64);
    assertThat(identity.toString()).doesNotContain(identity.value());
  }

  @Test
  void daysEndAtMidnightInLondonInSummerToo() {
    assertEquals(Instant.parse("2026-06-30T23:00:00Z"), Calendar.endOf(LocalDate.of(2026, 6, 30)));
    assertEquals(Instant.parse("2027-01-01T00:00:00Z"), Calendar.endOf(LocalDate.of(2026, 12, 31)));
    assertEquals(LocalDate.of(2026, 7, 1), Calendar.dayOf(Instant.parse("2026-06-30T23:00:00Z")));
  }
}
