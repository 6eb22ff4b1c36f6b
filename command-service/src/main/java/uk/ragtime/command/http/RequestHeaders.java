package uk.ragtime.command.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;
import uk.ragtime.web.CorrelationId;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.Violation;

/**
 * The headers of a request that concern its command.
 *
 * @param command the command's id: the generated correlation id of the request, or a new one if the
 *     caller sent a correlation id, which other requests may share
 * @param correlation the correlation id that the caller sent, if any
 * @param expectedVersion the version in {@code If-Match}
 * @param idempotencyKey the key in {@code Idempotency-Key}
 * @param traceParent the W3C trace context; ignored if malformed, as the specification requires
 */
record RequestHeaders(
    UUID command,
    @Nullable String correlation,
    @Nullable Long expectedVersion,
    @Nullable String idempotencyKey,
    @Nullable String traceParent) {
  private static final String IF_MATCH = "If-Match";
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

  /** The specification excludes ids of zeros only. */
  private static final Pattern TRACE_PARENT =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  static RequestHeaders of(HttpServletRequest request, CorrelationId correlation) {
    String ifMatch = request.getHeader(IF_MATCH);
    String key = request.getHeader(IDEMPOTENCY_KEY);
    if (key != null && !KEY.matcher(key).matches()) {
      throw invalid(IDEMPOTENCY_KEY, "must be 1 to 128 visible ASCII characters");
    }
    String trace = request.getHeader("traceparent");
    return new RequestHeaders(
        correlation.offered() ? UUID.randomUUID() : UUID.fromString(correlation.value()),
        correlation.offered() ? correlation.value() : null,
        ifMatch == null ? null : version(ifMatch),
        key,
        trace != null && TRACE_PARENT.matcher(trace).matches() ? trace : null);
  }

  private static Long version(String ifMatch) {
    var matcher = VERSION.matcher(ifMatch.strip());
    if (!matcher.matches()) {
      throw invalid(IF_MATCH, "must be one version as an ETag has it, such as \"7\"");
    }
    return Long.valueOf(matcher.group(1));
  }

  /** The key with a fingerprint of method, path and body. */
  @Nullable IdempotencyKey key(HttpServletRequest request, byte[] body) {
    if (idempotencyKey == null) {
      return null;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String target = request.getMethod() + " " + request.getRequestURI() + "\n";
      digest.update(target.getBytes(StandardCharsets.UTF_8));
      return new IdempotencyKey(idempotencyKey, HexFormat.of().formatHex(digest.digest(body)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static ProblemException invalid(String header, String message) {
    return new ProblemException(
        Problem.INVALID_PARAMETER,
        header + " " + message,
        List.of(new Violation(header, "invalid", message)));
  }
}
