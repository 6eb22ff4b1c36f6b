package uk.ragtime.query.export;

import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

/** Text of a cell in the XML of a sheet. */
final class CellText {
  /** Limit of spreadsheets; a file with a longer text is repaired or refused. */
  static final int MAX_LENGTH = 32_767;

  /** A sequence that spreadsheets read as one escaped character. */
  private static final Pattern ESCAPED_CHARACTER = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private static final String ESCAPED_UNDERSCORE = "_x005F_";

  private static final char REPLACEMENT = '\uFFFD';

  private CellText() {}

  /** Cuts a longer text visibly. */
  static String fitting(String text) {
    String literal = ESCAPED_CHARACTER.matcher(text).replaceAll(ESCAPED_UNDERSCORE);
    if (literal.length() <= MAX_LENGTH) {
      return literal;
    }
    String mark = " […] cut off: %d characters; the CSV file has them all".formatted(text.length());
    int end = MAX_LENGTH - mark.length();
    // Neither half an escape nor half a character.
    int escape = literal.lastIndexOf(ESCAPED_UNDERSCORE, end);
    if (escape >= 0 && escape + ESCAPED_UNDERSCORE.length() > end) {
      end = escape;
    }
    if (Character.isHighSurrogate(literal.charAt(end - 1))) {
      end--;
    }
    return literal.substring(0, end) + mark;
  }

  /** Writes a text as the content of an XML element. */
  static void write(String text, Writer out) throws IOException {
    String literal = fitting(text);
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      switch (c) {
        case '&' -> out.write("&amp;");
        case '<' -> out.write("&lt;");
        case '>' -> out.write("&gt;");
        case '\r' -> out.write("_x000D_"); // XML would make it a line feed
        default -> {
          if (Character.isHighSurrogate(c)
              && i + 1 < literal.length()
              && Character.isLowSurrogate(literal.charAt(i + 1))) {
            out.write(c);
            out.write(literal.charAt(++i));
          } else {
            out.write(isXml(c) ? c : REPLACEMENT);
          }
        }
      }
    }
  }

  private static boolean isXml(char c) {
    boolean character = c >= ' ' && !Character.isSurrogate(c) && c < '\uFFFE';
    return character || c == '\t' || c == '\n';
  }
}
