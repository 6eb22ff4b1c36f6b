package uk.ragtime.command.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.PlainText;

/**
 * Parsers for the values of fields. Their exceptions describe the expected form and never echo the
 * value.
 */
public final class FieldParsers {
  /** Plausible dates; others are typing errors, and some do not fit into PostgreSQL. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);

  private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

  private FieldParsers() {}

  /** A name or title: one line, not blank. */
  public static Function<JsonNode, String> line(int most) {
    return node -> {
      String text = text(node);
      if (!PlainText.isVisible(text) || text.length() > most || !isLine(text)) {
        throw new IllegalArgumentException("must be one line of 1 to " + most + " characters");
      }
      return text;
    };
  }

  /** Prose of several lines, not blank. */
  public static Function<JsonNode, String> prose(int most) {
    return node -> {
      String text = text(node);
      if (!PlainText.isVisible(text) || text.length() > most || !PlainText.isClean(text)) {
        throw new IllegalArgumentException(
            "must be 1 to " + most + " characters without control characters");
      }
      return text;
    };
  }

  /** Free text, which may be personal data. */
  public static FreeText freeText(JsonNode node) {
    FreeText text = new FreeText(text(node));
    if (!PlainText.isVisible(text.value())) {
      throw new IllegalArgumentException("must have something that can be seen");
    }
    return text;
  }

  /** Excludes line breaks and characters that change the reading direction. */
  private static boolean isLine(String text) {
    return PlainText.isCleanLine(text) && text.codePoints().noneMatch(FieldParsers::isReordering);
  }

  private static boolean isReordering(int c) {
    boolean separator = c == 0x2028 || c == 0x2029;
    boolean embedding = c >= 0x202A && c <= 0x202E;
    boolean isolate = c >= 0x2066 && c <= 0x2069;
    return separator || embedding || isolate;
  }

  /** A code, validated by its constructor. */
  public static <T> Function<JsonNode, T> code(Function<String, T> constructor) {
    return node -> constructor.apply(text(node));
  }

  /** Text that matches a pattern. */
  public static Function<JsonNode, String> matching(Pattern pattern, String description) {
    return node -> {
      String text = text(node);
      if (!pattern.matcher(text).matches()) {
        throw new IllegalArgumentException("must be " + description);
      }
      return text;
    };
  }

  /** The name of an enum constant. */
  public static <E extends Enum<E>> Function<JsonNode, E> word(Class<E> type) {
    return node -> {
      String text = text(node);
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> constant.name().equals(text))
          .findFirst()
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "must be one of " + Arrays.toString(type.getEnumConstants())));
    };
  }

  /** A day such as {@code 2026-11-23}. */
  public static LocalDate date(JsonNode node) {
    try {
      return plausible(LocalDate.parse(text(node)));
    } catch (DateTimeException _) {
      throw new IllegalArgumentException("must be a date such as 2026-11-23");
    }
  }

  /**
   * An instant such as {@code 2026-11-23T17:00:00Z}, truncated to the microseconds that the store
   * keeps.
   */
  public static Instant instant(JsonNode node) {
    try {
      OffsetDateTime moment = OffsetDateTime.parse(text(node));
      plausible(moment.toLocalDate());
      return moment.toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException _) {
      throw new IllegalArgumentException("must be an instant such as 2026-11-23T17:00:00Z");
    }
  }

  private static LocalDate plausible(LocalDate day) {
    if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
      throw new IllegalArgumentException("must lie between " + FIRST_DAY + " and " + LAST_DAY);
    }
    return day;
  }

  /** A whole number from 1. */
  public static Function<JsonNode, Integer> number(int most) {
    return node -> {
      if (!node.isIntegralNumber()
          || !node.canConvertToInt()
          || node.intValue() < 1
          || node.intValue() > most) {
        throw new IllegalArgumentException("must be a whole number from 1 to " + most);
      }
      return node.intValue();
    };
  }

  public static boolean flag(JsonNode node) {
    if (!node.isBoolean()) {
      throw new IllegalArgumentException("must be true or false");
    }
    return node.booleanValue();
  }

  /** An absolute http or https address. */
  public static Function<JsonNode, String> url(int most) {
    return node -> {
      String text = text(node);
      if (text.length() > most || !isWebAddress(text)) {
        throw new IllegalArgumentException(
            "must be an http or https address of at most " + most + " characters");
      }
      return text;
    };
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private static String text(JsonNode node) {
    if (!node.isString()) {
      throw new IllegalArgumentException("must be text");
    }
    return node.stringValue();
  }
}
