package uk.ragtime.web.security;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import uk.ragtime.web.OperatorRegistry;

/**
 * Admits to the metrics: operators, and tokens whose scope is for that and nothing else. A
 * monitoring system therefore needs no operator's token, with which it could register partnerships.
 */
final class MetricsAccess implements AuthorizationManager<RequestAuthorizationContext> {
  /** The scope that the issuer grants to monitoring systems. */
  static final String SCOPE = "ragtime.metrics";

  /** Issuers name the claim differently; it is a text with blanks between, or a list. */
  private static final List<String> CLAIMS = List.of("scope", "scp");

  private final OperatorRegistry operators;

  MetricsAccess(OperatorRegistry operators) {
    this.operators = operators;
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    Authentication known = authentication.get();
    var caller = CallerArgument.of(known);
    return new AuthorizationDecision(
        known != null && caller != null && (operators.contains(caller) || hasScope(known)));
  }

  private static boolean hasScope(Authentication authentication) {
    return authentication instanceof JwtAuthenticationToken token
        && CLAIMS.stream()
            .flatMap(claim -> scopes(token.getToken().getClaim(claim)))
            .anyMatch(SCOPE::equals);
  }

  private static Stream<?> scopes(@Nullable Object claim) {
    return switch (claim) {
      case String text -> Stream.of(text.split(" "));
      case Collection<?> list -> list.stream();
      case null, default -> Stream.empty();
    };
  }
}
