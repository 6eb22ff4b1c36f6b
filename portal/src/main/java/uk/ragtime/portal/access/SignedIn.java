package uk.ragtime.portal.access;

import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/**
 * Identity of a visitor, all that the session keeps of it: claims that the pages or the end of the
 * session need, and nothing else of what the issuer tells, such as addresses.
 *
 * @param idToken shown to the issuer when the visitor signs out
 */
record SignedIn(
    String idToken, @Nullable Instant issued, @Nullable Instant ends, Map<String, Object> claims)
    implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final Set<String> KEPT = Set.of("iss", "sub", "sid", "name", "preferred_username");

  static SignedIn of(OidcUser user) {
    Map<String, Object> claims = new HashMap<>();
    for (String name : KEPT) {
      Object value = user.getClaims().get(name);
      if (value != null) {
        claims.put(name, value.toString());
      }
    }
    OidcIdToken token = user.getIdToken();
    return new SignedIn(token.getTokenValue(), token.getIssuedAt(), token.getExpiresAt(), claims);
  }

  Authentication authentication() {
    OidcIdToken token = new OidcIdToken(idToken, issued, ends, claims);
    List<GrantedAuthority> authorities = List.of(new OidcUserAuthority(token));
    return new OAuth2AuthenticationToken(
        new DefaultOidcUser(authorities, token), authorities, SignIn.REGISTRATION);
  }

  /** Without token and names. */
  @Override
  public String toString() {
    return "SignedIn[" + Objects.hashCode(claims.get("sub")) + "]";
  }
}
