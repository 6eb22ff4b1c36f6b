package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageCompressionTest {
  private static final String TEXT = "<p>Tŷ – 50 % “Gwyrdd”</p>".repeat(1_000);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip | true",
        "gzip, deflate, br, zstd | true",
        "br;q=1.0, GZIP;q=0.8, *;q=0.1 | true",
        "br, gzip ; q=0.000 | false",
        "gzip;q=0 | false",
        "br | false",
        "x-gzip | false",
        "'' | false",
        " | false",
      })
  void isAppliedWhereTheBrowserTakesIt(@Nullable String codings, boolean accepted) {
    assertThat(PageCompression.isAccepted(codings)).isEqualTo(accepted);
  }

  @Test
  void aPageIsTheSameAfterwards() throws Exception {
    // when
    MockHttpServletResponse response = answered("gzip", "text/html;charset=UTF-8");

    // then
    assertThat(response.getHeader(HttpHeaders.CONTENT_ENCODING)).isEqualTo("gzip");
    assertThat(response.getHeader(HttpHeaders.VARY)).isEqualTo(HttpHeaders.ACCEPT_ENCODING);
    assertThat(response.getContentLength())
        .isEqualTo(response.getContentAsByteArray().length)
        .isLessThan(TEXT.length() / 10);
    assertThat(unpacked(response)).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @CsvSource({"br, text/html;charset=UTF-8", "gzip, text/plain;charset=UTF-8"})
  void nothingElseIsTouched(String codings, String type) throws Exception {
    // when
    MockHttpServletResponse response = answered(codings, type);

    // then
    assertThat(response.getHeader(HttpHeaders.CONTENT_ENCODING)).isNull();
    assertThat(response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(TEXT);
  }

  @Test
  void aPageThatIsTakenBackLeavesNothing() throws Exception {
    // when
    MockHttpServletResponse response =
        filtered(
            "gzip",
            (_, made) -> {
              made.setContentType("text/html;charset=UTF-8");
              made.getWriter().write(TEXT);
              made.reset();
            });

    // then
    assertThat(response.getHeader(HttpHeaders.CONTENT_ENCODING)).isNull();
    assertThat(response.getContentAsByteArray()).isEmpty();
  }

  private static MockHttpServletResponse answered(String codings, String type) throws Exception {
    return filtered(
        codings,
        (_, made) -> {
          made.setContentType(type);
          made.getWriter().write(TEXT);
          made.getWriter().flush();
        });
  }

  private static MockHttpServletResponse filtered(String codings, FilterChain page)
      throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addHeader(HttpHeaders.ACCEPT_ENCODING, codings);
    MockHttpServletResponse response = new MockHttpServletResponse();
    new PageCompression().doFilter(request, response, page);
    return response;
  }

  private static String unpacked(MockHttpServletResponse response) throws IOException {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(response.getContentAsByteArray()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
