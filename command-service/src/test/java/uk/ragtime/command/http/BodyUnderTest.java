package uk.ragtime.command.http;

import org.springframework.mock.web.MockHttpServletRequest;

/** The fields of a body as an endpoint is given them. */
public final class BodyUnderTest {
  private BodyUnderTest() {}

  public static Fields jsonOrYaml(String type, byte[] body) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setContentType(type);
    return Fields.of(BodyParser.jsonOrYaml(request, body));
  }
}
