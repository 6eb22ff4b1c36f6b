package uk.ragtime.portal.page;

/** Shape and chip of a rating as HTML, the same as those of {@code parts/rating}. */
public final class RatingMarkup {

  /** Rough length of a chip. */
  private static final int LENGTH = 250;

  private RatingMarkup() {}

  /** Shape alone, for which the word beside it speaks. */
  public static Markup shape(RatingLabel label) {
    return new Markup.Builder(LENGTH)
        .open(
            "svg",
            "class",
            "shape",
            "viewBox",
            "0 0 16 16",
            "width",
            "14",
            "height",
            "14",
            "aria-hidden",
            "true",
            "focusable",
            "false")
        .empty("use", "href", "#shape-" + label.slug())
        .close("svg")
        .build();
  }

  /** Shape and word on the rating's colour. */
  public static Markup chip(RatingLabel label, Words words) {
    return new Markup.Builder(LENGTH)
        .open("span", "class", "rag" + " rag--" + label.slug())
        .add(shape(label))
        .open("span")
        .text(words.label(label))
        .close("span")
        .close("span")
        .build();
  }
}
