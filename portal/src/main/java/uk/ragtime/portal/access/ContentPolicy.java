package uk.ragtime.portal.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;
import uk.ragtime.oidc.Discovery;
import uk.ragtime.portal.PortalSettings;

/**
 * Writes the content security policy: nothing inline, nothing from elsewhere, and no script but the
 * portal's own file, which asks the portal alone. Signing out posts a form that is redirected to
 * the issuer, and browsers apply form-action to such redirects: hence its origin, and that of its
 * end-session endpoint, which may be another.
 */
@Component
final class ContentPolicy implements HeaderWriter {
  private static final String BASE =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

  private final URI issuer;
  private final Optional<URI> endSession;
  private final Discovery discovery;

  ContentPolicy(PortalSettings settings, ClientSettings client, Discovery discovery) {
    this.issuer = settings.issuer();
    this.endSession = Optional.ofNullable(client.endpoints().endSession());
    this.discovery = discovery;
  }

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    Optional<URI> discovered =
        discovery.known().flatMap(known -> known.endpoint("end_session_endpoint"));
    String origins =
        Stream.concat(Stream.of(issuer), endSession.or(() -> discovered).stream())
            .map(ContentPolicy::origin)
            .distinct()
            .collect(Collectors.joining(" "));
    response.setHeader("Content-Security-Policy", BASE + " " + origins);
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
