package uk.ragtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @DisplayName("B7: line ends are normalised in prose")
  @ValueSource(strings = {"a\r\nb", "a\rb", "a\nb", "a\u2028b", "a\u2029b", "a\u0085b"})
  void lineEndsAreLineFeeds(String entered) {
    assertThat(PlainText.prose(entered, 10)).isEqualTo("a\nb");
  }

  @Test
  @DisplayName("B7: composed and decomposed forms are one text")
  void textIsComposed() {
    assertThat(PlainText.line("Llandudno\u0302", 20)).isEqualTo("Llandudn\u00F4");
    assertThat(PlainText.prose("e\u0301", 2)).isEqualTo("\u00E9");
  }

  @ParameterizedTest
  @DisplayName("B7: look-alike blanks are one blank, and none at the ends")
  @ValueSource(
      strings = {
        "St Annes",
        " St Annes ",
        "St\u00A0Annes",
        "St\u2003Annes\u3000",
        "St \u2009 Annes"
      })
  void blanksArePlain(String entered) {
    assertThat(PlainText.line(entered, 20)).isEqualTo("St Annes");
  }

  @ParameterizedTest
  @DisplayName("B7: names that nobody sees are refused")
  @ValueSource(
      strings = {
        "",
        " ",
        "\u00A0",
        "\u2800",
        "\u3164",
        "\u115F",
        "\uFFA0",
        "\u200B",
        "\u200D",
        "\uFE0F",
        "\u0301",
        "\u034F",
        "\u00AD",
        "\uDB40\uDC41",
        "\uE000"
      })
  void invisibleNamesAreRefused(String entered) {
    assertThatThrownBy(() -> PlainText.line(entered, 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seen");
    assertThatThrownBy(() -> PlainText.prose(entered, 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seen");
  }

  @ParameterizedTest
  @DisplayName("B7: a refusal says why, and does not echo the text")
  @CsvSource({
    "'secret\r\nname', must be one line",
    "'secret\tname', control character U+0009",
    "'secret\u3164name', U+3164",
    "'secret\u202Ename', U+202E",
    "'secret\u200Dname', U+200D",
    "'secret\u200Cname', U+200C",
    "'secret\uFE0Fname', U+FE0F",
    "'secret \uDB40\uDD00name', U+E0100",
    "'secret secret secret', must have 10 characters at most",
  })
  void refusalsSayWhy(String entered, String why) {
    assertThatThrownBy(() -> PlainText.line(entered, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069})
  void proseIsShownInItsOwnOrder(int directional) {
    String entered = "rated " + Character.toString(directional) + "neerg";

    assertThatThrownBy(() -> PlainText.prose(entered, 40))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("U+%04X".formatted(directional))
        .hasMessageNotContaining("neerg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u05E9\u05DC\u05D5\u05DD (1)\u200F",
        "\u0645\u0631\u062D\u0628\u0627\u061C 3",
        "a\u200Eb"
      })
  void textFromRightToLeftIsKept(String entered) {
    assertThat(PlainText.prose(entered, 40)).isEqualTo(entered);
  }

  @ParameterizedTest
  @DisplayName("B7: names of many scripts are kept as they are")
  @ValueSource(
      strings = {
        "Ll\u0177n",
        "\u017C\u00F3\u0142\u0107",
        "\u5A74\u513F",
        "\u0646\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
        "\uD83D\uDC69\u200D\uD83D\uDC76",
        "\u2764\uFE0F",
        "\u2764\uFE0F\u200D\uD83D\uDD25",
        "\u0915\u094D\u200D\u0937",
        "O'Brien & Co. (1-2)"
      })
  void namesAreKept(String entered) {
    assertThat(PlainText.line(entered, 40)).isEqualTo(entered);
    assertThat(PlainText.prose(entered, 40)).isEqualTo(entered);
  }
}
