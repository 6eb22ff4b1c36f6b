package uk.ragtime.command.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import uk.ragtime.command.dispatch.VersionCondition;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;
import uk.ragtime.kernel.seal.InstallationSecret;
import uk.ragtime.web.CorrelationId;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.Violation;
import uk.ragtime.web.request.EntityTags;

/**
 * The headers of a request that concern its command.
 *
 * @param command the command's id: the generated correlation id of the request, or a new one if the
 *     caller sent a correlation id, which other requests may share
 * @param correlation the correlation id that the caller sent, if any
 * @param conditions those in {@code If-Match} and {@code If-None-Match}
 * @param idempotencyKey the key in {@code Idempotency-Key}
 * @param traceParent the W3C trace context; ignored if malformed, as the specification requires
 */
record RequestHeaders(
    UUID command,
    @Nullable String correlation,
    List<VersionCondition> conditions,
    @Nullable String idempotencyKey,
    @Nullable String traceParent) {
  private static final String FINGERPRINT = "ragtime.uk/fingerprint/v1";
  private static final String IF_MATCH = "If-Match";
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final String IF_NONE_MATCH = "If-None-Match";
  private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,17}");
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

  /** The specification excludes ids of zeros only. */
  private static final Pattern TRACE_PARENT =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  static RequestHeaders of(HttpServletRequest request, CorrelationId correlation) {
    String key = request.getHeader(IDEMPOTENCY_KEY);
    if (key != null && !KEY.matcher(key).matches()) {
      throw invalid(IDEMPOTENCY_KEY, "must be 1 to 128 visible ASCII characters");
    }
    List<String> traces = Collections.list(request.getHeaders("traceparent"));
    String trace = traces.size() == 1 ? traces.getFirst() : null; // several count as none
    return new RequestHeaders(
        correlation.offered() ? UUID.randomUUID() : UUID.fromString(correlation.value()),
        correlation.offered() ? correlation.value() : null,
        conditions(request),
        key,
        trace != null && TRACE_PARENT.matcher(trace).matches() ? trace : null);
  }

  private static List<VersionCondition> conditions(HttpServletRequest request) {
    List<VersionCondition> conditions = new ArrayList<>(2);
    EntityTags match = EntityTags.of(request, IF_MATCH);
    if (match != null) {
      conditions.add(
          match.any()
              ? new VersionCondition.Exists()
              : new VersionCondition.IsOneOf(versions(match)));
    }
    EntityTags noneMatch = EntityTags.of(request, IF_NONE_MATCH);
    if (noneMatch != null) {
      conditions.add(
          noneMatch.any()
              ? new VersionCondition.DoesNotExist()
              : new VersionCondition.IsNoneOf(versions(noneMatch)));
    }
    return conditions;
  }

  /** A tag that we never gave out matches no version. */
  private static Set<Long> versions(EntityTags tags) {
    return tags.tags().stream()
        .filter(tag -> VERSION.matcher(tag).matches())
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }

  /**
   * The key with a fingerprint of method, path and body, which nobody without the secret can
   * compare with a guess at the body; a path may be encoded in several ways.
   */
  @Nullable IdempotencyKey key(HttpServletRequest request, byte[] body, InstallationSecret secret) {
    if (idempotencyKey == null) {
      return null;
    }
    String path = UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8);
    byte[] target = (request.getMethod() + " " + path + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] message = Arrays.copyOf(target, target.length + body.length);
    System.arraycopy(body, 0, message, target.length, body.length);
    return new IdempotencyKey(idempotencyKey, secret.mac(FINGERPRINT, message));
  }

  private static ProblemException invalid(String header, String message) {
    return new ProblemException(
        Problem.INVALID_PARAMETER,
        header + " " + message,
        List.of(new Violation(header, "invalid", message)));
  }
}
