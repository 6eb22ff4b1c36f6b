package uk.ragtime.portal;

import java.util.function.Consumer;

/**
 * Texts that a page holds one after the other, with anything between them. AssertJ's {@code
 * containsSubsequence} demands the same, and copies the rest of the page for each of its
 * characters.
 */
final class TextsInOrder {
  private TextsInOrder() {}

  /** Each text stands behind the end of the one before it. */
  static Consumer<String> inOrder(String... texts) {
    if (texts.length == 0) {
      throw new IllegalArgumentException("no text to look for");
    }
    return page -> {
      int from = 0;
      for (int i = 0; i < texts.length; i++) {
        int found = page.indexOf(texts[i], from);
        if (found < 0) {
          throw new AssertionError(missing(page, i, texts));
        }
        from = found + texts[i].length();
      }
    };
  }

  private static String missing(String page, int text, String... texts) {
    String before = text == 0 ? "" : " behind \"" + texts[text - 1] + "\"";
    String elsewhere = page.contains(texts[text]) ? ", only before it" : "";
    return "\"%s\" is not there%s%s, of \"%s\" in:%n%s"
        .formatted(texts[text], before, elsewhere, String.join("\", \"", texts), page);
  }
}
