package uk.ragtime.portal.page;

import org.jspecify.annotations.Nullable;

/**
 * HTML that code makes where a template would take too long: for pictures and tables of hundreds of
 * cells. A {@link Builder} alone makes it, and escapes every text and every value, so that a page
 * may send it as it is.
 */
public final class Markup {
  private final String html;

  private Markup(String html) {
    this.html = html;
  }

  @Override
  public String toString() {
    return html;
  }

  /** Writes elements one after the other. Names are the code's own; texts and values, anybody's. */
  public static final class Builder {
    /** A bit for each character that is escaped. */
    private static final long ESCAPED = 1L << '<' | 1L << '>' | 1L << '&' | 1L << '"' | 1L << '\'';

    private final StringBuilder html;

    /**
     * @param size expected length
     */
    public Builder(int size) {
      this.html = new StringBuilder(size);
    }

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn; an attribute whose value is null is left out
     */
    public Builder open(String element, @Nullable String... attributes) {
      begin(element, attributes);
      html.append('>');
      return this;
    }

    public Builder close(String element) {
      html.append("</").append(element).append('>');
      return this;
    }

    /** Writes an element that has neither text nor other elements in it. */
    public Builder empty(String element, @Nullable String... attributes) {
      begin(element, attributes);
      html.append(" />");
      return this;
    }

    public Builder text(String text) {
      escape(text);
      return this;
    }

    public Builder add(Markup markup) {
      html.append(markup.html);
      return this;
    }

    public Markup build() {
      return new Markup(html.toString());
    }

    private void begin(String element, @Nullable String... attributes) {
      html.append('<').append(element);
      for (int i = 0; i < attributes.length; i += 2) {
        String value = attributes[i + 1];
        if (value != null) {
          html.append(' ').append(attributes[i]).append("=\"");
          escape(value);
          html.append('"');
        }
      }
    }

    /** Replaces the characters that mean something in texts or in values, as templates do. */
    private void escape(String text) {
      int written = 0;
      for (int i = 0; i < text.length(); i++) {
        char character = text.charAt(i);
        if (isEscaped(character)) {
          html.append(text, written, i).append(reference(character));
          written = i + 1;
        }
      }
      if (written == 0) {
        html.append(text);
      } else {
        html.append(text, written, text.length());
      }
    }

    /** Few characters are, and each page has hundreds of thousands. */
    private static boolean isEscaped(char character) {
      return character < Long.SIZE && (ESCAPED >>> character & 1) == 1;
    }

    private static String reference(char character) {
      return switch (character) {
        case '<' -> "&lt;";
        case '>' -> "&gt;";
        case '&' -> "&amp;";
        case '"' -> "&quot;";
        case '\'' -> "&#39;";
        default -> throw new IllegalArgumentException("not escaped: " + character);
      };
    }
  }
}
