package uk.ragtime.oidc;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's public keys, read when the first token comes and again when they have aged or a
 * token names a key not among them. An unknown key is the caller's fault; keys that cannot be read
 * are the issuer's, and only then is {@link RemoteKeySourceException} thrown.
 */
public final class IssuerKeys implements JWKSource<SecurityContext> {
  /** A key taken back is noticed after this long. */
  static final Duration FRESH = Duration.ofMinutes(5);

  /** An issuer that is away for longer than this takes us with it. */
  static final Duration USABLE = Duration.ofHours(1);

  /** Tokens with invented key ids make us ask the issuer this often and no more. */
  static final Duration PAUSE = RemoteDocument.PAUSE;

  private interface Address {
    URI get() throws IOException;
  }

  private final RemoteDocument<JWKSet> keys;

  private IssuerKeys(String name, Address address, IssuerHttp http, InstantSource clock) {
    this.keys =
        new RemoteDocument<>(name, () -> KeySet.parse(http.read(address.get())), USABLE, clock);
  }

  /** Keys at a known address. */
  public static IssuerKeys at(URI address, IssuerHttp http, InstantSource clock) {
    return new IssuerKeys("The issuer's key set at " + address, () -> address, http, clock);
  }

  /** Keys where the issuer's discovery document says that they are. */
  public static IssuerKeys discovered(Discovery discovery, IssuerHttp http, InstantSource clock) {
    return new IssuerKeys(
        "The key set of the issuer " + discovery.issuer(),
        () -> discovery.metadata().keys(),
        http,
        clock);
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws RemoteKeySourceException {
    List<JWK> found = selector.select(notOlderThan(FRESH));
    return found.isEmpty() ? selector.select(notOlderThan(PAUSE)) : found;
  }

  private JWKSet notOlderThan(Duration age) throws RemoteKeySourceException {
    try {
      return keys.notOlderThan(age);
    } catch (IssuerUnavailableException e) {
      throw new RemoteKeySourceException("The issuer's keys", e);
    }
  }
}
