package uk.ragtime.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.testing.TestIssuer;

/** Endpoints are found when they are needed, and are the issuer's own. */
class DiscoveryTest {
  private static final String ISSUER = "https://login.example/realms/ratings";

  private Instant now = Instant.parse("2026-11-29T09:30:00Z");

  @Test
  @DisplayName("C13: an issuer that is away is asked again, and endpoints once read are kept")
  void discoveryIsRetriedAndKept() throws Exception {
    try (TestIssuer issuer = TestIssuer.start()) {
      Discovery discovery = new Discovery(issuer.issuer(), IssuerHttp.standard(), () -> now);
      issuer.available(false);
      assertThatThrownBy(discovery::metadata).isInstanceOf(IssuerUnavailableException.class);

      issuer.available(true);
      URI token = URI.create(issuer.issuer() + "/oauth2/token");
      assertThat(discovery.metadata().endpoint("token_endpoint")).hasValue(token);
      assertThat(discovery.metadata().endpoint("end_session_endpoint")).isEmpty();

      issuer.available(false);
      now = now.plus(Discovery.FRESH);
      assertThat(discovery.metadata().endpoint("token_endpoint")).hasValue(token);
    }
  }

  @Test
  @DisplayName("C13: an issuer's name may end with a slash")
  void aNameMayEndWithASlash() {
    try (TestIssuer issuer = TestIssuer.start()) {
      Discovery discovery = new Discovery(issuer.issuer() + "/", IssuerHttp.standard(), () -> now);

      assertThatThrownBy(discovery::metadata)
          .as("found, and compared letter by letter")
          .rootCause()
          .hasMessageContaining("calls itself " + issuer.issuer());
    }
  }

  @Test
  void anotherIssuersDocumentIsRefused() {
    assertThatThrownBy(() -> IssuerMetadata.of(ISSUER, Map.of("issuer", ISSUER + "/")))
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("calls itself " + ISSUER + "/");
    assertThatThrownBy(() -> IssuerMetadata.of(ISSUER, Map.of()))
        .isInstanceOf(ParseException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://login.example/token", "/token", "file:///etc/passwd", "https://", "a b"})
  void anEndpointThatLeavesTlsOrIsNoAddressIsRefused(String endpoint) {
    assertThatThrownBy(
            () -> IssuerMetadata.of(ISSUER, Map.of("issuer", ISSUER, "token_endpoint", endpoint)))
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("token_endpoint is not an https address");
  }
}
