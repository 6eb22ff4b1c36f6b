package uk.ragtime.web.request;

import tools.jackson.databind.ObjectMapper;
import uk.ragtime.web.Problem;
import uk.ragtime.web.json.StrictJson;

/**
 * A format of bodies.
 *
 * @param mediaType its media type; types that end with its subtype as a suffix are read alike
 * @param mapper reads it as a tree
 * @param malformed the problem of a body that is not of this format
 */
public record BodyFormat(String name, String mediaType, ObjectMapper mapper, Problem malformed) {
  public static final BodyFormat JSON =
      new BodyFormat("JSON", "application/json", StrictJson.mapper(), Problem.MALFORMED_JSON);

  boolean isOf(String type) {
    return type.equals(mediaType) || type.endsWith(mediaType.replace("application/", "+"));
  }
}
