package uk.ragtime.testing.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Formats a request as a curl command line, so that it can be repeated by hand. */
final class CurlLine {
  /** A larger request is left out; the seed reproduces it. */
  private static final int MAX_BYTES = 3_000;

  private CurlLine() {}

  /** Its token is that of a persona, asked for when the line is run. */
  static String of(RawRequest request, String persona, int port) {
    String token = "'\"$(./ragtime token " + persona + ")\"'";
    String head = new String(request.head(), ISO_8859_1);
    int authorization = head.indexOf("\r\nAuthorization: Bearer ");
    StringBuilder line = new StringBuilder("printf '");
    if (authorization < 0 || persona.isEmpty()) {
      line.append(escaped(head));
    } else {
      int begin = authorization + "\r\nAuthorization: Bearer ".length();
      line.append(escaped(head.substring(0, begin)))
          .append(token)
          .append(escaped(head.substring(head.indexOf("\r\n", begin))));
    }
    line.append(escaped(new String(request.framedBody(), ISO_8859_1)));
    return line.append("' | nc -q 5 127.0.0.1 ").append(port).toString();
  }

  private static String escaped(String bytes) {
    StringBuilder escaped = new StringBuilder();
    int shown = Math.min(bytes.length(), MAX_BYTES);
    for (int i = 0; i < shown; i++) {
      char octet = bytes.charAt(i);
      switch (octet) {
        case '\r' -> escaped.append("\\r");
        case '\n' -> escaped.append("\\n");
        case '%' -> escaped.append("%%");
        case '\\' -> escaped.append("\\\\");
        case '\'' -> escaped.append("\\047");
        default -> {
          if (octet < ' ' || octet > '~') {
            escaped.append("\\%03o".formatted((int) octet));
          } else {
            escaped.append(octet);
          }
        }
      }
    }
    return bytes.length() > shown
        ? escaped + "(and " + (bytes.length() - shown) + " bytes more)"
        : escaped.toString();
  }
}
