package uk.ragtime.command.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;
import uk.ragtime.web.Problem;
import uk.ragtime.web.json.StrictJson;
import uk.ragtime.web.request.BodyFormat;

/** Formats of handwritten documents. */
final class Formats {
  static final BodyFormat YAML =
      new BodyFormat(
          "YAML",
          "application/yaml",
          YAMLMapper.builder(
                  YAMLFactory.builder()
                      .streamReadConstraints(StrictJson.factory().streamReadConstraints())
                      .build())
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build(),
          new Problem("malformed-yaml", 400, "The body is not YAML that can be read"),
          Formats::aliasRefusal);

  private Formats() {}

  /** An alias would be read as the text of its name, in place of what it stands for. */
  private static @Nullable String aliasRefusal(JsonParser parser) {
    return parser instanceof YAMLParser yaml && yaml.isCurrentAlias()
        ? "The body uses an alias (*); write out what it stands for"
        : null;
  }
}
