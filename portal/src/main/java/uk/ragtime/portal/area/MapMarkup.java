package uk.ragtime.portal.area;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.Markup;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.RatingMarkup;
import uk.ragtime.portal.page.StackedBar;
import uk.ragtime.portal.page.Words;

/**
 * Rows of a heat map as HTML, for wide screens and for narrow ones: two times as many cells as it
 * has ratings, which took two thirds of a page's time while a template made them.
 */
public final class MapMarkup {
  private static final int MINI_HEIGHT = 12;

  /** Where a segment of ratings that are carried over begins. */
  private static final int CARRIED_TOP = 5;

  /** Rough length of a cell. */
  private static final int CELL = 400;

  private final HeatMap map;
  private final ChecklistTexts texts;
  private final Words words;
  private final String root;
  private final Map<RatingLabel, Markup> shapes = new EnumMap<>(RatingLabel.class);
  private final Map<RatingLabel, Markup> spoken = new EnumMap<>(RatingLabel.class);
  private final Map<RatingLabel, Markup> unspoken = new EnumMap<>(RatingLabel.class);
  private final Map<HeatMap.Moved, Markup> moves = new HashMap<>();

  /**
   * @param texts whose titles the map shows
   * @param root address of the portal, which ends with a slash
   */
  MapMarkup(HeatMap map, ChecklistTexts texts, Words words, String root) {
    this.map = map;
    this.texts = texts;
    this.words = words;
    this.root = root;
    HeatCell.labels(words)
        .forEach((label, word) -> {
          shapes.put(label, RatingMarkup.shape(label));
          spoken.put(label, word(label, word, true));
          unspoken.put(label, word(label, word, false));
        });
  }

  /** A table's body for each section. */
  public Markup table() {
    Markup.Builder html = builder();
    for (HeatMap.Section section : map.sections()) {
      html.open("tbody");
      if (!section.code().isEmpty()) {
        html.open("tr", "class", "profile__section")
            .open("th", "scope", "rowgroup", "colspan", Integer.toString(map.agencies().size() + 2))
            .open("span")
            .text(name(section))
            .close("span")
            .close("th")
            .close("tr");
      }
      section.rows().forEach(row -> tableRow(html, row));
      html.close("tbody");
    }
    return html.build();
  }

  private void tableRow(Markup.Builder html, HeatMap.Row row) {
    html.open("tr", "id", "c-" + row.code())
        .open("th", "scope", "row", "class", "profile__capability")
        .open("span", "lang", texts.lang(row.code()))
        .text(row.title())
        .close("span");
    if (map.memory()) {
      html.open("span", "class", "profile__moved");
      moved(html, row);
      html.close("span");
    }
    html.close("th").open("td", "class", "profile__all").open("span", "class", "together");
    together(html, row);
    html.close("span");
    mini(html, row);
    html.close("td");
    for (HeatCell cell : row.cells()) {
      html.open("td");
      tile(html, cell);
      html.close("td");
    }
    html.close("tr");
  }

  private void tile(Markup.Builder html, HeatCell cell) {
    String look = "tile " + cell.look();
    String address = address(cell);
    if (address == null) {
      html.open("span", "class", look);
      content(html, cell, spoken);
      html.close("span");
    } else {
      html.open("a", "class", look, "href", address, "aria-label", cell.name());
      content(html, cell, unspoken);
      html.close("a");
    }
  }

  private static void content(Markup.Builder html, HeatCell cell, Map<RatingLabel, Markup> words) {
    html.add(of(words, cell.label()));
    HeatCell.Note note = cell.note();
    if (note != null) {
      html.text(" ")
          .open("span", "class", "tile__note" + " moved--" + note.move())
          .text(note.text())
          .close("span");
    }
  }

  /** Capabilities one below the other, each of which opens. */
  public Markup list() {
    Markup.Builder html = builder();
    for (HeatMap.Section section : map.sections()) {
      if (!section.code().isEmpty()) {
        html.open("h3", "class", "heatlist__section").text(name(section)).close("h3");
      }
      section.rows().forEach(row -> listItem(html, row));
    }
    return html.build();
  }

