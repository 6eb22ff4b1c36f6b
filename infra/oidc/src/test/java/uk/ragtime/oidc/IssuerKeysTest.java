package uk.ragtime.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.TestIssuer;

/** Requests for the issuer's keys, and the behaviour when it does not answer. */
class IssuerKeysTest {
  private static final String KEY = "key-1";
  private static final String NEXT_KEY = "key-2";

  private final TestIssuer issuer = TestIssuer.start();
  private Instant now = Instant.parse("2026-11-23T09:30:00Z");
  private final IssuerKeys keys =
      IssuerKeys.at(URI.create(issuer.jwksUri()), IssuerHttp.standard(), () -> now);

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void nothingIsAskedBeforeTheFirstToken() {
    assertThat(issuer.keyRequests()).isZero();
  }

  @Test
  void keysAreAskedForOnceWhileFresh() throws KeySourceException {
    assertThat(find(KEY)).hasSize(1);
    later(IssuerKeys.FRESH.minusSeconds(1));
    assertThat(find(KEY)).hasSize(1);

    assertThat(issuer.keyRequests()).isEqualTo(1);
  }

  @Test
  void agedKeysAreAskedForAgain() throws KeySourceException {
    find(KEY);
    later(IssuerKeys.FRESH);
    issuer.changeKey();

    assertThat(find(KEY)).as("taken back").isEmpty();
  }

  @Test
  void aNewKeyIsFoundBeforeTheOldOnesAge() throws KeySourceException {
    find(KEY);
    issuer.changeKey();
    later(IssuerKeys.PAUSE);

    assertThat(find(NEXT_KEY)).hasSize(1);
  }

  @Test
  void inventedKeysDoNotFloodTheIssuer() throws KeySourceException {
    find(KEY);
    for (int i = 0; i < 100; i++) {
      assertThat(find("invented-" + i)).isEmpty();
    }
    assertThat(issuer.keyRequests()).isEqualTo(1);

    later(IssuerKeys.PAUSE);
    for (int i = 0; i < 100; i++) {
      assertThat(find("invented-" + i)).isEmpty();
    }
    assertThat(issuer.keyRequests()).isEqualTo(2);
  }

  @Test
  void anIssuerThatIsAwayIsToldFromAKeyThatIsUnknown() throws KeySourceException {
    issuer.available(false);
    assertThatThrownBy(() -> find(KEY)).isInstanceOf(RemoteKeySourceException.class);

    issuer.available(true);
    assertThat(find(KEY)).hasSize(1);
  }

  @Test
  void knownKeysServeWhileTheIssuerIsAwayButNotForEver() throws KeySourceException {
    find(KEY);
    issuer.available(false);

    later(IssuerKeys.USABLE.minusSeconds(1));
    assertThat(find(KEY)).hasSize(1);
    assertThat(find("invented")).isEmpty();
    assertThat(issuer.keyRequests()).as("one try in a pause").isEqualTo(2);

    later(Duration.ofSeconds(1));
    assertThatThrownBy(() -> find(KEY)).isInstanceOf(RemoteKeySourceException.class);
  }

  @Test
  void discoveredKeysWaitForTheIssuerToo() throws KeySourceException {
    IssuerHttp http = IssuerHttp.standard();
    IssuerKeys discovered =
        IssuerKeys.discovered(new Discovery(issuer.issuer(), http, () -> now), http, () -> now);
    issuer.available(false);
    assertThatThrownBy(() -> find(discovered, KEY)).isInstanceOf(RemoteKeySourceException.class);

    issuer.available(true);
    assertThat(find(discovered, KEY)).hasSize(1);

    issuer.available(false);
    later(IssuerKeys.FRESH);
    assertThat(find(discovered, KEY)).as("known keys go on").hasSize(1);
  }

  @Test
  @DisplayName("C8: keys that are unknown or broken are passed over one by one")
  void unknownKeysArePassedOver() throws KeySourceException {
    issuer.alsoServes(
        Map.of("kty", "EC", "crv", "X-unheard-of", "kid", "curve", "x", "AQ", "y", "AQ"),
        Map.of("kty", "AKP", "alg", "ML-DSA-44", "kid", "type", "pub", "AQ"),
        Map.of("kty", "RSA", "kid", "broken"),
        Map.of("kid", "no type"),
        Map.of("kty", 7, "kid", "typed wrongly"),
        "not an object");

    assertThat(find(KEY)).hasSize(1);
    for (String other : List.of("curve", "type", "broken", "no type", "typed wrongly")) {
      assertThat(find(other)).as(other).isEmpty();
    }

    later(IssuerKeys.USABLE);
    assertThat(find(KEY)).as("after a fresh read").hasSize(1);
  }

  private List<JWK> find(String id) throws KeySourceException {
    return find(keys, id);
  }

  private static List<JWK> find(IssuerKeys keys, String id) throws KeySourceException {
    return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null);
  }

  private void later(Duration time) {
    now = now.plus(time);
  }
}
