package uk.ragtime.web.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads request bodies strictly: refuses what it does not understand exactly, and never guesses.
 * Instants and dates are written as ISO 8601.
 */
public final class StrictJson {
  /** Our deepest document, a checklist, nests 5 levels. */
  public static final int MAX_DEPTH = 32;

  /** As long as a body may be, so that a text that is too long is refused by its own field. */
  public static final int MAX_TEXT = 256 * 1024;

  public static final int MAX_NAME = 200;
  public static final int MAX_NUMBER = 40;

  private StrictJson() {}

  public static JsonFactory factory() {
    return JsonFactory.builder().streamReadConstraints(constraints()).build();
  }

  public static JsonMapper mapper() {
    return applyTo(JsonMapper.builder(factory())).build();
  }

  /**
   * Text as it is, if a database can hold it.
   *
   * @throws IllegalArgumentException if it contains NUL or half a surrogate pair
   */
  public static String text(String value) {
    return StrictValues.text(value);
  }

  static StreamReadConstraints constraints() {
    return StreamReadConstraints.builder()
        .maxNestingDepth(MAX_DEPTH)
        .maxStringLength(MAX_TEXT)
        .maxNameLength(MAX_NAME)
        .maxNumberLength(MAX_NUMBER)
        .build();
  }

  static JsonMapper.Builder applyTo(JsonMapper.Builder builder) {
    builder
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(
            DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS,
            DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .addModule(StrictValues.module());
    return builder;
  }
}