  private void listItem(Markup.Builder html, HeatMap.Row row) {
    RatingLabel label = row.label();
    html.open("details", "class", "heatlist__item")
        .open("summary")
        .open("span", "class", "heatlist__title", "lang", texts.lang(row.code()))
        .text(row.title())
        .close("span")
        .open("span", "class", "heatlist__sum")
        .open("span", "class", label == null ? "rag" : "rag" + " rag--" + label.slug());
    together(html, row);
    html.close("span")
        .text(" ")
        .open("span", "class", "heatlist__counts")
        .open("span")
        .text(row.counts())
        .close("span");
    if (map.memory()) {
      html.text(" ");
      moved(html, row);
    }
    html.close("span").close("span").close("summary").open("ul");
    List<HeatMap.Column> agencies = map.agencies();
    for (int i = 0; i < agencies.size(); i++) {
      HeatCell cell = row.cells().get(i);
      html.open("li")
          .open("a", "class", "heatlist__row", "href", address(cell))
          .open("span", "class", "heatlist__agency")
          .text(agencies.get(i).name())
          .close("span")
          .open("span", "class", "heatlist__chip" + " tile " + cell.look());
      content(html, cell, spoken);
      html.close("span").close("a").close("li");
    }
    html.close("ul").close("details");
  }

  private void together(Markup.Builder html, HeatMap.Row row) {
    RatingLabel label = row.label();
    if (label != null) {
      html.add(of(shapes, label));
    }
    html.open("span").text(row.together()).close("span");
  }

  private static void mini(Markup.Builder html, HeatMap.Row row) {
    html.open(
        "svg",
        "class",
        "mini",
        "viewBox",
        "0 0 " + HeatMap.BAR_WIDTH + " " + MINI_HEIGHT,
        "width",
        Integer.toString(HeatMap.BAR_WIDTH),
        "height",
        Integer.toString(MINI_HEIGHT),
        "role",
        "img",
        "aria-label",
        row.counts());
    for (StackedBar.Segment segment : row.bar().segments()) {
      int top = segment.carriedOver() ? CARRIED_TOP : 0;
      html.empty(
          "rect",
          "class",
          "fill-" + segment.label().slug() + (segment.carriedOver() ? " fill--carried" : ""),
          "x",
          Integer.toString(segment.x()),
          "y",
          Integer.toString(top),
          "width",
          Integer.toString(segment.width()),
          "height",
          Integer.toString(MINI_HEIGHT - top));
    }
    html.close("svg");
  }

  private void moved(Markup.Builder html, HeatMap.Row row) {
    if (row.isRated() || !row.moved().isNothing()) {
      html.add(moves.computeIfAbsent(row.moved(), this::moved));
    }
  }

  /** How many ratings of the whole map moved. */
  public Markup moved() {
    return moved(map.totals().moved());
  }

  private Markup moved(HeatMap.Moved moved) {
    Markup.Builder html = new Markup.Builder(CELL);
    if (moved.isNothing()) {
      html.open("span", "class", "moved").text(words.say("heat.unmoved")).close("span");
    }
    if (moved.better() > 0) {
      html.open("span", "class", "moved" + " moved--better")
          .text(words.say("heat.better", moved.better()))
          .close("span");
    }
    html.text(" ");
    if (moved.worse() > 0) {
      html.open("span", "class", "moved" + " moved--worse")
          .text(words.say("heat.worse", moved.worse()))
          .close("span");
    }
    return html.build();
  }

  private static Markup of(Map<RatingLabel, Markup> all, RatingLabel label) {
    return Objects.requireNonNull(all.get(label));
  }

  private String name(HeatMap.Section section) {
    return words.forCode("section", section.code());
  }

  private @Nullable String address(HeatCell cell) {
    String address = cell.address();
    return address == null ? null : root + address.substring(1);
  }

  /**
   * Shape and word of a rating.
   *
   * @param spoken whether a screen reader reads it, and not the name of a link around it
   */
  private static Markup word(RatingLabel label, String word, boolean spoken) {
    return new Markup.Builder(CELL)
        .open("span", "class", "tile__word")
        .open(
            "svg",
            "class",
            "shape",
            "width",
            "14",
            "height",
            "14",
            "aria-hidden",
            spoken ? "true" : null)
        .empty("use", "href", "#shape-" + label.slug())
        .close("svg")
        .text(word)
        .close("span")
        .build();
  }

  private Markup.Builder builder() {
    int rows = map.sections().stream().mapToInt(section -> section.rows().size()).sum();
    return new Markup.Builder((map.agencies().size() + 2) * rows * CELL);
  }
}
