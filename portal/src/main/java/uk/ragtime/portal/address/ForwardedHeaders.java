package uk.ragtime.portal.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the public address from the headers that proxies add: {@code Forwarded} (RFC 7239) before
 * {@code X-Forwarded-*}. Of a list the first value counts, which is the outermost proxy's. A value
 * that makes no sense counts as not sent: it must not make a page fail, nor end up in an address.
 */
final class ForwardedHeaders {
  /** Headers as they came, several of one name joined by commas; empty if there is none. */
  interface Source extends Function<String, String> {}

  /** A host with the port that stood beside it. */
  private record Authority(String host, Optional<Integer> port) {}

  private static final Pattern AUTHORITY =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");
  private static final Pattern PREFIX = Pattern.compile("(?:/[A-Za-z0-9._~-]+)+");
  private static final Pattern DOTS = Pattern.compile("/\\.{1,2}(?:/|$)");
  private static final int HIGHEST_PORT = 65_535;

  private ForwardedHeaders() {}

  /**
   * Returns the public address, or empty where no proxy says anything of it.
   *
   * @param scheme of the connection
   * @param contextPath of the portal itself, beneath the prefix that proxies took away
   */
  static Optional<PublicAddress> read(Source headers, String scheme, String contextPath) {
    String forwarded = headers.apply("Forwarded");
    Optional<String> proto =
        first(values(forwarded, "proto"), ForwardedHeaders::proto)
            .or(() -> first(list(headers.apply("X-Forwarded-Proto")), ForwardedHeaders::proto))
            .or(() ->
                headers.apply("X-Forwarded-Ssl").strip().equalsIgnoreCase("on")
                    ? Optional.of("https")
                    : Optional.empty());
    Optional<Authority> host =
        first(values(forwarded, "host"), ForwardedHeaders::authority)
            .or(() -> first(list(headers.apply("X-Forwarded-Host")), ForwardedHeaders::authority));
    Optional<Integer> port = first(list(headers.apply("X-Forwarded-Port")), ForwardedHeaders::port);
    Optional<String> prefix = prefixes(headers.apply("X-Forwarded-Prefix"));
    if (proto.isEmpty() && host.isEmpty() && port.isEmpty() && prefix.isEmpty()) {
      return Optional.empty();
    }
    return host.or(() -> authority(headers.apply("Host")))
        .map(authority ->
            new PublicAddress(
                proto.orElse(scheme),
                authority.host(),
                authority.port().or(() -> port),
                prefix.orElse("") + contextPath));
  }

  private static Optional<String> proto(String value) {
    String proto = value.toLowerCase(Locale.ROOT);
    return Optional.of(proto).filter(known -> known.equals("http") || known.equals("https"));
  }

  private static Optional<Authority> authority(String value) {
    Matcher matcher = AUTHORITY.matcher(value);
    if (!matcher.matches() || !isHost(matcher.group(1))) {
      return Optional.empty();
    }
    if (matcher.group(2) == null) {
      return Optional.of(new Authority(matcher.group(1), Optional.empty()));
    }
    return port(matcher.group(2)).map(port -> new Authority(matcher.group(1), Optional.of(port)));
  }

  private static boolean isHost(String host) {
    try {
      return new URI("http://" + host + "/").getHost() != null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private static Optional<Integer> port(String value) {
    if (!value.matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    return Optional.of(Integer.parseInt(value)).filter(port -> port > 0 && port <= HIGHEST_PORT);
  }

  /** The prefixes of several proxies follow each other; one that makes no sense spoils them all. */
  private static Optional<String> prefixes(String header) {
    StringBuilder all = new StringBuilder();
    for (String value : list(header)) {
      Optional<String> prefix = prefix(value);
      if (prefix.isEmpty()) {
        return Optional.empty();
      }
      all.append(prefix.get());
    }
    return Optional.of(all.toString()).filter(prefix -> !prefix.isEmpty());
  }

  /** A plain path without a slash at its end; empty if it is none, or could leave the host. */
  static Optional<String> prefix(String value) {
    String prefix = value.replaceFirst("/+$", "");
    boolean plain = PREFIX.matcher(prefix).matches() && !DOTS.matcher(prefix).find();
    return Optional.of(prefix).filter(_ -> prefix.isEmpty() || plain);
  }

  /** Values of one parameter of {@code Forwarded}, proxy by proxy, without their quotes. */
  private static List<String> values(String forwarded, String name) {
    return split(forwarded, ',').stream()
        .flatMap(element -> split(element, ';').stream())
        .flatMap(pair -> value(pair, name))
        .toList();
  }

  private static Stream<String> value(String pair, String name) {
    int equals = pair.indexOf('=');
    if (equals < 0 || !pair.substring(0, equals).strip().equalsIgnoreCase(name)) {
      return Stream.empty();
    }
    String value = pair.substring(equals + 1).strip();
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return Stream.of(
        quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value);
  }

  private static List<String> list(String header) {
    return split(header, ',');
  }

  /** Splits where no quoted string is open; parts without content are left out. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == separator && !quoted) {
        parts.add(part.toString().strip());
        part.setLength(0);
        continue;
      }
      part.append(c);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted && i + 1 < text.length()) {
        part.append(text.charAt(++i));
      }
    }
    parts.add(part.toString().strip());
    parts.removeIf(String::isEmpty);
    return parts;
  }

  private static <T> Optional<T> first(List<String> values, Function<String, Optional<T>> meaning) {
    return values.stream().map(meaning).flatMap(Optional::stream).findFirst();
  }
}
