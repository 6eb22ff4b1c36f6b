package uk.ragtime.web.request;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.ObjectMapper;
import uk.ragtime.web.Problem;
import uk.ragtime.web.json.StrictJson;

/**
 * A format of bodies.
 *
 * @param mediaType its media type; types that end with its subtype as a suffix are read alike
 * @param mapper reads it as a tree
 * @param malformed the problem of a body that is not of this format
 * @param tokenCheck null if every token is accepted
 */
public record BodyFormat(
    String name,
    String mediaType,
    ObjectMapper mapper,
    Problem malformed,
    @Nullable TokenCheck tokenCheck) {
  /** Refuses what a format has and its mapper misreads. */
  @FunctionalInterface
  public interface TokenCheck {
    /**
     * @return a sentence that refuses the token at which a parser is; null if it is accepted
     */
    @Nullable String refusal(JsonParser parser);
  }

  public static final BodyFormat JSON =
      new BodyFormat("JSON", "application/json", StrictJson.mapper(), Problem.MALFORMED_JSON, null);

  boolean isOf(String type) {
    return type.equals(mediaType) || type.endsWith(mediaType.replace("application/", "+"));
  }
}
