package uk.ragtime.benchmarks.pages;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A persona with a browser, as far as sizes and times are concerned: cookies and compression. */
final class PortalVisitor {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI portal;

  private PortalVisitor(URI portal) {
    this.portal = portal;
  }

  /** Signs a persona in at the local issuer. */
  static PortalVisitor signIn(URI portal, String persona) throws IOException, InterruptedException {
    PortalVisitor visitor = new PortalVisitor(portal);
    HttpResponse<String> choice =
        visitor.http.send(
            request(portal.resolve("/oauth2/authorization/ragtime")).build(),
            HttpResponse.BodyHandlers.ofString());
    Matcher csrf = CSRF.matcher(choice.body());
    String form = "persona=" + persona + (csrf.find() ? "&_csrf=" + encoded(csrf.group(1)) : "");
    HttpResponse<String> home =
        visitor.http.send(
            request(choice.uri().resolve("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (home.statusCode() != 200 || !home.uri().getAuthority().equals(portal.getAuthority())) {
      throw new IllegalStateException("signed in at " + home.uri() + ": " + home.statusCode());
    }
    return visitor;
  }

  /** Bytes of a page or file over the wire, compressed as browsers ask for. */
  byte[] get(String address) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(
            request(portal.resolve(address)).header("Accept-Encoding", "gzip").build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(address + " was answered with " + answer.statusCode());
    }
    return answer.body();
  }

  /** A page as text. */
  String text(String address) throws IOException, InterruptedException {
    return http.send(request(portal.resolve(address)).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).timeout(PATIENCE).header("Accept", "text/html, */*");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
