package uk.ragtime.command.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import uk.ragtime.command.dispatch.VersionCondition;
import uk.ragtime.testing.fuzz.Fuzzing;
import uk.ragtime.web.CorrelationId;
import uk.ragtime.web.ProblemException;

/** The headers of a command: preconditions, Idempotency-Key, traceparent and the correlation id. */
public final class RequestHeadersFuzzTest {
  private static final String[] HEADERS = {
    "If-Match", "Idempotency-Key", "traceparent", CorrelationId.HEADER, "If-None-Match"
  };

  public static void fuzzerTestOneInput(byte[] input) {
    MockHttpServletRequest request = new MockHttpServletRequest("PUT", "/v1/kent");
    String[] lines = new String(input, UTF_8).split("\n", -1);
    for (int i = 0; i < HEADERS.length && i < lines.length; i++) {
      if (!lines[i].isEmpty()) {
        request.addHeader(HEADERS[i], lines[i]);
      }
    }
    try {
      CorrelationId correlation =
          CorrelationId.acceptedOrNew(request.getHeader(CorrelationId.HEADER));
      RequestHeaders conditions = RequestHeaders.of(request, correlation);
      for (VersionCondition condition : conditions.conditions()) {
        switch (condition) {
          case VersionCondition.Exists _ -> assertThat(lines[0].strip()).isEqualTo("*");
          case VersionCondition.DoesNotExist _ -> assertThat(lines[4].strip()).isEqualTo("*");
          case VersionCondition.IsOneOf one -> {
            assertThat(lines[0]).contains("\"");
            assertThat(one.versions()).allMatch(version -> version > 0);
          }
          case VersionCondition.IsNoneOf none -> assertThat(lines[4]).contains("\"");
        }
      }
      if (conditions.idempotencyKey() != null) {
        assertThat(conditions.idempotencyKey()).matches("[\\x21-\\x7e]{1,128}");
      }
      if (conditions.traceParent() != null) {
        // The W3C: all zeros are no trace and no parent.
        assertThat(conditions.traceParent())
            .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")
            .doesNotMatch("00-0{32}-.*|00-.{32}-0{16}-.*");
      }
    } catch (ProblemException e) {
      assertThat(e.problem().status()).isEqualTo(400);
    }
  }

  @Test
  void holds() {
    Fuzzing.run(RequestHeadersFuzzTest.class, RequestHeadersFuzzTest::fuzzerTestOneInput);
  }
}
