package uk.ragtime.acceptance.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Encodings of text in an address. */
enum Encoding {
  /** As RFC 3986 has it. */
  PROPER {
    @Override
    String apply(String text) {
      return escape(text, true);
    }
  },
  /** Everything, even what need not be. */
  EVERY_CHARACTER {
    @Override
    String apply(String text) {
      return escape(text, false);
    }
  },
  TWICE {
    @Override
    String apply(String text) {
      return PROPER.apply(PROPER.apply(text));
    }
  },
  /** As it is, but for what would end the request line. */
  RAW {
    @Override
    String apply(String text) {
      return text.replace("\r", "").replace("\n", "");
    }
  },
  CUT_SHORT {
    @Override
    String apply(String text) {
      return PROPER.apply(text) + "%e2%80";
    }
  },
  OVERLONG {
    @Override
    String apply(String text) {
      return PROPER.apply(text) + "%c0%af%e0%80%af";
    }
  },
  HALF_A_CHARACTER {
    @Override
    String apply(String text) {
      return PROPER.apply(text) + "%ed%a0%80";
    }
  },
  NO_HEX {
    @Override
    String apply(String text) {
      return PROPER.apply(text) + "%zz";
    }
  };

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~.";

  abstract String apply(String text);

  private static String escape(String text, boolean onlyWhatMust) {
    StringBuilder escaped = new StringBuilder();
    for (byte octet : text.getBytes(UTF_8)) {
      char character = (char) (octet & 0xff);
      if (onlyWhatMust && UNRESERVED.indexOf(character) >= 0) {
        escaped.append(character);
      } else {
        escaped.append("%%%02x".formatted((int) character));
      }
    }
    return escaped.toString();
  }
}
