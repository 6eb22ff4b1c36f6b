package uk.ragtime.command.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.json.StrictJson;

/** Reads bodies, JSON or YAML, as trees. */
final class BodyParser {
  static final Problem MALFORMED_YAML =
      new Problem("malformed-yaml", 400, "The body is not YAML that can be read");

  private static final ObjectMapper JSON = StrictJson.mapper();
  private static final ObjectMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .streamReadConstraints(StrictJson.factory().streamReadConstraints())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private BodyParser() {}

  static JsonNode json(HttpServletRequest request, byte[] body) {
    String type = mediaType(request);
    if (type != null && !type.equals("application/json") && !type.endsWith("+json")) {
      throw unsupported("Send application/json");
    }
    return read(JSON, body, Problem.MALFORMED_JSON);
  }

  static JsonNode jsonOrYaml(HttpServletRequest request, byte[] body) {
    return isYaml(request)
        ? read(YAML, body, MALFORMED_YAML)
        : read(JSON, body, Problem.MALFORMED_JSON);
  }

  /** The locations of the fields of a JSON or YAML body. */
  static BodyLocations locations(HttpServletRequest request, byte[] body) {
    return BodyLocations.of(isYaml(request) ? YAML : JSON, body);
  }

  private static boolean isYaml(HttpServletRequest request) {
    String type = mediaType(request);
    if (type == null || type.equals("application/json") || type.endsWith("+json")) {
      return false;
    }
    if (type.equals("application/yaml") || type.endsWith("+yaml")) {
      return true;
    }
    throw unsupported("Send application/json or application/yaml");
  }

  private static JsonNode read(ObjectMapper mapper, byte[] body, Problem malformed) {
    try {
      JsonNode read = mapper.readTree(body);
      if (read == null || read.isMissingNode()) {
        throw malformed.because("A body is needed");
      }
      return read;
    } catch (JacksonException e) {
      var where = e.getLocation();
      throw malformed.because(
          where == null
              ? "The body cannot be read"
              : "The body cannot be read at line %d, column %d"
                  .formatted(where.getLineNr(), where.getColumnNr()));
    }
  }

  private static @Nullable String mediaType(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null ? null : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static ProblemException unsupported(String detail) {
    return Problem.UNSUPPORTED_MEDIA_TYPE.because(detail);
  }
}
