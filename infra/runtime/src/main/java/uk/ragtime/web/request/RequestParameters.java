package uk.ragtime.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;

/** Parameters of a request by name: those of its path first, then those of its query. */
public final class RequestParameters {
  private static final String PARSED = RequestParameters.class.getName();

  private final Map<?, ?> path;
  private final Map<String, List<String>> query;

  private RequestParameters(Map<?, ?> path, Map<String, List<String>> query) {
    this.path = path;
    this.query = query;
  }

  /**
   * Parses the query strictly: a form in the body is no part of it.
   *
   * @throws ProblemException malformed-request, if the query is not percent-encoded UTF-8 or
   *     contains NUL
   */
  public static RequestParameters of(HttpServletRequest request) {
    if (request.getAttribute(PARSED) instanceof RequestParameters parsed) {
      return parsed;
    }
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    var parsed =
        new RequestParameters(
            variables instanceof Map<?, ?> path ? path : Map.of(), parse(request.getQueryString()));
    request.setAttribute(PARSED, parsed);
    return parsed;
  }

  /** Null if the parameter is absent. */
  public @Nullable String get(String name) {
    if (path.get(name) instanceof String variable) {
      return variable;
    }
    List<String> values = query.get(name);
    return values == null ? null : values.getFirst();
  }

  boolean isInPath(String name) {
    return path.containsKey(name);
  }

  /** The values of each parameter of the query, as often as it was sent. */
  Map<String, List<String>> query() {
    return query;
  }

  private static Map<String, List<String>> parse(@Nullable String query) {
    Map<String, List<String>> parsed = new LinkedHashMap<>();
    if (query == null) {
      return parsed;
    }
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        parsed.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
      }
    }
    return parsed;
  }

  private static String decoded(String encoded) {
    byte[] octets = new byte[encoded.length()];
    int length = 0;
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        octets[length++] = octet(encoded, i + 1);
        i += 2;
      } else if (c < 0x80) {
        octets[length++] = (byte) (c == '+' ? ' ' : c);
      } else {
        throw malformed("has a character that is not encoded with %");
      }
    }
    try {
      String text = Utf8.decode(octets, length);
      if (text.indexOf('\0') >= 0) {
        throw malformed("contains a control character, NUL (%00)");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw malformed("is not UTF-8, encoded with %").causedBy(e);
    }
  }

  private static byte octet(String encoded, int at) {
    int high = at + 1 < encoded.length() ? Character.digit(encoded.charAt(at), 16) : -1;
    int low = high < 0 ? -1 : Character.digit(encoded.charAt(at + 1), 16);
    if (low < 0) {
      throw malformed("has a % without two hexadecimal digits; write % itself as %25");
    }
    return (byte) (high * 16 + low);
  }

  private static ProblemException malformed(String fault) {
    return Problem.MALFORMED_REQUEST.because("The query of the address " + fault);
  }
}
