package uk.ragtime.portal.access;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.oidc.Discovery;
import uk.ragtime.oidc.IssuerMetadata;
import uk.ragtime.oidc.IssuerUnavailableException;

/**
 * The endpoints of the issuer that sign-in needs.
 *
 * @param userInfo absent where the issuer has none: names then come from the ID token alone
 * @param endSession absent where the issuer has none: signing out then ends the session here only
 */
record IssuerEndpoints(
    URI authorization, URI token, Optional<URI> userInfo, Optional<URI> endSession) {

  /**
   * Reads the endpoints that the settings do not name; not at all, if these name those that sign-in
   * cannot do without.
   *
   * @throws IssuerUnavailableException if the issuer does not answer, or lacks one of these
   */
  static IssuerEndpoints of(ClientSettings.Endpoints set, Discovery discovery)
      throws IssuerUnavailableException {
    if (set.authorization() != null && set.token() != null && set.jwks() != null) {
      return new IssuerEndpoints(
          set.authorization(),
          set.token(),
          Optional.ofNullable(set.userInfo()),
          Optional.ofNullable(set.endSession()));
    }
    IssuerMetadata issuer = discovery.metadata();
    return new IssuerEndpoints(
        required(set.authorization(), issuer, "authorization_endpoint"),
        required(set.token(), issuer, "token_endpoint"),
        Optional.ofNullable(set.userInfo()).or(() -> issuer.endpoint("userinfo_endpoint")),
        Optional.ofNullable(set.endSession()).or(() -> issuer.endpoint("end_session_endpoint")));
  }

  private static URI required(@Nullable URI set, IssuerMetadata issuer, String name)
      throws IssuerUnavailableException {
    return set != null ? set : issuer.required(name);
  }
}
