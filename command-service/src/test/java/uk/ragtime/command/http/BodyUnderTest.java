package uk.ragtime.command.http;

import uk.ragtime.web.request.BodyFormat;
import uk.ragtime.web.request.BodyReader;
import uk.ragtime.web.request.Fields;

/** The fields of a body as an endpoint is given them. */
public final class BodyUnderTest {
  private BodyUnderTest() {}

  public static Fields jsonOrYaml(String type, byte[] body) {
    return new BodyReader(type, null, body).fields(BodyFormat.JSON, Formats.YAML);
  }
}
