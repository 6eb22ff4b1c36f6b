package uk.ragtime.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.TestIssuer;

/** When the issuer is asked for its keys, and what happens when it does not answer. */
class IssuerKeysTest {
  private static final String KEY = "key-1";
  private static final String NEXT_KEY = "key-2";

  private final TestIssuer issuer = TestIssuer.start();
  private Instant now = Instant.parse("2026-11-23T09:30:00Z");
  private final IssuerKeys keys = new IssuerKeys(address(), () -> now);

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

  private List<JWK> find(String id) throws KeySourceException {
    return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null);
  }

  private void later(Duration time) {
    now = now.plus(time);
  }

  private java.net.URL address() {
    try {
      return URI.create(issuer.jwksUri()).toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
