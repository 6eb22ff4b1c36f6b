package uk.ragtime.operator;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Signs the operator in with a browser on any device: the OAuth 2.0 device authorization grant (RFC
 * 8628). The tokens stay in memory; a command that outlives the first one refreshes it, or asks the
 * operator again where the issuer gave no refresh token.
 */
final class DeviceSignIn implements TokenSource {
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

  /** RFC 8628, sections 3.2 and 3.5: the interval where none is given, and each slow_down adds. */
  private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);

  private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);

  /** The longest that a sign-in is waited for, whatever lifetime the issuer gives its code. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

  /** A token is renewed this long before it expires, so that it does not expire on its way. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  /** Of a token without {@code expires_in}. */
  private static final Duration USUAL_LIFETIME = Duration.ofMinutes(5);

  /** Waits between two polls; a test does not. */
  interface Pause {
    void last(Duration duration) throws InterruptedException;
  }

  private record Tokens(String access, Instant renewAt, @Nullable String refresh) {}

  /** The code that the operator confirms, and how the issuer wants to be polled about it. */
  private record Pending(String deviceCode, Instant expiresAt, Duration interval) {}

  private final IssuerClient issuer;
  private final String clientId;
  private final String scope;
  private final PrintStream prompts;
  private final InstantSource clock;
  private final Pause pause;

  private IssuerClient.@Nullable Endpoints endpoints;
  private @Nullable Tokens tokens;

  DeviceSignIn(String issuer, String clientId, String scope, PrintStream prompts) {
    this(issuer, clientId, scope, prompts, InstantSource.system(), Thread::sleep);
  }

  DeviceSignIn(
      String issuer,
      String clientId,
      String scope,
      PrintStream prompts,
      InstantSource clock,
      Pause pause) {
    this.issuer = new IssuerClient(issuer);
    this.clientId = clientId;
    this.scope = scope;
    this.prompts = prompts;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public String origin() {
    return issuer.issuer();
  }

  @Override
  public String token() throws InterruptedException {
    Tokens current = tokens;
    if (current == null || !clock.instant().isBefore(current.renewAt())) {
      current = renew(current);
      tokens = current;
    }
    return current.access();
  }

  private Tokens renew(@Nullable Tokens expired) throws InterruptedException {
    try {
      IssuerClient.Endpoints known = endpoints;
      if (known == null) {
        known = issuer.discover();
        endpoints = known;
      }
      if (expired != null && expired.refresh() != null) {
        Optional<Tokens> refreshed = refresh(known, expired.refresh());
        if (refreshed.isPresent()) {
          return refreshed.get();
        }
      }
      return signIn(known);
    } catch (IOException e) {
      throw new OperatorException(
          "The issuer " + issuer.issuer() + " does not answer. Is RAGTIME_ISSUER right?", e);
    }
  }

  private Optional<Tokens> refresh(IssuerClient.Endpoints endpoints, String refreshToken)
      throws IOException, InterruptedException {
    JsonNode answer =
        issuer.post(
            endpoints.token(),
            Map.of(
                "grant_type", "refresh_token",
                "refresh_token", refreshToken,
                "client_id", clientId));
    // RFC 6749, section 6: without a new refresh token, the old one stays valid.
    return answer.has("access_token")
        ? Optional.of(tokens(answer, refreshToken))
        : Optional.empty();
  }

  private Tokens signIn(IssuerClient.Endpoints endpoints) throws IOException, InterruptedException {
    JsonNode answer =
        issuer.post(endpoints.deviceAuthorization(), Map.of("client_id", clientId, "scope", scope));
    if (!answer.hasNonNull("device_code")) {
      throw refused(answer);
    }
    prompt(answer);
    Duration lifetime = seconds(answer, "expires_in", LONGEST_WAIT, LONGEST_WAIT);
    Duration interval = seconds(answer, "interval", USUAL_INTERVAL, LONGEST_INTERVAL);
    return poll(
        endpoints,
        new Pending(
            answer.get("device_code").asString(), clock.instant().plus(lifetime), interval));
  }

  private void prompt(JsonNode answer) {
    String complete = printable(answer.path("verification_uri_complete").asString(""));
    String address = printable(answer.path("verification_uri").asString(""));
    String code = printable(answer.path("user_code").asString(""));
    prompts.println("Sign in as an operator: open " + address + " and enter the code " + code);
    if (!complete.isEmpty()) {
      prompts.println("or open " + complete);
    }
  }

  private Tokens poll(IssuerClient.Endpoints endpoints, Pending pending)
      throws InterruptedException {
    Map<String, String> form =
        Map.of("grant_type", GRANT, "device_code", pending.deviceCode(), "client_id", clientId);
    Duration interval = pending.interval();
    while (true) {
      pause.last(interval);
      if (clock.instant().isAfter(pending.expiresAt())) {
        throw new OperatorException("Nobody signed in before the code expired. Try again.");
      }
      try {
        JsonNode answer = issuer.post(endpoints.token(), form);
        if (answer.hasNonNull("access_token")) {
          return tokens(answer, null);
        }
        interval =
            switch (answer.path("error").asString("")) {
              case "authorization_pending" -> interval;
              case "slow_down" -> interval.plus(USUAL_INTERVAL);
              case "access_denied" ->
                  throw new OperatorException("The sign-in was refused. Try again.");
              case "expired_token" ->
                  throw new OperatorException(
                      "Nobody signed in before the code expired. Try again.");
              default -> throw refused(answer);
            };
      } catch (IOException _) {
        // RFC 8628, section 3.5: back off when the issuer does not answer, until the code expires.
        interval =
            interval.multipliedBy(2).compareTo(LONGEST_INTERVAL) > 0
                ? LONGEST_INTERVAL
                : interval.multipliedBy(2);
      }
    }
  }

  private Tokens tokens(JsonNode answer, @Nullable String refreshToken) {
    String access = answer.get("access_token").asString();
    if (!GivenToken.SYNTAX.matcher(access).matches()) {
      throw new OperatorException("The issuer's token is not a bearer token.");
    }
    Duration lifetime = seconds(answer, "expires_in", USUAL_LIFETIME, Duration.ofDays(1));
    String refresh = answer.path("refresh_token").asString("");
    return new Tokens(
        access,
        clock.instant().plus(lifetime).minus(MARGIN),
        refresh.isEmpty() ? refreshToken : refresh);
  }

  private static OperatorException refused(JsonNode answer) {
    String error = printable(answer.path("error").asString("no error code"));
    String description = printable(answer.path("error_description").asString(""));
    return OperatorException.badSetting(
        "The issuer refuses the sign-in ("
            + error
            + (description.isEmpty() ? "" : ": " + description)
            + "). Check RAGTIME_CLIENT_ID and RAGTIME_SCOPE.");
  }

  private static Duration seconds(JsonNode answer, String name, Duration usual, Duration most) {
    long given = answer.path(name).asLong(usual.toSeconds());
    return Duration.ofSeconds(Math.clamp(given, 1, most.toSeconds()));
  }

  /** The issuer's text, without characters that a terminal would obey. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "");
  }
}
