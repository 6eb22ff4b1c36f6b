package uk.ragtime.testing.faults;

import java.nio.charset.StandardCharsets;

/** Finds a byte sequence in a stream that arrives in pieces, also across their boundaries. */
final class ByteMatcher {
  private final String pattern;
  private String tail = "";

  ByteMatcher(String pattern) {
    this.pattern = bytesOf(pattern);
  }

  /** Each char stands for one byte, so that any bytes can be searched as text. */
  private static String bytesOf(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  boolean isFoundWith(byte[] bytes, int length) {
    String seen = tail + new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    tail = seen.substring(Math.max(0, seen.length() - pattern.length() + 1));
    return seen.contains(pattern);
  }
}
