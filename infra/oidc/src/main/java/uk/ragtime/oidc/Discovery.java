package uk.ragtime.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The issuer's discovery document (OpenID Connect Discovery 1.0), read when it is first needed: a
 * service starts without its issuer.
 */
public final class Discovery {
  /** A moved endpoint is noticed after this long. */
  static final Duration FRESH = Duration.ofHours(1);

  /** Endpoints rarely move, and an issuer that is away is reported where they are used. */
  private static final Duration USABLE = Duration.ofDays(365);

  private final String issuer;
  private final RemoteDocument<IssuerMetadata> document;

  /**
   * @param issuer its name, letter by letter, which is also the beginning of the document's address
   */
  public Discovery(String issuer, IssuerHttp http, InstantSource clock) {
    this.issuer = issuer;
    URI address = URI.create(withoutTrailingSlash(issuer) + "/.well-known/openid-configuration");
    this.document =
        new RemoteDocument<>(
            "The issuer's configuration at " + address,
            () -> IssuerMetadata.of(issuer, JSONObjectUtils.parse(http.read(address))),
            USABLE,
            clock);
  }

  /**
   * Returns the issuer's endpoints.
   *
   * @throws IssuerUnavailableException if they were never read and cannot be now
   */
  public IssuerMetadata metadata() throws IssuerUnavailableException {
    return document.notOlderThan(FRESH);
  }

  /** The endpoints if they were read before; asks nobody. */
  public Optional<IssuerMetadata> known() {
    return Optional.ofNullable(document.known());
  }

  String issuer() {
    return issuer;
  }

  private static String withoutTrailingSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
