package uk.ragtime.web.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import uk.ragtime.web.OperatorRegistry;

/**
 * Admits to the metrics: operators, and tokens whose scope is for that and nothing else. A
 * monitoring system therefore needs no operator's token, with which it could register partnerships.
 */
final class MetricsAccess implements AuthorizationManager<RequestAuthorizationContext> {
  /** The scope that the issuer grants to monitoring systems. */
  static final String SCOPE = "ragtime.metrics";

  private static final String AUTHORITY = "SCOPE_" + SCOPE;

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
    return authentication.getAuthorities().stream()
        .map(GrantedAuthority::getAuthority)
        .anyMatch(AUTHORITY::equals);
  }
}
