package uk.ragtime.portal.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.ChecklistDocument;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.api.RatingsThen;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.EnglishWords;
import uk.ragtime.portal.page.Markup;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.StageChoice;
import uk.ragtime.portal.page.Words;

class MapMarkupTest {
  private static final Words WORDS = EnglishWords.words();
  private static final String HOSTILE = "\"><script>alert('x')</script>";
  private static final Pattern TILE = Pattern.compile("class=\"[^\"]*\\btile (tile--[^\"]+)\"");
  private static final Pattern HREF = Pattern.compile("href=\"(/[^\"]+)\"");

  @Test
  void noNameOfAnybodysBecomesHtml() {
    // given
    HeatMap map = map(profile(HOSTILE, HOSTILE, HOSTILE), null, true);

    // then
    for (Markup markup : List.of(table(map, "/"), list(map, "/"))) {
      assertThat(markup.toString())
          .doesNotContain("<script", "\">\"")
          .contains("&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
    }
  }

  @Test
  void wideAndNarrowScreensHaveTheSameRatingsAndLinks() {
    // given
    HeatMap map = map(profile("Observes", "practice", "Midwifery"), then("GREEN"), true);

    // then
    String table = table(map, "/").toString();
    String list = list(map, "/").toString();
    assertThat(found(TILE, table))
        .containsExactly("tile--red tile--worse tile--carried", "tile--not-rated")
        .isEqualTo(found(TILE, list));
    assertThat(found(HREF, table)).hasSize(2).isEqualTo(found(HREF, list));
    assertThat(table)
        .contains(
            "aria-label=\"Red, was Green: Observes, Midwifery\"",
            "<span class=\"tile__note moved--WORSE\">was Green</span>",
            "<span class=\"moved moved--worse\">1 worse</span>",
            "<tr id=\"c-observes\">");
    assertThat(list).contains("<span class=\"heatlist__agency\">Midwifery</span>", "1 worse");
  }

  @Test
  void aTitleInAnotherLanguageThanThePageSaysSo() {
    // given: nothing of it is in Welsh
    ChecklistTexts english =
        new ChecklistTexts(
            new ChecklistDocument("Workforce", "en", Map.of(), Map.of(), List.of(), List.of()),
            "cy");

    // when
    HeatMap map = map(profile("Observes", "practice", "Midwifery"), null, true);
    MapMarkup markup = map.markup(english, WORDS, "/");

    // then
    assertThat(markup.table().toString()).contains("<span lang=\"en\">Observes</span>");
    assertThat(markup.list().toString())
        .contains("<span class=\"heatlist__title\" lang=\"en\">Observes</span>");
  }

  @Test
  void linksStayBeneathThePathOfThePortal() {
    HeatMap map = map(profile("Observes", "practice", "Midwifery"), null, true);
    String cell = "href=\"/ratings/lancashire/areas/blackpool/agencies/a/capabilities/observes\"";
    assertThat(table(map, "/ratings/").toString()).contains(cell);
    assertThat(list(map, "/ratings/").toString()).contains(cell);
  }

  @Test
  void whoMayReadNoStoryHasNoLinks() {
    HeatMap map = map(profile("Observes", "practice", "Midwifery"), null, false);
    assertThat(table(map, "/").toString())
        .doesNotContain("href=\"/")
        .contains("<span class=\"tile ");
    assertThat(list(map, "/").toString()).doesNotContain("href=\"/");
  }

  @Test
  void withoutAnEarlierMomentNothingIsSaidToHaveMoved() {
    HeatMap map = map(profile("Observes", "practice", "Midwifery"), null, true);
    assertThat(table(map, "/") + " " + list(map, "/"))
        .doesNotContain("profile__moved", "class=\"moved");
  }

  private static Markup table(HeatMap map, String root) {
    return map.markup(ChecklistTexts.AS_LISTED, WORDS, root).table();
  }

  private static Markup list(HeatMap map, String root) {
    return map.markup(ChecklistTexts.AS_LISTED, WORDS, root).list();
  }

  private static List<String> found(Pattern pattern, String html) {
    return pattern.matcher(html).results().map((MatchResult it) -> it.group(1)).toList();
  }

  private static HeatMap map(Profile profile, @Nullable RatingsThen then, boolean stories) {
    ProfileAddress address =
        new ProfileAddress(
            new AreaAddress("lancashire", "blackpool", null),
            null,
            null,
            null,
            StageChoice.STANDING,
            null);
    return HeatMap.of(profile, then, address, stories, WORDS);
  }

  /** One capability: the first agency has carried a Red over, the second has not rated. */
  private static Profile profile(String capability, String section, String agency) {
    return new Profile(
        "workforce",
        1,
        List.of(agency("a", agency), agency("b", "Zebra")),
        List.of(
            new Profile.CapabilityRow(
                "observes",
                capability,
                section,
                new Profile.RollUp("worst", Rating.RED, null),
                new Distribution(1, 0, 0, 0, 1),
                List.of(new Profile.Given("a", Rating.RED, "SELF", "c", true, null)),
                List.of())));
  }

  private static Lists.Agency agency(String code, String name) {
    return new Lists.Agency(code, name, "OTHER", List.of("blackpool"));
  }

  private static RatingsThen then(String rating) {
    return new RatingsThen(
        "workforce",
        new RatingsThen.Moment(LocalDate.of(2025, 5, 15), "spring"),
        List.of(
            new RatingsThen.CapabilityRow("observes", List.of(new RatingsThen.Cell("a", rating)))));
  }
}
