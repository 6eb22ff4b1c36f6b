package uk.ragtime.portal.area;

import uk.ragtime.portal.page.Markup;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.RatingMarkup;
import uk.ragtime.portal.page.Words;

/** Key of the cycles' bars, and their counts as a table, as HTML. */
final class BarsKey {
  private static final int HEIGHT = 16;

  /** Where the ratings that are carried over begin. */
  private static final int CARRIED_TOP = 6;

  /** Rough length of an entry of the key, or of a row of the table. */
  private static final int LENGTH = 500;

  private static final String HEADER = "govuk-table__header";
  private static final String CELL = "govuk-table__cell";

  private BarsKey() {}

  static Markup of(CycleBars bars, Words words) {
    Markup.Builder html =
        new Markup.Builder((RatingLabel.values().length + 1) * LENGTH)
            .open("ul", "class", "key", "aria-label", words.say("area.bars.key"));
    for (RatingLabel label : RatingLabel.values()) {
      html.open("li", "class", "key__item");
      swatch(html, "segment--" + label.slug(), label, 0);
      html.text(" ")
          .open("span", "class", "key__word" + " ink-" + label.slug())
          .add(RatingMarkup.shape(label))
          .close("span")
          .text(" ")
          .open("span")
          .text(words.label(label))
          .close("span")
          .close("li");
    }
    if (bars.carriedOver()) {
      html.open("li", "class", "key__item");
      swatch(html, "segment--carried", RatingLabel.NOT_APPLICABLE, CARRIED_TOP);
      html.text(" ").open("span").text(words.say("area.bars.carried")).close("span").close("li");
    }
    return html.close("ul").build();
  }

  private static void swatch(Markup.Builder html, String look, RatingLabel fill, int top) {
    html.open(
            "svg",
            "class",
            "key__swatch",
            "viewBox",
            "-1 -1 26 18",
            "width",
            "26",
            "height",
            "18",
            "aria-hidden",
            "true",
            "focusable",
            "false")
        .empty(
            "rect",
            "class",
            "segment" + " " + look,
            "fill",
            "url(#fill-" + fill.slug() + ")",
            "x",
            "0",
            "y",
            Integer.toString(top),
            "width",
            "24",
            "height",
            Integer.toString(HEIGHT - top))
        .close("svg");
  }

  /** Head and body of the table. */
  static Markup counts(CycleBars bars, Words words) {
    Markup.Builder html =
        new Markup.Builder((bars.periods().size() + 2) * LENGTH)
            .open("thead", "class", "govuk-table__head")
            .open("tr", "class", "govuk-table__row")
            .open("th", "scope", "col", "class", HEADER)
            .text(words.say("area.counts.cycle"))
            .close("th");
    for (RatingLabel label : RatingLabel.values()) {
      numberHeader(html, words.label(label));
    }
    numberHeader(html, words.say("area.counts.total"));
    html.close("tr").close("thead").open("tbody", "class", "govuk-table__body");
    for (CycleBars.Period period : bars.periods()) {
      html.open("tr", "class", "govuk-table__row")
          .open("th", "scope", "row", "class", HEADER)
          .open("span")
          .text(period.name())
          .close("span");
      if (!period.note().isEmpty()) {
        html.text(" ").open("span", "class", "quiet").text("(" + period.note() + ")").close("span");
      }
      html.close("th");
      period.counts().forEach(each -> number(html, each.count()));
      number(html, period.total());
      html.close("tr");
    }
    return html.close("tbody").build();
  }

  private static void numberHeader(Markup.Builder html, String text) {
    html.open("th", "scope", "col", "class", HEADER + " " + HEADER + "--numeric")
        .text(text)
        .close("th");
  }

  private static void number(Markup.Builder html, int number) {
    html.open("td", "class", CELL + " " + CELL + "--numeric")
        .text(Integer.toString(number))
        .close("td");
  }
}
