package uk.ragtime.acceptance.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** A person with a browser: cookies, redirects, and the first form of a page. */
final class WebUser {
  private static final Pattern FORM =
      Pattern.compile("<form[^>]*?action=\"([^\"]+)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern HIDDEN =
      Pattern.compile(
          "<input(?=[^>]*type=\"hidden\")(?=[^>]*name=\"([^\"]+)\")[^>]*value=\"([^\"]*)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http;

  WebUser(SSLContext trusting) {
    this.http =
        HttpClient.newBuilder()
            .sslContext(trusting)
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();
  }

  HttpClient http() {
    return http;
  }

  HttpResponse<String> get(String address) {
    return send(HttpRequest.newBuilder(URI.create(address)).GET());
  }

  /** Submits the page's first form: what it hides, and what the person fills in. */
  HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> filled) {
    Matcher form = FORM.matcher(page.body());
    if (!form.find()) {
      throw new AssertionError("No form on " + page.uri() + ": " + page.body());
    }
    Map<String, String> fields = new LinkedHashMap<>();
    HIDDEN
        .matcher(form.group(2))
        .results()
        .forEach(field -> fields.put(field.group(1), field.group(2)));
    fields.putAll(filled);
    return post(page.uri().resolve(form.group(1).replace("&amp;", "&")).toString(), fields);
  }

  HttpResponse<String> post(String address, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw Programs.interrupted(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
