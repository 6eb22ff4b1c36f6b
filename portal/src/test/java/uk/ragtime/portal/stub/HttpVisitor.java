package uk.ragtime.portal.stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A visitor with cookies who follows redirects and reads pages as text. */
public final class HttpVisitor {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([a-zA-Z]+)\" value=\"([^\"]*)\"");

  private final String portal;
  private final HttpClient http;

  public HttpVisitor(String portal, HttpClient.Redirect redirects) {
    this.portal = portal;
    this.http =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(redirects)
            .build();
  }

  public HttpVisitor(String portal) {
    this(portal, HttpClient.Redirect.ALWAYS);
  }

  private HttpVisitor(String portal, HttpClient http) {
    this.portal = portal;
    this.http = http;
  }

  /** The same browser at another portal of the same host: cookies do not know ports. */
  public HttpVisitor at(String another) {
    return new HttpVisitor(another, http);
  }

  /** A page without the portal's own script, to look for any other. */
  public static String withoutOwnScript(String page) {
    return page.replaceFirst(
        "<script src=\"/assets/ragtime-[0-9a-f]+\\.js\" defer=\"defer\"></script>", "");
  }

  /** Value of a hidden field of a page. */
  public static String hidden(HttpResponse<String> page, String name) {
    Matcher matcher =
        Pattern.compile("name=\"" + Pattern.quote(name) + "\" value=\"([^\"]*)\"")
            .matcher(page.body());
    if (!matcher.find()) {
      throw new AssertionError("The page has no hidden field " + name);
    }
    return matcher.group(1);
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(portal + path)).GET());
  }

  /** The headers of a page alone. */
  public HttpResponse<String> head(String path) {
    return send(HttpRequest.newBuilder(URI.create(portal + path)).HEAD());
  }

  /** With headers of its own, given as name and value by turns. */
  public HttpResponse<String> get(String path, String... headers) {
    return send(HttpRequest.newBuilder(URI.create(portal + path)).headers(headers).GET());
  }

  public HttpResponse<String> post(String path, String form) {
    return send(
        HttpRequest.newBuilder(URI.create(portal + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  /**
   * Sends a form with a file.
   *
   * @param fields by name and value in turn
   */
  public HttpResponse<String> upload(String path, String file, String... fields) {
    String boundary = "----of-the-test";
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      part(body, boundary, "name=\"" + fields[i] + "\"", fields[i + 1]);
    }
    part(body, boundary, "name=\"file\"; filename=\"c.yaml\"", file);
    body.append("--").append(boundary).append("--\r\n");
    return send(
        HttpRequest.newBuilder(URI.create(portal + path))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private static void part(StringBuilder body, String boundary, String name, String value) {
    body.append("--").append(boundary).append("\r\n");
    body.append("Content-Disposition: form-data; ").append(name).append("\r\n\r\n");
    body.append(value).append("\r\n");
  }

  /** Sends a form of a page with its token and its key, and these fields, each name=value. */
  public HttpResponse<String> send(String page, String address, String... fields) {
    return send(get(page), address, fields);
  }

  /** The same from a page that is open. */
  public HttpResponse<String> send(HttpResponse<String> page, String address, String... fields) {
    return post(address, form(page) + "&key=" + hidden(page, "key") + encoded(fields));
  }

  /** Sends a form with all hidden fields of its page, and with what was typed, each name=value. */
  public HttpResponse<String> sendWithHidden(
      HttpResponse<String> page, String address, String... typed) {
    Stream<String> hidden =
        HIDDEN
            .matcher(page.body())
            .results()
            .filter(field -> !field.group(1).equals("_csrf"))
            .map(field -> field.group(1) + "=" + unescaped(field.group(2)));
    return post(page, address, Stream.concat(hidden, Arrays.stream(typed)).toArray(String[]::new));
  }

  private static String unescaped(String value) {
    return value.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"");
  }

  /** Sends a form of a page with its token and these fields, each name=value. */
  public HttpResponse<String> post(HttpResponse<String> page, String address, String... fields) {
    return post(address, form(page) + encoded(fields));
  }

  private static String form(HttpResponse<String> page) {
    return "_csrf=" + csrf(page);
  }

  private static String encoded(String... fields) {
    StringBuilder encoded = new StringBuilder();
    for (String field : fields) {
      String[] named = field.split("=", 2);
      encoded
          .append('&')
          .append(named[0])
          .append('=')
          .append(URLEncoder.encode(named[1], StandardCharsets.UTF_8));
    }
    return encoded.toString();
  }

  /** The token that a page's form would send along. */
  public static String csrf(HttpResponse<String> page) {
    Matcher matcher = CSRF.matcher(page.body());
    if (!matcher.find()) {
      throw new AssertionError("The page has no form with a token");
    }
    return matcher.group(1);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(
          request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
