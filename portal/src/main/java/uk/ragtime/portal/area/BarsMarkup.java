package uk.ragtime.portal.area;

import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.page.Markup;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.StackedBar;
import uk.ragtime.portal.page.Words;

/** Drawings of the cycles' bars as SVG: one for wide screens and one for narrow ones. */
final class BarsMarkup {
  private static final int MARK = 11;
  private static final int SHAPE = 12;

  /** How far the note is below its bar's name, and the name above the middle. */
  private static final int NOTE_DOWN = 16;

  private static final int NAME_UP = -7;

  /** Rough length of a bar. */
  private static final int BAR = 2_000;

  private final Markup.Builder html = new Markup.Builder(BAR);
  private final CycleBars bars;
  private final Words words;
  private final String title;

  private BarsMarkup(CycleBars bars, Words words, String title) {
    this.bars = bars;
    this.words = words;
    this.title = title;
  }

  static Markup of(CycleBars bars, Words words, String title) {
    BarsMarkup markup = new BarsMarkup(bars, words, title);
    markup.drawing(bars.wide(), "wide");
    markup.drawing(bars.narrow(), "narrow");
    return markup.html.build();
  }

  private void drawing(CycleBars.Drawing drawing, String size) {
    String titled = "bars-" + size + "-title";
    String described = "bars-" + size + "-desc";
    html.open("div", "class", "bars" + " bars--" + size)
        .open(
            "svg",
            "class",
            "bars__drawing",
            "viewBox",
            "0 0 " + drawing.width() + " " + drawing.height(),
            "role",
            "img",
            "aria-labelledby",
            titled + " " + described)
        .open("title", "id", titled)
        .text(title)
        .close("title")
        .open("desc", "id", described)
        .text(words.say("area.bars.description"))
        .close("desc");
    for (CycleBars.Tick tick : drawing.ticks()) {
      html.empty(
          "line",
          "class",
          "bars__grid",
          "x1",
          number(tick.x()),
          "x2",
          number(tick.x()),
          "y1",
          number(drawing.top()),
          "y2",
          number(drawing.axis()));
    }
    for (int i = 0; i < drawing.bars().size(); i++) {
      bar(drawing.bars().get(i), bars.periods().get(i).note(), size);
    }
    for (CycleBars.Tick tick : drawing.ticks()) {
      html.open(
              "text",
              "class",
              "bars__tick" + " bars__tick--" + tick.percent(),
              "x",
              number(tick.x()),
              "y",
              number(drawing.axis() + 18))
          .text(words.say("area.bars.axis", tick.percent()))
          .close("text");
    }
    html.close("svg").close("div");
  }

  private void bar(CycleBars.Bar bar, String note, String size) {
    html.open("g");
    label(bar, note, size);
    for (StackedBar.Segment segment : bar.stack().segments()) {
      segment(bar, segment);
    }
    for (StackedBar.Segment segment : bar.stack().segments()) {
      if (segment.hasRoom()) {
        count(bar, segment);
      }
    }
    bar.marks().forEach(mark -> mark(bar, mark));
    html.close("g");
  }

  /** Name and note: one below the other beside the bar, or side by side above it. */
  private void label(CycleBars.Bar bar, String note, String size) {
    boolean beside = size.equals("wide");
    boolean noted = !note.isEmpty();
    String x = beside ? number(bar.labelX()) : null;
    html.open(
            "text",
            "class",
            "bars__label" + " bars__label--" + size,
            "x",
            number(bar.labelX()),
            "y",
            number(bar.labelY()))
        .open("tspan", "x", x, "dy", beside ? number(noted ? NAME_UP : 0) : null)
        .text(bar.name())
        .close("tspan");
    if (noted) {
      html.text(" ")
          .open("tspan", "class", "bars__note", "x", x, "dy", beside ? number(NOTE_DOWN) : null)
          .text(note)
          .close("tspan");
    }
    html.close("text");
  }

  private void segment(CycleBars.Bar bar, StackedBar.Segment segment) {
    String slug = segment.label().slug();
    int top = bar.top(segment);
    html.empty(
        "rect",
        "class",
        "segment" + " segment--" + slug + (segment.carriedOver() ? " segment--carried" : ""),
        "fill",
        "url(#fill-" + slug + ")",
        "x",
        number(segment.x()),
        "y",
        number(top),
        "width",
        number(segment.width()),
        "height",
        number(bar.y() + bar.height() - top));
  }

  private void count(CycleBars.Bar bar, StackedBar.Segment segment) {
    int middle = (bar.top(segment) + bar.y() + bar.height()) / 2;
    html.open("g", "class", "bars__count" + " bars__count--" + segment.label().slug());
    shape(segment.label(), null, segment.middle() - 18, middle - SHAPE / 2, SHAPE);
    number(segment.count(), segment.middle() + 8, middle + 5);
    html.close("g");
  }

  private void mark(CycleBars.Bar bar, StackedBar.Mark mark) {
    StackedBar.Segment segment = mark.segment();
    html.open("g", "class", "bars__mark")
        .empty(
            "path",
            "d",
            "M"
                + segment.middle()
                + " "
                + (bar.y() + bar.height() + 1)
                + "L"
                + mark.x()
                + " "
                + (bar.marksY() - MARK));
    shape(segment.label(), "ink-" + segment.label().slug(), mark.x() - 13, bar.marksY() - 10, MARK);
    number(segment.count(), mark.x() + 2, bar.marksY());
    html.close("g");
  }

  private void shape(RatingLabel label, @Nullable String look, int x, int y, int size) {
    html.empty(
        "use",
        "class",
        look,
        "href",
        "#shape-" + label.slug(),
        "x",
        number(x),
        "y",
        number(y),
        "width",
        number(size),
        "height",
        number(size));
  }

  private void number(int number, int x, int y) {
    html.open("text", "x", number(x), "y", number(y)).text(number(number)).close("text");
  }

  private static String number(int number) {
    return Integer.toString(number);
  }
}
