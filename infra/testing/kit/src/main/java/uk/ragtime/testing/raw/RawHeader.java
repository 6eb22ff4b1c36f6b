package uk.ragtime.testing.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** A header field exactly as it is sent, whatever it contains. */
public record RawHeader(String name, String value) {
  /** The line without its end; a value's characters are written as UTF-8. */
  byte[] bytes() {
    return (name + ": " + value).getBytes(UTF_8);
  }

  static RawHeader read(String line) {
    int colon = line.indexOf(':');
    return colon < 0
        ? new RawHeader(line, "")
        : new RawHeader(line.substring(0, colon), line.substring(colon + 1).strip());
  }

  /** One character for each byte on the wire. */
  static String decode(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
