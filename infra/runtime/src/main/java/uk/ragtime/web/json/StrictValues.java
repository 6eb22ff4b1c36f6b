package uk.ragtime.web.json;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import uk.ragtime.web.IsoTime;

/** Text that a database can hold, and dates and instants only as ISO 8601 text. */
final class StrictValues {
  private StrictValues() {}

  static SimpleModule module() {
    return new SimpleModule("ragtime-strict-values")
        .addDeserializer(String.class, new FromText<>(String.class, StrictValues::text))
        .addDeserializer(LocalDate.class, new FromText<>(LocalDate.class, IsoTime::date))
        .addDeserializer(Instant.class, new FromText<>(Instant.class, IsoTime::instant));
  }

  /** PostgreSQL holds neither NUL nor half of a surrogate pair: refuse them at the door. */
  static String text(String value) {
    if (value.codePoints().anyMatch(c -> c == 0 || isSurrogate(c))) {
      throw new IllegalArgumentException("must not contain NUL or half characters");
    }
    return value;
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static final class FromText<T> extends StdScalarDeserializer<T> {
    private final transient Function<String, T> reader;

    FromText(Class<T> type, Function<String, T> reader) {
      super(type);
      this.reader = reader;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (T) context.handleUnexpectedToken(context.constructType(handledType()), parser);
      }
      String text = parser.getString();
      try {
        return reader.apply(text);
      } catch (IllegalArgumentException e) {
        var refusal =
            context.weirdStringException(text, handledType(), String.valueOf(e.getMessage()));
        refusal.initCause(e);
        throw refusal;
      }
    }
  }
}
