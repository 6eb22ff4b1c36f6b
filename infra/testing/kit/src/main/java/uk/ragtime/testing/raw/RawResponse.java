package uk.ragtime.testing.raw;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A response, byte for byte.
 *
 * @param headers in the order in which they came
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares answers but by their bytes.
public record RawResponse(int status, List<RawHeader> headers, byte[] body) {
  private static final int MAX_SHOWN = 1_000;

  /** The connection was closed without a word. */
  static final RawResponse NONE = new RawResponse(0, List.of(), new byte[0]);

  public boolean isNone() {
    return status == 0;
  }

  /** The header's value; an empty text if there is none. */
  public String header(String name) {
    return firstHeader(name).orElse("");
  }

  /** Value of the first header of that name. */
  public Optional<String> firstHeader(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(RawHeader::value)
        .findFirst();
  }

  /** Without parameters such as the charset. */
  public String mediaType() {
    return header("Content-Type").split(";", 2)[0].strip();
  }

  public String text() {
    return new String(body, UTF_8);
  }

  /**
   * @throws tools.jackson.core.JacksonException if it is no JSON
   */
  public JsonNode json() {
    return Json.STRICT.readTree(body);
  }

  @Override
  public String toString() {
    String said = text();
    return status
        + " "
        + mediaType()
        + " "
        + (said.length() > MAX_SHOWN ? said.substring(0, MAX_SHOWN) + "…" : said);
  }
}
