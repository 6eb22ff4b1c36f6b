package uk.ragtime.portal.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.History;
import uk.ragtime.portal.page.EnglishWords;

class BarsMarkupTest {
  private static final String HOSTILE = "</text><script>alert(1)</script>";

  @Test
  void noNameOfACycleOrAnAreaBecomesSvg() {
    assertThat(drawn(HOSTILE, HOSTILE, new Distribution(1, 1, 1, 0, 0)))
        .doesNotContain("<script")
        .contains("&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
  }

  @Test
  void eachDrawingHasATitleADescriptionAndEveryCountOnce() {
    // given: one Red among a hundred has no room in its bar
    String drawn = drawn("2026 spring", "Ratings in Blackpool", new Distribution(1, 0, 99, 0, 0));

    // then
    for (String size : List.of("wide", "narrow")) {
      assertThat(drawn)
          .contains(
              "aria-labelledby=\"bars-%1$s-title bars-%1$s-desc\"".formatted(size),
              "<title id=\"bars-%s-title\">Ratings in Blackpool</title>".formatted(size),
              "<desc id=\"bars-%s-desc\">One bar".formatted(size));
    }
    assertThat(drawn.split(">99</text>", -1)).hasSize(3);
    assertThat(drawn.split(">1</text>", -1)).hasSize(3);
    assertThat(drawn.split("class=\"bars__mark\"", -1)).hasSize(3);
    assertThat(drawn).contains("<use class=\"ink-red\" href=\"#shape-red\"");
  }

  @Test
  void theNameAndTheNoteStandSideBySideOnNarrowScreens() {
    String drawn = drawn("2026 spring", "Ratings", new Distribution(10, 10, 10, 0, 0));
    assertThat(drawn)
        .contains(
            "<tspan x=\"136\" dy=\"-7\">2026 spring</tspan>"
                + " <tspan class=\"bars__note\" x=\"136\" dy=\"16\">still open</tspan>",
            "<tspan>2026 spring</tspan> <tspan class=\"bars__note\">still open</tspan>");
  }

  private static String drawn(String cycle, String title, Distribution counts) {
    History history =
        new History("workforce", List.of(new History.Point("c", null, 1, counts, null, List.of())));
    return CycleBars.of(history, Map.of("c", cycle), List.of("c"), EnglishWords.words())
        .markup(EnglishWords.words(), title)
        .toString();
  }
}
