package uk.ragtime.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.Violation;

/**
 * Value of {@code If-Match} or {@code If-None-Match}, as RFC 9110 defines it: a list of entity
 * tags, or {@code *} for any. Weak tags count as strong ones do, because proxies that compress
 * weaken them on the way, and ours denote a version and not its bytes.
 *
 * @param any whether it is {@code *}
 * @param tags opaque parts, without quotation marks
 */
public record EntityTags(boolean any, List<String> tags) {
  private static final Pattern TAG =
      Pattern.compile(
          "[ \\t]*(?:W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"[ \\t]*(,|\\z)|[ \\t]*(,|\\z)");

  public EntityTags {
    tags = List.copyOf(tags);
  }

  /**
   * The tags in all headers of a name; null if there is none.
   *
   * @throws ProblemException invalid-parameter
   */
  public static @Nullable EntityTags of(HttpServletRequest request, String header) {
    List<String> values = Collections.list(request.getHeaders(header));
    return values.isEmpty() ? null : parse(header, String.join(",", values));
  }

  static EntityTags parse(String header, String value) {
    if (value.strip().equals("*")) {
      return new EntityTags(true, List.of());
    }
    List<String> tags = new ArrayList<>();
    Matcher matcher = TAG.matcher(value);
    int end = 0;
    while (end < value.length()) {
      if (!matcher.region(end, value.length()).lookingAt()) {
        throw refused(header);
      }
      String tag = matcher.group(1);
      if (tag != null) {
        tags.add(tag);
      }
      end = matcher.end();
    }
    if (tags.isEmpty()) {
      throw refused(header);
    }
    return new EntityTags(false, tags);
  }

  private static ProblemException refused(String header) {
    String message = "must be * or ETags, such as \"7\" or W/\"7\", separated by commas";
    return new ProblemException(
        Problem.INVALID_PARAMETER,
        header + " " + message,
        List.of(new Violation(header, "invalid", message)));
  }
}
