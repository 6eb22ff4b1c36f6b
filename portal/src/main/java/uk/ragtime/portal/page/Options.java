package uk.ragtime.portal.page;

/**
 * Options of a select box as HTML, in the order in which they are added: of a form that chooses
 * what is shown. A form that is sent, and may be kept and filled in again, has its options in the
 * template.
 */
public final class Options {

  /** Rough length of a few options. */
  private static final int LENGTH = 500;

  private final Markup.Builder html = new Markup.Builder(LENGTH);

  public void add(String value, String label, boolean chosen) {
    html.open("option", "value", value, "selected", chosen ? "selected" : null)
        .text(label)
        .close("option");
  }

  public Markup markup() {
    return html.build();
  }
}
