package uk.ragtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A handle says nothing but who is meant, and is never taken for a code. */
class MemberHandleTest {
  @ParameterizedTest
  @CsvSource({
    "0, m-0000000000",
    "1, m-0000000001",
    "31, m-000000000z",
    "32, m-0000000010",
    "1125899906842623, m-zzzzzzzzzz",
    "1125899906842624, m-0000000000",
    "-1, m-zzzzzzzzzz"
  })
  void fiftyBitsMakeAHandle(long random, String handle) {
    assertEquals(new MemberHandle(handle), MemberHandle.ofRandom(random));
  }

  @Test
  void randomHandlesAreDistinctAndUseEveryCharacterEverywhere() {
    Random random = new Random(1);
    var handles =
        IntStream.range(0, 2000)
            .mapToObj(_ -> MemberHandle.ofRandom(random.nextLong()).value())
            .collect(Collectors.toSet());

    assertThat(handles).hasSize(2000).allMatch(MemberHandle::is).allMatch(Slug::is);
    for (int i = 2; i < 12; i++) {
      int at = i;
      assertThat(handles.stream().map(handle -> handle.charAt(at)).distinct()).hasSize(32);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "m-",
        "m-rater",
        "m-4k7q2x9c1",
        "m-4k7q2x9c1dd",
        "m-4k7q2x9c1i",
        "m-4k7q2x9c1l",
        "m-4k7q2x9c1o",
        "m-4k7q2x9c1u",
        "m-4k7q2x9c1-",
        "m-4K7Q2X9C1D",
        "n-4k7q2x9c1d",
        "operator"
      })
  void noHandles(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new MemberHandle(text));
    assertThat(MemberHandle.is(text)).isFalse();
  }

  @Test
  void noCodeLooksLikeAHandle() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MemberCode("m-4k7q2x9c1d"));
    assertEquals("m-rater", new MemberCode("m-rater").value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-1", "2026-9999", "1999-10"})
  void holdsAreNumbered(String number) {
    assertEquals(number, new HoldNumber(number).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026",
        "2026-0",
        "2026-01",
        "2026-10000",
        "26-1",
        "smith-complaint",
        "2026-1a"
      })
  void aHoldHasNoRoomForAName(String code) {
    assertThatIllegalArgumentException().isThrownBy(() -> new HoldNumber(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Rita Rater", "Siân Ó Súilleabháin", "👶🏽"})
  void namesStayOutOfLogs(String name) {
    assertThat(new PersonName(name).toString()).doesNotContain(name).contains("characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u200b", "Rita\nRater", "Rita\u0000", "\ud800"})
  void noNames(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new PersonName(name));
  }

  @Test
  void aNameHasALimit() {
    assertThat(new PersonName("a".repeat(PersonName.MAX_LENGTH)).value()).hasSize(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PersonName("a".repeat(PersonName.MAX_LENGTH + 1)));
  }
}
