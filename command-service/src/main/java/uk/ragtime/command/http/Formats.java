package uk.ragtime.command.http;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
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
          new Problem("malformed-yaml", 400, "The body is not YAML that can be read"));

  private Formats() {}
}
