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
 * Admits to the metrics: operators, and tokens whose scope is for that. A monitoring system
 * therefore needs no operator's token, with which it could register partnerships. A token with this
 * scope reads the metrics and nothing else, no matter whose it is.
 */
final class MetricsAccess implements AuthorizationManager<RequestAuthorizationContext> {
  /** The scope that the issuer grants to monitoring systems. */
  static final String SCOPE = "ragtime.metrics";

  /** Refusal of a token for metrics anywhere else. */
  static final class MetricsOnly extends AuthorizationDecision {
    private MetricsOnly() {
      super(false);
    }
  }

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

  /** Refuses tokens for metrics; for every other token the given rule decides. */
  static AuthorizationManager<RequestAuthorizationContext> excludedFrom(
      AuthorizationManager<RequestAuthorizationContext> rule) {
    return (authentication, context) -> {
      Authentication known = authentication.get();
      return known != null && hasScope(known)
          ? new MetricsOnly()
          : rule.authorize(authentication, context);
    };
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
