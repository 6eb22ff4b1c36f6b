package uk.ragtime.kernel.sheet;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the canonical form of RFC 8785, of objects, arrays, texts, integers, true, false and
 * null. Other numbers have no place in what is signed.
 */
public final class CanonicalJson {
  /** Integers beyond are not the same in every reader of JSON. */
  private static final long MAX_INTEGER = (1L << 53) - 1;

  private final StringBuilder json = new StringBuilder();

  private CanonicalJson() {}

  /**
   * Serializes a value.
   *
   * @param value of maps with texts as keys, lists, texts, integers, booleans and null
   * @throws IllegalArgumentException if it has anything else in it, or half a character
   */
  public static String of(@Nullable Object value) {
    CanonicalJson writer = new CanonicalJson();
    writer.write(value);
    return writer.json.toString();
  }

  private void write(@Nullable Object value) {
    switch (value) {
      case null -> json.append("null");
      case Map<?, ?> members -> object(members);
      case List<?> elements -> array(elements);
      case String text -> text(text);
      case Integer number -> json.append(number.intValue());
      case Long number -> integer(number);
      case Boolean flag -> json.append(flag.booleanValue());
      default ->
          throw new IllegalArgumentException("not part of a sheet: " + value.getClass().getName());
    }
  }

  /** Orders members by the UTF-16 units of their names, as RFC 8785 does. */
  private void object(Map<?, ?> members) {
    Map<String, @Nullable Object> ordered = new TreeMap<>(Comparator.naturalOrder());
    members.forEach((name, value) -> {
      if (!(name instanceof String text)) {
        throw new IllegalArgumentException("the name of a member is text");
      }
      ordered.put(text, value);
    });
    char separator = '{';
    for (Map.Entry<String, @Nullable Object> member : ordered.entrySet()) {
      json.append(separator);
      text(member.getKey());
      json.append(':');
      write(member.getValue());
      separator = ',';
    }
    json.append(ordered.isEmpty() ? "{}" : "}");
  }

  private void array(List<?> elements) {
    json.append('[');
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      write(elements.get(i));
    }
    json.append(']');
  }

  private void integer(long number) {
    if (number < -MAX_INTEGER || number > MAX_INTEGER) {
      throw new IllegalArgumentException("an integer of a sheet has at most 53 bits");
    }
    json.append(number);
  }

  private void text(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        requirePair(text, i);
        json.append(c).append(text.charAt(++i));
      } else {
        character(c);
      }
    }
    json.append('"');
  }

  private static void requirePair(String text, int at) {
    if (at + 1 == text.length()
        || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
      throw new IllegalArgumentException("half a character");
    }
  }

  private void character(char c) {
    switch (c) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\b' -> json.append("\\b");
      case '\t' -> json.append("\\t");
      case '\n' -> json.append("\\n");
      case '\f' -> json.append("\\f");
      case '\r' -> json.append("\\r");
      default -> {
        if (c < ' ') {
          json.append("\\u00").append(c < 0x10 ? '0' : '1').append(Character.forDigit(c % 16, 16));
        } else {
          json.append(c);
        }
      }
    }
  }
}
