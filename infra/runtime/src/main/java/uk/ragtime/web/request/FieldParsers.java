package uk.ragtime.web.request;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import uk.ragtime.web.IsoTime;
import uk.ragtime.web.json.StrictJson;

/**
 * Parsers for the values of fields. Their exceptions describe the expected form and never echo the
 * value.
 */
public final class FieldParsers {
  private FieldParsers() {}

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
    return node ->
        Arrays.stream(type.getEnumConstants())
            .filter(constant -> node.isString() && constant.name().equals(node.stringValue()))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    Arrays.stream(type.getEnumConstants())
                        .map(Enum::name)
                        .collect(Collectors.joining(", ", "must be one of ", ""))));
  }

  /** A day such as {@code 2026-11-23}. */
  public static LocalDate date(JsonNode node) {
    return IsoTime.date(textOrNone(node));
  }

  /**
   * An instant such as {@code 2026-11-23T17:00:00Z}, truncated to the microseconds that the store
   * keeps.
   */
  public static Instant instant(JsonNode node) {
    return IsoTime.instant(textOrNone(node)).truncatedTo(ChronoUnit.MICROS);
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

  /** Text as it is. */
  public static String text(JsonNode node) {
    if (!node.isString()) {
      throw new IllegalArgumentException("must be text");
    }
    return StrictJson.text(node.stringValue());
  }

  /** Empty for another value, which is refused for the form that the text should have. */
  private static String textOrNone(JsonNode node) {
    return node.isString() ? node.stringValue() : "";
  }
}
